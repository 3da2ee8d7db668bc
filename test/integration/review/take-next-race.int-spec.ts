import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import {
  approve,
  assign,
  assignmentOn,
  claimState,
  expectStatus,
  openRound,
  publish,
  rate,
  rating,
  readyClaims,
  submit,
  typoCorrection,
  verdictOn,
} from '../../support/journey.js';

const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort((x, y) => x - y);
const codes = (answers: readonly Answer[]): string[] =>
  answers.filter(({ status }) => status >= 400).map(({ body }) => body.code as string);

describe('many people at the same moment', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let reviewers: TestClient[];

  const deadlocks = async (): Promise<number> => {
    // The server hands its counts in with a delay; ask for them now.
    await app.sql.query(`SELECT pg_stat_force_next_flush()`);
    const [row] = await app.sql.query<{ deadlocks: string }[]>(
      `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
    );
    return Number(row?.deadlocks);
  };
  const twice = async (): Promise<unknown[]> =>
    app.sql.query(
      `SELECT round_id FROM assignment WHERE state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')
       GROUP BY round_id, slot_number HAVING count(*) > 1
       UNION ALL
       SELECT round_id FROM assignment WHERE state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')
       GROUP BY round_id, reviewer_id HAVING count(*) > 1`,
    );

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    const names = Array.from({ length: 50 }, (_, n) => `reviewer${n}@desk.test`);
    reviewers = [];
    for (const name of names) reviewers.push(await app.person(name, ['reviewer']));
  }, 60_000);
  afterEach(async () => {
    expect(await twice()).toEqual([]);
    expect(await deadlocks()).toBe(0);
  });
  afterAll(() => app?.close());

  /** Ends every open round, so that the next test has the queue for itself. */
  const clear = async (): Promise<void> => {
    const rows = await app.sql.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE status IN ('OPEN', 'COMPLETE')`,
    );
    for (const { id } of rows) await expectStatus(200, second.post(`/rounds/${id}/void`, { reason: 'next test' }));
  };

  it('50 reviewers who ask at once for 40 places get 40, each once, and ten hear why not', async () => {
    const { claimIds } = await readyClaims(editor, 20);
    for (const id of claimIds) await openRound(editor, id, { k: 2 });
    const answers = await Promise.all(reviewers.map((each) => each.post('/queue/next')));
    expect(statuses(answers)).toEqual(Array.from({ length: 50 }, () => 200));
    const taken = answers.filter(({ body }) => body.assignment !== null);
    const empty = answers.filter(({ body }) => body.assignment === null);
    expect([taken.length, empty.length]).toEqual([40, 10]);
    expect(new Set(taken.map(({ body }) => body.assignment.id)).size).toBe(40);
    expect(new Set(empty.map(({ body }) => body.reason))).toEqual(new Set(['all-leased']));
    for (const { body } of empty) expect(body.message).toMatch(/place/);
    const perClaim = new Map<string, number>();
    for (const { body } of taken) {
      perClaim.set(body.assignment.claim.id, (perClaim.get(body.assignment.claim.id) ?? 0) + 1);
    }
    expect([...perClaim.values()]).toEqual(Array.from({ length: 20 }, () => 2));
    const [audited] = await app.sql.query(`SELECT count(*)::int FROM audit_event WHERE event = 'assignment.takeNext'`);
    expect(audited.count).toBe(40);
    await clear();
  });

  it('a reviewer with many tabs gets each claim once and stops at the cap', async () => {
    const { claimIds } = await readyClaims(editor, 6);
    for (const id of claimIds) await openRound(editor, id, { k: 2, maxOpenPerReviewer: 3 });
    const [one] = reviewers as [TestClient];
    const answers = await Promise.all(Array.from({ length: 8 }, () => one.post('/queue/next')));
    expect(statuses(answers)).toEqual(Array.from({ length: 8 }, () => 200));
    const taken = answers.flatMap(({ body }) => (body.assignment ? [body.assignment.claim.id] : []));
    expect([taken.length, new Set(taken).size]).toEqual([3, 3]);
    const reasons = answers.flatMap(({ body }) => (body.assignment ? [] : [body.reason]));
    expect(new Set(reasons)).toEqual(new Set(['cap-reached']));
    await clear();
  });

  it('an editor cannot push somebody over the cap while they take work themselves', async () => {
    const { claimIds } = await readyClaims(editor, 4);
    const rounds: string[] = [];
    for (const id of claimIds) rounds.push(await openRound(editor, id, { k: 2, maxOpenPerReviewer: 2 }));
    const [, one] = reviewers as [TestClient, TestClient];
    const answers = await Promise.all([
      ...Array.from({ length: 3 }, () => one.post('/queue/next')),
      ...rounds.map((id) => editor.post(`/rounds/${id}/assignments`, { reviewerIds: [one.id] })),
    ]);
    for (const { status } of answers) expect(status).toBeLessThan(500);
    const { body } = await one.get('/me/assignments');
    expect(body.items).toHaveLength(2);
    await clear();
  });

  it('assigning, taking and voiding at once leave no place taken twice and none in a voided round', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const { claimIds } = await readyClaims(editor, 4);
      const rounds: string[] = [];
      for (const id of claimIds) rounds.push(await openRound(editor, id, { k: 3 }));
      const answers = await Promise.all([
        ...reviewers.slice(0, 20).map((each) => each.post('/queue/next')),
        ...rounds.flatMap((id, n) => [
          editor.post(`/rounds/${id}/assignments`, { reviewerIds: [reviewers[20 + n]!.id, reviewers[30 + n]!.id] }),
          ...(n % 2 === 0 ? [second.post(`/rounds/${id}/void`, { reason: 'a conflict of interest' })] : []),
        ]),
      ]);
      for (const answer of answers) {
        if (answer.status >= 400) {
          expect([answer.status, answer.body.code]).toEqual([
            409,
            expect.stringMatching(/^(NO_FREE_SLOT|ILLEGAL_TRANSITION)$/),
          ]);
        }
      }
      const left = await app.sql.query(
        `SELECT assignment.id FROM assignment JOIN review_round ON review_round.id = round_id
         WHERE review_round.status = 'VOID' AND assignment.state <> 'VOID'`,
      );
      expect(left).toEqual([]);
      const free = await app.sql.query(
        `SELECT review_round.id FROM review_round WHERE status = 'OPEN' AND EXISTS (
           SELECT FROM round_slot slot WHERE slot.round_id = review_round.id AND NOT EXISTS (
             SELECT FROM assignment WHERE assignment.round_id = slot.round_id AND slot_number = slot.number
             AND assignment.state <> 'VOID'))`,
      );
      // 20 takers and 8 assigned for at most 12 places: none may stay empty.
      expect(free).toEqual([]);
      await clear();
    }
  });

  it('the last two ratings of a round, submitted together, bring exactly one outcome', async () => {
    const { claimIds } = await readyClaims(editor, 6);
    const outcomes = [
      ['TRUE', 'TRUE', 'DECIDED'],
      ['TRUE', 'FALSE', 'NEEDS_ADJUDICATION'],
    ];
    for (const [n, claimId] of claimIds.entries()) {
      const [labelA, labelB, state] = outcomes[n % 2] as [string, string, string];
      const [a, b] = [reviewers[2 * n]!, reviewers[2 * n + 1]!];
      const roundId = await openRound(editor, claimId);
      await assign(editor, roundId, a, b);
      const ids = [await assignmentOn(a, claimId), await assignmentOn(b, claimId)];
      const answers = await Promise.all([
        a.post(`/assignments/${ids[0]}/submit`, rating(labelA)),
        b.post(`/assignments/${ids[1]}/submit`, rating(labelB)),
      ]);
      expect(statuses(answers)).toEqual([200, 200]);
      expect(await claimState(editor, claimId)).toBe(state);
      const [counted] = await app.sql.query(
        `SELECT (SELECT count(*)::int FROM audit_event WHERE claim_id = $1 AND event LIKE 'claim.complete%') AS outcomes,
                (SELECT count(*)::int FROM audit_event WHERE claim_id = $1 AND event = 'round.complete') AS completions,
                (SELECT count(*)::int FROM verdict WHERE claim_id = $1) AS verdicts`,
        [claimId],
      );
      expect(counted).toEqual({ outcomes: 1, completions: 1, verdicts: state === 'DECIDED' ? 1 : 0 });
    }
  });

  it('one rating submitted from two tabs is submitted once', async () => {
    const { claimIds } = await readyClaims(editor);
    const [a, b] = reviewers as [TestClient, TestClient];
    const roundId = await openRound(editor, claimIds[0]!);
    await assign(editor, roundId, a, b);
    const id = await assignmentOn(a, claimIds[0]!);
    const answers = await Promise.all(
      ['TRUE', 'FALSE', 'MIXED'].map((label) => a.post(`/assignments/${id}/submit`, rating(label))),
    );
    expect(statuses(answers)).toEqual([200, 409, 409]);
    expect(codes(answers)).toEqual(['ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION']);
    const won = answers.find(({ status }) => status === 200);
    const stored = await app.sql.query(`SELECT label, state, revision FROM review WHERE assignment_id = $1`, [id]);
    expect(stored).toEqual([{ label: won?.body.review.label, state: 'SUBMITTED', revision: 1 }]);
    await clear();
  });

  it('of drafts saved at once over the same version one is stored, the others are told, and nothing is mixed', async () => {
    const { claimIds } = await readyClaims(editor);
    const [a] = reviewers as [TestClient];
    const roundId = await openRound(editor, claimIds[0]!, { k: 1 });
    await assign(editor, roundId, a);
    const id = await assignmentOn(a, claimIds[0]!);
    for (let turn = 0; turn < 5; turn += 1) {
      const { version } = (await a.get(`/assignments/${id}`)).body;
      const answers = await Promise.all(
        ['left', 'right'].map((mark) =>
          a.put(`/assignments/${id}/draft`, rating('TRUE', `${mark}-${turn}`), { 'if-match': `"${version}"` }),
        ),
      );
      expect(statuses(answers)).toEqual([200, 412]);
      const refused = answers.find(({ status }) => status === 412);
      expect(refused?.body).toMatchObject({ code: 'VERSION_CONFLICT', currentVersion: version + 1 });
      const mark = answers[0]?.status === 200 ? 'left' : 'right';
      const { review, version: stored } = (await a.get(`/assignments/${id}`)).body;
      expect(stored).toBe(version + 1);
      expect(review.rationale).toContain(`${mark}-${turn}`);
      expect(review.evidence).toMatchObject([{ title: `Register ${mark}-${turn}` }]);
    }
    await clear();
  });

  it('one of many approvals, one of many publications and one of many corrections takes effect', async () => {
    const { claimIds } = await readyClaims(editor);
    const claimId = claimIds[0]!;
    const [a, b] = reviewers as [TestClient, TestClient];
    await rate(editor, claimId, [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ]);
    const { id } = await verdictOn(second, claimId);
    const approvals = await Promise.all(
      [editor, second, editor, second].map((each) => each.post(`/verdicts/${id}/approve`)),
    );
    expect(statuses(approvals)).toEqual([200, 409, 409, 409]);
    const publications = await Promise.all(
      [editor, second, editor].map((each) => each.post(`/verdicts/${id}/publish`)),
    );
    expect(statuses(publications)).toEqual([200, 409, 409]);
    const typo = typoCorrection();
    const corrections = await Promise.all(
      [editor, second, editor].map((each) => each.post(`/verdicts/${id}/correct`, typo)),
    );
    expect(statuses(corrections)).toEqual([201, 409, 409]);
    const live = await app.sql.query(`SELECT state FROM verdict WHERE claim_id = $1 ORDER BY number`, [claimId]);
    expect(live).toEqual([{ state: 'SUPERSEDED' }, { state: 'PUBLISHED' }]);
  });

  it('approval and refusal of one verdict at once: one of them', async () => {
    const { claimIds } = await readyClaims(editor, 4);
    for (const [n, claimId] of claimIds.entries()) {
      await rate(editor, claimId, [[reviewers[n]!, 'TRUE']]);
      const { id } = await verdictOn(second, claimId);
      const answers = await Promise.all([
        editor.post(`/verdicts/${id}/approve`),
        second.post(`/verdicts/${id}/refuse`, { reason: 'not convincing' }),
      ]);
      expect(statuses(answers)).toEqual([200, 409]);
      const state = answers[0].status === 200 ? 'DECIDED' : 'NEEDS_ADJUDICATION';
      expect(await claimState(editor, claimId)).toBe(state);
    }
  });

  it('a withdrawal against the last submission: the round is complete, or one rater is at work again', async () => {
    const { claimIds } = await readyClaims(editor, 4);
    for (const [n, claimId] of claimIds.entries()) {
      const [a, b] = [reviewers[2 * n]!, reviewers[2 * n + 1]!];
      const roundId = await openRound(editor, claimId);
      await assign(editor, roundId, a, b);
      const [first, last] = [await assignmentOn(a, claimId), await assignmentOn(b, claimId)];
      await submit(a, first);
      const [withdrawn, submitted] = await Promise.all([
        a.post(`/assignments/${first}/withdraw`),
        b.post(`/assignments/${last}/submit`, rating()),
      ]);
      expect(submitted.status).toBe(200);
      expect([200, 409]).toContain(withdrawn.status);
      expect(await claimState(editor, claimId)).toBe(withdrawn.status === 200 ? 'IN_REVIEW' : 'DECIDED');
    }
    await clear();
  });

  it('the verdict published while a second one is approved stays the only one', async () => {
    const { claimIds } = await readyClaims(editor);
    const claimId = claimIds[0]!;
    await rate(editor, claimId, [[reviewers[0]!, 'TRUE']]);
    const first = await verdictOn(second, claimId);
    await approve(second, first.id);
    await publish(second, first.id);
    await rate(editor, claimId, [[reviewers[1]!, 'FALSE']]);
    const next = await verdictOn(second, claimId);
    await approve(second, next.id);
    const answers = await Promise.all([
      second.post(`/verdicts/${next.id}/publish`),
      editor.post(`/verdicts/${first.id}/retract`, { reason: 'wrong person quoted' }),
    ]);
    expect(answers[0].status).toBe(200);
    expect([201, 409]).toContain(answers[1].status);
    const rows = await app.sql.query(`SELECT label FROM verdict WHERE claim_id = $1 AND state = 'PUBLISHED'`, [
      claimId,
    ]);
    expect(rows).toEqual([{ label: 'FALSE' }]);
  });
});
