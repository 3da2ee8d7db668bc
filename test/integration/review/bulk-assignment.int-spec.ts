import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import {
  assign,
  assignmentOn,
  claimState,
  expectStatus,
  openRound,
  readyClaims,
  submit,
} from '../../support/journey.js';

interface Choice {
  reviewerId: string;
  because: string;
  assignmentId: string | null;
}
interface Item {
  claimId: string;
  roundId: string | null;
  assignments: Choice[];
  missing: number;
  because: string | null;
}

describe('assigning many claims at once', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let admin: TestClient;
  let reviewers: TestClient[];

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    admin = await app.person('admin@desk.test', ['admin']);
    reviewers = [];
    for (let n = 0; n < 5; n += 1) reviewers.push(await app.person(`reviewer${n}@desk.test`, ['reviewer']));
  }, 90_000);
  afterEach(async () => {
    const rounds = await app.sql.query(`SELECT id FROM review_round WHERE status IN ('OPEN', 'COMPLETE')`);
    for (const { id } of rounds) await second.post(`/rounds/${id}/void`, { reason: 'next test' });
    await app.sql.query(
      `UPDATE user_account SET topics = '{}', level = 'EXPERIENCED', max_open = NULL, paused_from = NULL, paused_until = NULL`,
    );
    await app.sql.query(`DELETE FROM recusal`);
  });
  afterAll(() => app?.close());

  const bulk = (body: Record<string, unknown>): Promise<Answer> => editor.post('/assignments/bulk', body);
  const itemsOf = ({ body }: Answer): Item[] => body.items;
  const placesOf = (answer: Answer): string[] =>
    itemsOf(answer).flatMap(({ claimId, assignments }) => assignments.map((each) => `${claimId} ${each.reviewerId}`));
  const stored = async (): Promise<string[]> => {
    const rows = await app.sql.query(
      `SELECT round.claim_id, assignment.reviewer_id FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.state = 'OFFERED'`,
    );
    return rows.map((row: { claim_id: string; reviewer_id: string }) => `${row.claim_id} ${row.reviewer_id}`);
  };
  const change = async (person: TestClient, body: Record<string, unknown>, by = editor): Promise<Answer> => {
    const { headers } = await by.get(`/users/${person.id}`);
    return by.patch(`/users/${person.id}`, body, { 'if-match': headers.get('etag') ?? '' });
  };

  it('shows a plan that changes nothing, then applies exactly it, with rounds, drafts, audit and word to each', async () => {
    const { claimIds } = await readyClaims(editor, 3);
    const shown = await expectStatus(200, bulk({ claimIds, openRounds: true, strategy: 'ROUND_ROBIN', seed: 's' }));
    expect(shown.body).toMatchObject({ applied: false, given: 6, missing: 0 });
    expect(await stored()).toEqual([]);
    for (const id of claimIds) expect(await claimState(editor, id)).toBe('READY');
    for (const { assignments } of itemsOf(shown)) {
      for (const { because } of assignments) expect(because).toMatch(/^next in turn/);
    }
    const applied = await expectStatus(200, bulk({ planId: shown.body.planId }));
    expect(applied.body).toMatchObject({ applied: true, planId: null, given: 6 });
    expect(placesOf(applied)).toEqual(placesOf(shown));
    expect((await stored()).sort()).toEqual(placesOf(shown).sort());
    for (const id of claimIds) expect(await claimState(editor, id)).toBe('IN_REVIEW');
    const [counted] = await app.sql.query(
      `SELECT (SELECT count(*)::int FROM audit_event WHERE event = 'assignment.assign') AS audited,
         (SELECT count(*)::int FROM review WHERE state = 'DRAFT') AS drafts,
         (SELECT count(*)::int FROM notification WHERE kind = 'assignment.offered') AS told`,
    );
    expect(counted).toEqual({ audited: 6, drafts: 6, told: 6 });
    const { body } = await reviewers[0]!.get('/me/assignments');
    await submit(reviewers[0]!, body.items[0].id);
    expect((await bulk({ planId: shown.body.planId })).body.code).toBe('NOT_FOUND');
  });

  it('refuses a plan when the desk has changed, says what, and assigns nothing', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const shown = await expectStatus(200, bulk({ claimIds, openRounds: true, strategy: 'LEAST_LOADED' }));
    const [first] = itemsOf(shown);
    const paused = reviewers.find(({ id }) => id === first?.assignments[0]?.reviewerId)!;
    await expectStatus(200, paused.patch('/me', { pausedUntil: new Date(Date.now() + 86_400_000).toISOString() }));
    await openRound(editor, claimIds[1]!);
    const refused = await bulk({ planId: shown.body.planId });
    expect([refused.status, refused.body.code]).toEqual([409, 'PLAN_CHANGED']);
    expect(refused.body.changes).toEqual(
      expect.arrayContaining([
        {
          claimId: claimIds[0],
          reviewerId: paused.id,
          because: 'is paused',
          reasons: [{ code: 'may-not', params: { reason: 'paused' } }],
        },
        expect.objectContaining({ claimId: claimIds[1], because: 'it has another round now' }),
      ]),
    );
    expect(await stored()).toEqual([]);
    expect(await claimState(editor, claimIds[0]!)).toBe('READY');
  });

  it('plans belong to who asked for them', async () => {
    const { claimIds } = await readyClaims(editor);
    const shown = await expectStatus(200, bulk({ claimIds, openRounds: true }));
    expect((await second.post('/assignments/bulk', { planId: shown.body.planId })).status).toBe(404);
  });

  it('gives named people each claim, and says for each who could not have it', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const rounds = [await openRound(editor, claimIds[0]!), await openRound(editor, claimIds[1]!)];
    const [a, b] = reviewers as [TestClient, TestClient];
    const recusal = { userId: b.id, kind: 'CLAIM', subject: claimIds[1], reason: 'a relative' };
    await expectStatus(201, editor.post('/recusals', recusal));
    const done = await expectStatus(200, bulk({ claimIds, reviewerIds: [a.id, b.id], dryRun: false }));
    expect(done.body).toMatchObject({ given: 3, missing: 1, applied: true });
    expect(itemsOf(done).map(({ roundId }) => roundId)).toEqual(rounds);
    expect(itemsOf(done)[1]).toMatchObject({ missing: 1, because: 'reviewer1: recused from this claim' });
  });

  it('takes claims by filter and leaves out what cannot be assigned, with the reason', async () => {
    const { documentId, claimIds } = await readyClaims(editor, 3);
    const version = (await editor.get(`/claims/${claimIds[0]}`)).body.version;
    await expectStatus(
      200,
      editor.patch(`/claims/${claimIds[0]}`, { topics: ['Health '], difficulty: 3 }, { 'if-match': `"${version}"` }),
    );
    await expectStatus(200, change(reviewers[3]!, { topics: ['health'] }));
    const body = { filter: { topic: 'health' }, openRounds: true, strategy: 'EXPERT_TAG' };
    const shown = await expectStatus(200, bulk(body));
    expect(itemsOf(shown).map(({ claimId }) => claimId)).toEqual([claimIds[0]]);
    expect(itemsOf(shown)[0]?.assignments[0]).toMatchObject({
      reviewerId: reviewers[3]!.id,
      because: expect.stringMatching(/^expert in health/),
      reasons: [{ code: 'expert', params: { topics: 'health', open: 0, weight: 0, recent: expect.any(Number) } }],
    });
    const without = await expectStatus(200, bulk({ filter: { documentId } }));
    expect(new Set(itemsOf(without).map(({ because }) => because))).toEqual(
      new Set(['it has no round; send openRounds, or open one']),
    );
    const unknown = await expectStatus(200, bulk({ claimIds: [randomUUID()] }));
    expect(itemsOf(unknown)[0]).toMatchObject({
      because: 'there is no such claim',
      reasons: [{ code: 'claim-missing', params: {} }],
    });
    expect((await bulk({})).status).toBe(400);
    expect((await reviewers[0]!.post('/assignments/bulk', { claimIds })).status).toBe(403);
  });

  it('never gives a round two novices, by plan, by hand or by taking, also when they ask at once', async () => {
    for (const novice of reviewers.slice(0, 4)) await expectStatus(200, change(novice, { level: 'NOVICE' }));
    const { claimIds } = await readyClaims(editor, 4);
    const policy = { k: 3, strategy: 'NO_TWO_NOVICES' };
    const shown = await expectStatus(200, bulk({ claimIds, openRounds: true, strategy: 'NO_TWO_NOVICES' }));
    for (const { assignments } of itemsOf(shown)) expect(assignments).toHaveLength(2);
    const rounds: string[] = [];
    for (const id of claimIds) rounds.push(await openRound(editor, id, policy));
    const answers = await Promise.all(
      reviewers.flatMap((each) => [each.post('/queue/next'), each.post('/queue/next')]),
    );
    for (const { status } of answers) expect(status).toBe(200);
    const perRound = await app.sql.query(
      `SELECT round_id FROM assignment JOIN user_account ON user_account.id = reviewer_id
       WHERE assignment.state = 'IN_PROGRESS' AND level = 'NOVICE' GROUP BY round_id HAVING count(*) > 1`,
    );
    expect(perRound).toEqual([]);
    const [taken] = await app.sql.query(
      `SELECT count(*)::int AS novices FROM assignment JOIN user_account ON user_account.id = reviewer_id
       WHERE assignment.state = 'IN_PROGRESS' AND level = 'NOVICE'`,
    );
    expect(taken.novices).toBe(4);
    const refused = await editor.post(`/rounds/${rounds[0]}/assignments`, {
      reviewerIds: reviewers.slice(0, 4).map(({ id }) => id),
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'NOT_ELIGIBLE']);
  });

  it('says for each person whether they may take a place, and why not', async () => {
    const { claimIds } = await readyClaims(editor);
    const roundId = await openRound(editor, claimIds[0]!);
    await assign(editor, roundId, reviewers[0]!);
    await expectStatus(200, change(reviewers[1]!, { languages: ['de'], maxOpen: 1 }));
    const declared = { kind: 'TOPIC', subject: 'Health', reason: 'married to a doctor' };
    await expectStatus(201, reviewers[2]!.post('/me/recusals', declared));
    const { version } = (await editor.get(`/claims/${claimIds[0]}`)).body;
    await expectStatus(
      200,
      editor.patch(`/claims/${claimIds[0]}`, { topics: ['health'] }, { 'if-match': `"${version}"` }),
    );
    const { body } = await expectStatus(200, editor.get(`/rounds/${roundId}/eligibility`));
    const said = new Map(
      body.items.map((each: { reviewerName: string; reasons: { message: string }[] }) => [
        each.reviewerName,
        each.reasons.map(({ message }) => message),
      ]),
    );
    expect(said).toEqual(
      new Map([
        ['reviewer0', ['already holds a place in this round']],
        ['reviewer1', ['does not review this language']],
        ['reviewer2', ['recused for this topic']],
        ['reviewer3', []],
        ['reviewer4', []],
      ]),
    );
    expect((await reviewers[3]!.get(`/rounds/${roundId}/eligibility`)).status).toBe(403);
    await expectStatus(200, change(reviewers[1]!, { languages: [] }));
  });

  it('lets a conflict of interest begin and end, and keeps what people said of themselves', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const roundId = await openRound(editor, claimIds[0]!);
    const [a, b] = reviewers as [TestClient, TestClient];
    const past = { kind: 'CLAIM', subject: claimIds[0], reason: 'old job', validUntil: '2020-01-01T00:00:00Z' };
    await expectStatus(201, editor.post('/recusals', { ...past, userId: a.id }));
    await assign(editor, roundId, a);
    await expectStatus(201, b.post('/me/recusals', { kind: 'CLAIM', subject: claimIds[0], reason: 'a friend' }));
    await expectStatus(201, editor.post('/recusals', { ...past, userId: b.id }));
    const refused = await editor.post(`/rounds/${roundId}/assignments`, { reviewerIds: [b.id] });
    expect(refused.body).toMatchObject({ code: 'NOT_ELIGIBLE', reasons: [{ code: 'recused-claim' }] });
    const { body } = await b.get('/me/recusals');
    expect(body.items).toMatchObject([{ reason: 'a friend', declaredBy: b.id, validUntil: null }]);
  });

  it('moves the open work of somebody who leaves to others, and only the open work', async () => {
    const { claimIds } = await readyClaims(editor, 3);
    const [leaver, other] = reviewers as [TestClient, TestClient];
    const rounds: string[] = [];
    for (const id of claimIds) {
      const roundId = await openRound(editor, id);
      rounds.push(roundId);
      await assign(editor, roundId, leaver, other);
    }
    await submit(leaver, await assignmentOn(leaver, claimIds[0]!));
    const request = { userId: leaver.id, reason: 'parental leave' };
    const shown = await expectStatus(200, editor.post('/assignments/rebalance', request));
    expect(
      itemsOf(shown)
        .map(({ claimId }) => claimId)
        .sort(),
    ).toEqual(claimIds.slice(1).sort());
    const done = await expectStatus(200, editor.post('/assignments/rebalance', { planId: shown.body.planId }));
    expect(placesOf(done)).toEqual(placesOf(shown));
    const mine = (await leaver.get('/me/assignments?state=all&limit=200')).body.items;
    const states = claimIds.map((id) => mine.find((each: { claimId: string }) => each.claimId === id).state);
    expect(states).toEqual(['SUBMITTED', 'REVOKED', 'REVOKED']);
    for (const id of placesOf(done)) expect(await stored()).toContain(id);
    expect((await leaver.get('/notifications')).body.items.map((each: { kind: string }) => each.kind)).toContain(
      'assignment.revoked',
    );
    const again = await editor.post('/assignments/rebalance', { planId: shown.body.planId });
    expect(again.status).toBe(404);
  });

  it('leaves work with its holder when nobody else may do it', async () => {
    const { claimIds } = await readyClaims(editor);
    const roundId = await openRound(editor, claimIds[0]!);
    await assign(editor, roundId, reviewers[0]!);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    for (const each of reviewers.slice(1)) await expectStatus(200, each.patch('/me', { pausedUntil: until }));
    const done = await expectStatus(
      200,
      editor.post('/assignments/rebalance', { userId: reviewers[0]!.id, dryRun: false }),
    );
    expect(done.body).toMatchObject({ given: 0, missing: 1 });
    expect(itemsOf(done)[0]?.because).toMatch(/is paused/);
    expect(await stored()).toEqual([`${claimIds[0]} ${reviewers[0]!.id}`]);
  });

  it('gives an assignment to somebody else in one act, or leaves it', async () => {
    const { claimIds } = await readyClaims(editor);
    const roundId = await openRound(editor, claimIds[0]!, { k: 1 });
    const [a, b, c] = reviewers as [TestClient, TestClient, TestClient];
    await assign(editor, roundId, a);
    const id = await assignmentOn(a, claimIds[0]!);
    await expectStatus(200, c.patch('/me', { pausedUntil: '2999-01-01T00:00:00Z' }));
    const toPaused = await editor.post(`/assignments/${id}/reassign`, { reviewerId: c.id, reason: 'slow' });
    expect(toPaused.body.code).toBe('NOT_ELIGIBLE');
    expect(await stored()).toEqual([`${claimIds[0]} ${a.id}`]);
    expect((await editor.post(`/assignments/${id}/reassign`, { reviewerId: a.id, reason: 'x' })).status).toBe(409);
    const { body } = await expectStatus(
      200,
      editor.post(`/assignments/${id}/reassign`, { reviewerId: b.id, reason: 'slow' }),
    );
    expect(body.assignments.filter((each: { taken: boolean }) => each.taken)).toMatchObject([{ reviewerId: b.id }]);
    expect(await stored()).toEqual([`${claimIds[0]} ${b.id}`]);
    expect((await editor.post(`/assignments/${id}/reassign`, { reviewerId: b.id, reason: 'x' })).status).toBe(409);
  });

  it('opens rounds with the desk’s default policy, in the version of that moment', async () => {
    const added = await expectStatus(
      201,
      admin.post('/policies', { key: 'quick', name: 'Quick check', policy: { k: 1 }, isDefault: true }),
    );
    expect(added.body).toMatchObject({ version: 1, isDefault: true, policy: { k: 1, strategy: 'LEAST_LOADED' } });
    const { claimIds } = await readyClaims(editor, 3);
    const before = await expectStatus(201, editor.post(`/claims/${claimIds[0]}/rounds`, {}));
    expect(before.body.policy).toMatchObject({ k: 1, blind: 'DOUBLE' });
    const shown = await expectStatus(200, bulk({ claimIds: [claimIds[1]], openRounds: true }));
    const changed = await expectStatus(
      200,
      admin.put('/policies/quick', { name: 'Quick', policy: { k: 3 } }, { 'if-match': '"1"' }),
    );
    expect(changed.body).toMatchObject({ version: 2, isDefault: true });
    expect((await admin.put('/policies/quick', { name: 'Q', policy: {} }, { 'if-match': '"1"' })).status).toBe(412);
    const refused = await bulk({ planId: shown.body.planId });
    expect(refused.body.changes).toMatchObject([{ because: 'the policy for its round has changed' }]);
    expect((await editor.get(`/rounds/${before.body.id}`)).body.policy.k).toBe(1);
    const after = await expectStatus(201, editor.post(`/claims/${claimIds[2]}/rounds`, { policy: { dueDays: 4 } }));
    expect(after.body.policy).toMatchObject({ k: 3, dueDays: 4 });
    const gold = await admin.post('/policies', { key: 'gold', name: 'Gold', policy: { goldRate: 0.6 } });
    expect(gold.body.code).toBe('VALIDATION_FAILED');
    expect((await admin.post('/policies', { key: 'quick', name: 'Q', policy: {} })).body.code).toBe('CONFLICT');
    expect((await editor.post('/policies', { key: 'mine', name: 'M', policy: {} })).status).toBe(403);
    await expect(app.sql.query(`UPDATE policy_template SET name = 'x'`)).rejects.toThrow(/immutable/);
    expect((await editor.get('/policies')).body.items.map((each: { version: number }) => each.version)).toEqual([2, 1]);
    await app.sql.query(`UPDATE policy_template SET is_default = false`);
  });

  it('bulk acts at once, and people who take meanwhile, never fill a place twice', async () => {
    const { claimIds } = await readyClaims(editor, 8);
    for (const id of claimIds) await openRound(editor, id, { k: 2 });
    const answers = await Promise.all([
      bulk({ claimIds, dryRun: false, seed: 'a' }),
      second.post('/assignments/bulk', { claimIds: [...claimIds].reverse(), dryRun: false, seed: 'b' }),
      ...reviewers.flatMap((each) => [each.post('/queue/next'), each.post('/queue/next')]),
    ]);
    for (const { status, text } of answers) expect([text, [200, 409].includes(status)]).toEqual([text, true]);
    const [counted] = await app.sql.query(
      `SELECT count(*)::int AS held, count(DISTINCT (round_id, slot_number))::int AS places,
         count(DISTINCT (round_id, reviewer_id))::int AS people
       FROM assignment WHERE state IN ('OFFERED', 'IN_PROGRESS')`,
    );
    expect(counted).toEqual({ held: 16, places: 16, people: 16 });
    await app.sql.query(`SELECT pg_stat_force_next_flush()`);
    const [{ deadlocks }] = await app.sql.query(
      `SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`,
    );
    expect(deadlocks).toBe(0);
  });
});
