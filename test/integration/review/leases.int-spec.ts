import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireLeasesHandler } from '../../../src/assignments/expire-leases.handler.js';
import { RemindHandler } from '../../../src/assignments/leases/remind.handler.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  assign,
  assignmentOn,
  expectStatus,
  openRound,
  readyClaims,
  saveDraft,
  submit,
} from '../../support/journey.js';

describe('leases and due dates', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    reviewer = await app.person('reviewer@desk.test', ['reviewer']);
  }, 60_000);
  afterEach(async () => {
    await app.sql.query(`DELETE FROM notification`);
    const rounds = await app.sql.query(`SELECT id FROM review_round WHERE status = 'OPEN'`);
    for (const { id } of rounds) await second.post(`/rounds/${id}/void`, { reason: 'next test' });
  });
  afterAll(() => app?.close());

  async function assigned(policy: Record<string, unknown> = {}) {
    const { claimIds } = await readyClaims(editor);
    const roundId = await openRound(editor, claimIds[0]!, { k: 1, leaseMinutes: 100, ...policy });
    await assign(editor, roundId, reviewer);
    return { claimId: claimIds[0]!, roundId, id: await assignmentOn(reviewer, claimIds[0]!) };
  }
  /** As if the assignment had been made so many minutes earlier. */
  const age = (id: string, minutes: number) =>
    app.sql.query(
      `UPDATE assignment SET lease_until = lease_until - $2 * interval '1 minute', due_at = due_at - $2 * interval '1 minute' WHERE id = $1`,
      [id, minutes],
    );
  const remind = () => app.get(RemindHandler).handle();
  const toldTo = async (person: TestClient, kind: string): Promise<Record<string, unknown>[]> => {
    const rows = await app.sql.query(
      `SELECT data FROM notification WHERE user_id = $1 AND kind = $2 ORDER BY created_at`,
      [person.id, kind],
    );
    return rows.map(({ data }: { data: Record<string, unknown> }) => data);
  };

  it('remind at half and at nine tenths of the lease, once each, and again when a saved draft has renewed it', async () => {
    const { id } = await assigned();
    const percents = async () => (await toldTo(reviewer, 'assignment.reminder')).map(({ percent }) => percent);
    await remind();
    expect(await percents()).toEqual([]);
    await age(id, 51);
    await remind();
    await remind();
    expect(await percents()).toEqual([50]);
    await age(id, 40);
    await remind();
    await remind();
    expect(await percents()).toEqual([50, 90]);
    await saveDraft(reviewer, id, { rationale: 'so far' });
    await remind();
    expect(await percents()).toEqual([50, 90]);
    await age(id, 95);
    await remind();
    expect(await percents()).toEqual([50, 90, 90]);
  });

  it('remind nobody whose review is submitted', async () => {
    const { id } = await assigned({ k: 2 });
    await submit(reviewer, id);
    await age(id, 95);
    await remind();
    expect(await toldTo(reviewer, 'assignment.reminder')).toEqual([]);
  });

  it('free the place when they end, keep the draft and say so', async () => {
    const { id } = await assigned();
    await saveDraft(reviewer, id, { rationale: 'half a thought' });
    await age(id, 101);
    await app.get(ExpireLeasesHandler).handle();
    await app.get(ExpireLeasesHandler).handle();
    const { body } = await reviewer.get(`/assignments/${id}`);
    expect([body.state, body.review.rationale]).toEqual(['EXPIRED', 'half a thought']);
    expect(await toldTo(reviewer, 'assignment.expired')).toEqual([{ assignmentId: id }]);
  });

  it('tell the editor of record what is overdue, later all editors, once each, and list it', async () => {
    const { id, claimId } = await assigned({ dueDays: 1, leaseMinutes: 43_200, escalateDays: 2 });
    await remind();
    expect(await toldTo(editor, 'assignment.overdue')).toEqual([]);
    expect((await editor.get('/assignments/overdue')).body.items).toEqual([]);
    await age(id, 25 * 60);
    await remind();
    await remind();
    expect(await toldTo(editor, 'assignment.overdue')).toHaveLength(1);
    expect(await toldTo(second, 'assignment.overdue')).toEqual([]);
    const { body } = await expectStatus(200, editor.get('/assignments/overdue'));
    expect(body.items).toMatchObject([
      { assignmentId: id, claimId, reviewerName: 'reviewer', daysOverdue: 0, told: 'EDITOR_OF_RECORD' },
    ]);
    await age(id, 2 * 24 * 60);
    await remind();
    await remind();
    expect(await toldTo(second, 'assignment.overdue')).toHaveLength(1);
    expect((await editor.get('/assignments/overdue')).body.items).toMatchObject([
      { daysOverdue: 2, told: 'ALL_EDITORS' },
    ]);
    expect((await reviewer.get('/assignments/overdue')).status).toBe(403);
  });

  it('page what is overdue, longest first, without what the reader rates', async () => {
    const ids: string[] = [];
    for (const days of [2, 1, 3]) {
      const { id } = await assigned({ dueDays: days, leaseMinutes: 43_200 });
      ids.push(id);
      await age(id, 5 * 24 * 60);
    }
    const first = await expectStatus(200, second.get('/assignments/overdue?limit=2'));
    const rest = await expectStatus(200, second.get(`/assignments/overdue?limit=2&cursor=${first.body.nextCursor}`));
    const seen = [...first.body.items, ...rest.body.items].map((each: { assignmentId: string }) => each.assignmentId);
    expect(seen).toEqual([ids[1], ids[0], ids[2]]);
    const both = await app.person('both@desk.test', ['editor', 'reviewer']);
    const { claimId, roundId } = await assigned({ dueDays: 1, leaseMinutes: 43_200, k: 2 });
    await assign(editor, roundId, both);
    await app.sql.query(`UPDATE assignment SET due_at = now() - interval '9 days' WHERE round_id = $1`, [roundId]);
    const { body } = await both.get('/assignments/overdue');
    expect(body.items.map((each: { claimId: string }) => each.claimId)).not.toContain(claimId);
    await remind();
    const told = (await both.get('/notifications')).body.items
      .filter((each: { kind: string }) => each.kind === 'assignment.overdue')
      .map((each: { claimId: string }) => each.claimId);
    // The third is not late enough for all editors.
    expect(told).toHaveLength(2);
    expect(told).not.toContain(claimId);
  });

  it('take-next says that one is paused, or that all is in other languages', async () => {
    const { claimIds } = await readyClaims(editor);
    await openRound(editor, claimIds[0]!);
    const german = await app.person('german@desk.test', ['reviewer'], ['de']);
    expect((await german.post('/queue/next')).body).toMatchObject({ assignment: null, reason: 'no-language' });
    await expectStatus(200, reviewer.patch('/me', { pausedUntil: '2999-01-01T00:00:00Z' }));
    expect((await reviewer.post('/queue/next')).body).toMatchObject({ assignment: null, reason: 'paused' });
    const later = { pausedFrom: '2998-01-01T00:00:00Z', pausedUntil: '2999-01-01T00:00:00Z' };
    expect((await expectStatus(200, reviewer.patch('/me', later))).body).toMatchObject({
      pausedFrom: '2998-01-01T00:00:00.000Z',
    });
    expect((await reviewer.post('/queue/next')).body.assignment).not.toBeNull();
    expect((await reviewer.patch('/me', { pausedUntil: '2997-01-01T00:00:00Z' })).status).toBe(400);
    expect((await reviewer.patch('/me', { pausedUntil: null })).body).toMatchObject({
      pausedFrom: null,
      pausedUntil: null,
    });
  });
});
