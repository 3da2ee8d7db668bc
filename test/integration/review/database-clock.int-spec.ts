import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ExpireLeasesHandler } from '../../../src/assignments/expire-leases.handler.js';
import { RemindHandler } from '../../../src/assignments/leases/remind.handler.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, assignmentOn, openRound, readyClaims, saveDraft, submit } from '../../support/journey.js';

const DAY_MS = 24 * 3_600_000;
const LEASE_MINUTES = 100;

/** Invariant I13: leases and due dates go by the database's clock, whatever the clock of this process says. */
describe('with the clock of the process frozen', () => {
  let app: TestApp;
  let editor: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    reviewer = await app.person('reviewer@desk.test', ['reviewer']);
  }, 60_000);
  afterEach(() => void jest.useRealTimers());
  afterAll(() => app?.close());

  const freeze = (days: number): void => {
    jest.useFakeTimers({
      now: Date.now() + days * DAY_MS,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
  };

  /** State, and how far the lease and the due date are from the database's now, in whole minutes. */
  async function terms(id: string): Promise<{ state: string; lease: number; due: number }> {
    const [row] = await app.sql.query(
      `SELECT state, round(extract(epoch FROM lease_until - now()) / 60)::int AS lease,
         round(extract(epoch FROM due_at - now()) / 60)::int AS due FROM assignment WHERE id = $1`,
      [id],
    );
    return row;
  }

  async function assigned(): Promise<string> {
    const { claimIds } = await readyClaims(editor);
    const policy = { k: 1, leaseMinutes: LEASE_MINUTES, dueDays: 2 };
    await assign(editor, await openRound(editor, claimIds[0]!, policy), reviewer);
    return assignmentOn(reviewer, claimIds[0]!);
  }

  it.each([
    ['a day ahead', 1],
    ['a day behind', -1],
  ])('%s, terms are those of the database and nothing lapses early', async (_name, days) => {
    freeze(days);
    const id = await assigned();
    expect(await terms(id)).toEqual({ state: 'OFFERED', lease: LEASE_MINUTES, due: 2 * 24 * 60 });
    await app.get(ExpireLeasesHandler).handle();
    await app.get(RemindHandler).handle();
    const [{ count }] = await app.sql.query(
      `SELECT count(*)::int FROM notification WHERE kind = 'assignment.reminder'`,
    );
    expect([(await terms(id)).state, count]).toEqual(['OFFERED', 0]);
    await app.sql.query(`UPDATE assignment SET lease_until = now() + interval '1 minute' WHERE id = $1`, [id]);
    await saveDraft(reviewer, id, { rationale: 'The books of the town.' });
    expect(await terms(id)).toMatchObject({ state: 'IN_PROGRESS', lease: LEASE_MINUTES });
    await submit(reviewer, id);
    const [{ apart }] = await app.sql.query(
      `SELECT abs(extract(epoch FROM now() - submitted_at))::int AS apart FROM assignment WHERE id = $1`,
      [id],
    );
    expect(apart).toBeLessThan(300);
  });

  it('a day behind, a lease that has passed by the database ends', async () => {
    freeze(-1);
    const id = await assigned();
    await app.sql.query(`UPDATE assignment SET lease_until = now() - interval '1 minute' WHERE id = $1`, [id]);
    await app.get(ExpireLeasesHandler).handle();
    expect((await terms(id)).state).toBe('EXPIRED');
  });
});
