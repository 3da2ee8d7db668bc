import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { approveAndPublish, assign, expectStatus, openRound, rate, readyClaims } from '../../support/journey.js';

describe('figures about the work', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let a: TestClient;
  let b: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor', 'reviewer']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
    const { claimIds } = await readyClaims(editor, 3);
    const [published = '', running = '', blind = ''] = claimIds;
    await rate(editor, published, [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ]);
    await approveAndPublish(editor, published);
    await assign(editor, await openRound(editor, running, { dueDays: 1 }), a);
    await assign(editor, await openRound(editor, blind, { dueDays: 1 }), second, a);
    // An hour of rating, and work that is late.
    await app.sql.query(`UPDATE review_round SET opened_at = completed_at - interval '1 hour' WHERE claim_id = $1`, [
      published,
    ]);
    await app.sql.query(
      `UPDATE assignment SET due_at = now() - interval '1 minute' FROM review_round
       WHERE review_round.id = assignment.round_id AND review_round.claim_id = $1`,
      [running],
    );
  }, 60_000);
  afterAll(() => app?.close());

  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString();
  const span = `from=${day(-2)}&to=${day(1)}`;
  const items = async (person: TestClient, path: string) =>
    (await expectStatus(200, person.get(`/stats/${path}`))).body.items;

  it('count what was done by period, with the empty ones', async () => {
    const periods = await items(editor, `throughput?${span}&timeZone=Europe/Warsaw`);
    expect(periods.length).toBeGreaterThanOrEqual(3);
    const sum = (name: string): number =>
      periods.reduce((total: number, period: Record<string, number>) => total + (period[name] ?? 0), 0);
    expect(sum('roundsOpened')).toBe(3);
    expect(sum('reviewsSubmitted')).toBe(2);
    expect(sum('published')).toBe(1);
    expect(sum('found')).toBeGreaterThanOrEqual(3);
    expect(periods[0]).toMatchObject({ published: 0, reviewsSubmitted: 0 });
    expect((await items(editor, `throughput?${span}&by=month`)).length).toBeLessThanOrEqual(2);
  });

  it('tell how long each stage took', async () => {
    const stages = await items(editor, `stages?${span}`);
    expect(stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      'triage',
      'waiting',
      'rating',
      'deciding',
      'approval',
      'publication',
      'whole',
    ]);
    expect(stages[2]).toMatchObject({ claims: 1 });
    expect(stages[2].medianHours).toBeCloseTo(1, 6);
    const none = await items(editor, `stages?from=${day(-9)}&to=${day(-8)}`);
    expect(none[6]).toEqual({ stage: 'whole', claims: 0, medianHours: null, p90Hours: null });
  });

  it('tell for how long claims wait in their state, without what the reader rates', async () => {
    const waits = async (reader: TestClient) =>
      (await items(reader, 'ageing')).find((each: { state: string }) => each.state === 'IN_REVIEW');
    const before = await waits(editor);
    expect(before).toMatchObject({ claims: 2, aged: 0, afterDays: 7 });
    expect(await waits(second)).toMatchObject({ claims: 1 });
    await app.sql.query(`UPDATE claim SET state_since = now() - interval '8 days' WHERE workflow_state = 'IN_REVIEW'`);
    const after = await waits(editor);
    expect(after).toMatchObject({ claims: 2, aged: 2 });
    expect(after.medianHours).toBeCloseTo(8 * 24, 0);
    expect(after.spans).toContainEqual({ fromDays: 7, toDays: 14, claims: 2 });
    expect(await items(editor, 'ageing')).toContainEqual(
      expect.objectContaining({ state: 'NEEDS_ADJUDICATION', claims: 0, medianHours: null, oldestHours: null }),
    );
  });

  it('tell what lies with whom, without what the reader rates', async () => {
    const of = async (reader: TestClient) =>
      (await items(reader, 'workload')).find((each: { userId: string }) => each.userId === a.id);
    expect(await of(editor)).toMatchObject({ open: 2, overdue: 1, dueSoon: 1, submitted30Days: 1 });
    expect(await of(second)).toMatchObject({ open: 1, overdue: 1, dueSoon: 0 });
  });

  it.each([
    [`throughput?from=${day(0)}&to=${day(-1)}`, /later than/],
    [`throughput?from=${day(-900)}&to=${day(0)}`, /at most 400 days/],
    [`throughput?${span}&timeZone=Mars/Olympus`, /time zone/],
    ['stages?from=yesterday&to=today', /from/],
  ])('refuse %s', async (path, message) => {
    const { status, text } = await editor.get(`/stats/${path}`);
    expect(status).toBe(400);
    expect(text).toMatch(message);
  });

  it('are for editors', async () => {
    expect((await a.get('/stats/workload')).status).toBe(403);
  });
});
