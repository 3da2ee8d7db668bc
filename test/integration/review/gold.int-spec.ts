import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AUDIT } from '../../../soak/invariants/audit.js';
import { BOARD } from '../../../soak/invariants/board.js';
import { faultsOf } from '../../../soak/invariants/check.js';
import { PLACES } from '../../../soak/invariants/places.js';
import { REPLAY } from '../../../soak/invariants/replay.js';
import { VERDICTS } from '../../../soak/invariants/verdicts.js';
import { isGoldTurn } from '../../../src/assignments/gold/gold-draw.js';
import { SettleGoldHandler } from '../../../src/assignments/gold/settle-gold.handler.js';
import { Transactions } from '../../../src/database/transactions.js';
import { AuditRowsQueries } from '../../../src/webhooks/events/audit-rows.queries.js';
import { loadSecrets } from '../../../src/config/secrets.js';
import { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import {
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  changeText,
  claimState,
  expectStatus,
  openRound,
  publish,
  rate,
  rating,
  readyClaims,
  submit,
  verdictOn,
} from '../../support/journey.js';

const answer = (labels: string[], more: Record<string, unknown> = {}) => ({
  labels,
  explanation: 'The register of the town has it, page 4.',
  ...more,
});

/** Both parts of a sentence, as the parts of a claim. */
function halves(sentence: string) {
  const middle = sentence.indexOf(' ', sentence.length / 2);
  const parts = [sentence.slice(0, middle), sentence.slice(middle + 1)];
  return { parts: parts.map((words) => ({ statement: words, words })), reason: 'it says two things' };
}

describe('claims with a known answer', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let people = 0;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
  }, 60_000);
  afterEach(() => clear());
  afterAll(async () => {
    // Whatever was played above: the invariants of the desk hold.
    if (!app) return;
    const db = new Client({ connectionString: app.database.url });
    await db.connect();
    const faults = await faultsOf(db, [...PLACES, ...VERDICTS, ...AUDIT, ...BOARD, REPLAY]);
    await db.end();
    await app.close();
    expect(faults).toEqual([]);
  });

  const reviewer = (): Promise<TestClient> => app.person(`r${(people += 1)}@desk.test`, ['reviewer']);
  const setGold = (claimId: string, labels = ['TRUE'], more = {}) =>
    expectStatus(200, editor.put(`/claims/${claimId}/gold`, answer(labels, more)));
  const settle = async (): Promise<void> => {
    await app.sql.query(`UPDATE review_round SET settles_at = now() WHERE settles_at IS NOT NULL AND status = 'OPEN'`);
    await app.get(SettleGoldHandler).handle();
  };
  const goldKey = () => loadSecrets(app.config).goldKey;
  const take = async (who: TestClient) => (await expectStatus(200, who.post('/queue/next'))).body.assignment;
  /** Ends what is open and takes all known answers out of circulation. */
  async function clear(): Promise<void> {
    const rounds = await app.sql.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE status IN ('OPEN', 'COMPLETE') AND gold_answer_id IS NULL`,
    );
    for (const { id } of rounds) await expectStatus(200, second.post(`/rounds/${id}/void`, { reason: 'next test' }));
    const { items } = (await expectStatus(200, second.get('/gold?limit=200'))).body;
    for (const { claimId } of items)
      await expectStatus(200, second.post(`/claims/${claimId}/gold/end`, { reason: 'next' }));
  }
  /** A reviewer whose next turn is one for a known answer, at half of all turns. */
  async function dueFor(turn = 0): Promise<TestClient> {
    for (;;) {
      const person = await reviewer();
      if (isGoldTurn(goldKey(), person.id, turn, 0.5)) return person;
    }
  }
  const HALF = { k: 2, goldRate: 0.5, maxOpenPerReviewer: 100 };

  it('are the share of what a reviewer takes that the policy says, drawn by the key, and each once', async () => {
    const { claimIds } = await readyClaims(editor, 40);
    const gold = claimIds.slice(0, 14);
    for (const id of gold) await setGold(id);
    for (const id of claimIds.slice(14)) await openRound(editor, id, HALF);
    const a = await reviewer();
    const b = await reviewer();
    for (const person of [a, b]) {
      const taken: string[] = [];
      for (let turn = 0; turn < 24; turn += 1) taken.push((await take(person)).claim.id);
      expect(new Set(taken).size).toBe(24);
      let left = gold.length;
      const expected = taken.map(
        (_, turn) => isGoldTurn(goldKey(), person.id, turn, 0.5) && left > 0 && Boolean(left--),
      );
      expect(taken.map((id) => gold.includes(id))).toEqual(expected);
      expect(expected.filter(Boolean).length).toBeGreaterThan(3);
    }
    // Nothing of it moved a claim, and nobody else can take the places.
    expect(new Set(await Promise.all(gold.map((id) => claimState(editor, id))))).toEqual(new Set(['READY']));
    const many = await Promise.all(Array.from({ length: 5 }, () => a.post('/queue/next')));
    const ids = many.map(({ body }) => body.assignment?.claim.id).filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    const [once] = await app.sql.query<{ most: number }[]>(
      `SELECT max(n)::int AS most FROM (SELECT count(*) AS n FROM review_round WHERE gold_answer_id IS NOT NULL
       GROUP BY claim_id, gold_rater_id) each`,
    );
    expect(once?.most).toBe(1);
  }, 120_000);

  it('look to the rater like any other, whatever they ask, until the desk says otherwise', async () => {
    const secret = randomBytes(9).toString('hex');
    const { claimIds, documentId } = await readyClaims(editor, 3);
    const [known = '', plain = '', other = ''] = claimIds;
    await setGold(known, ['MOSTLY_FALSE'], { explanation: `The archive says so: ${secret}` });
    await openRound(editor, plain, HALF);
    await openRound(editor, other, { ...HALF, goldRate: 0 });
    const a = await dueFor();
    const first = await take(a);
    expect(first.claim.id).toBe(known);
    const next = [await take(a), await take(a)].find(({ claim }) => claim.id === plain);
    const shape = (value: unknown): unknown =>
      value === null || typeof value !== 'object'
        ? value === null
          ? null
          : typeof value
        : Array.isArray(value)
          ? value.map(shape)
          : Object.fromEntries(
              // Whether a worker or the test found the claim first shows in these two.
              Object.entries(value).flatMap(([key, each]) =>
                key === 'claimant' || key === 'context' ? [] : [[key, shape(each)]],
              ),
            );
    expect(shape(first)).toEqual(shape(next));
    expect(first.feedback).toBeNull();

    // Everything with an id in it, for one and for the other: the same status, the same shape, no secret.
    const paths: Record<string, Record<string, unknown>> = (await app.anonymous.get('//api/openapi.json')).body.paths;
    const idsOf = { claims: [known, plain], assignments: [first.id, next.id], documents: [documentId, documentId] };
    const routes = Object.entries(paths)
      .filter(
        ([path, methods]) => 'get' in methods && path.startsWith('/api/v1/') && !/\{number\}|\/events$/.test(path),
      )
      .map(([path]) => path.replace('/api/v1', ''));
    const compare = async (): Promise<void> => {
      for (const route of routes) {
        const [, root = ''] = route.split('/');
        const ids = idsOf[root as keyof typeof idsOf] ?? [first.id, next.id];
        const [gold, normal] = (await Promise.all(ids.map((id) => a.get(route.replace(/\{\w+\}/g, id))))) as [
          Answer,
          Answer,
        ];
        expect([route, gold.status, normal.status]).toEqual([route, gold.status, gold.status]);
        expect([route, gold.text.includes(secret)]).toEqual([route, false]);
        if (route.includes('{') && gold.status === 200)
          expect([route, shape(gold.body)]).toEqual([route, shape(normal.body)]);
        expect([route, /gold/i.test(gold.text.replace(/GOLD_|goldFeedback|goldRate/g, ''))]).toEqual([route, false]);
      }
      const { items } = (await expectStatus(200, a.get('/me/assignments?state=all'))).body;
      const [mine, also] = [known, plain].map((id) => items.find((each: { claimId: string }) => each.claimId === id));
      expect(shape(mine)).toEqual(shape(also));
      const claims = (await expectStatus(200, a.get('/claims'))).body.items;
      expect(claims.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([known, plain]));
    };
    await compare();
    for (const each of [first, next]) await submit(a, each.id, rating('TRUE', 'same'));
    await compare();
    // Both can be taken back while others are, or might be, at work.
    for (const each of [first, next]) {
      const back = await expectStatus(200, a.post(`/assignments/${each.id}/withdraw`));
      expect(back.body.state).toBe('IN_PROGRESS');
      await submit(a, each.id, rating('TRUE', 'same'));
    }
    await settle();
    await compare();
    // Over: as where the last of the others has submitted.
    const b = await reviewer();
    const roundId = (
      await app.sql.query<{ id: string }[]>(`SELECT id FROM review_round WHERE claim_id = $1`, [plain])
    )[0]!.id;
    await assign(editor, roundId, b);
    await submit(b, await assignmentOn(b, plain), rating('FALSE'));
    const refused = await Promise.all([first, next].map(({ id }) => a.post(`/assignments/${id}/withdraw`)));
    const told = refused.map(({ status, body }) => ({ ...body, requestId: '', instance: '', status }));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]!.status).toBe(409);
    expect((await expectStatus(200, a.get('/notifications'))).body.items).toEqual([]);
    for (const route of ['/gold', '/stats/gold', `/claims/${known}/gold`])
      expect((await a.get(route)).status).toBe(403);
  }, 120_000);

  it('bring no verdict, count for no agreement, and tell editors how each rater does', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const [known = '', plain = ''] = claimIds;
    await setGold(known, ['FALSE']);
    await openRound(editor, plain, HALF);
    const a = await dueFor();
    const { id } = await take(a);
    const throughput = `/stats/throughput?from=2026-01-01T00:00:00Z&to=2027-06-01T00:00:00Z&by=month`;
    const before = (await expectStatus(200, editor.get(throughput))).text;
    await submit(a, id, rating('TRUE'));
    await settle();
    expect(await claimState(editor, known)).toBe('READY');
    expect(await verdictOn(editor, known)).toBeUndefined();
    expect((await editor.get(throughput)).text).toBe(before);
    // Nothing of it goes out by webhooks, in which the other claim's round is.
    const told = await app
      .get(Transactions)
      .run((tx) =>
        app
          .get(AuditRowsQueries)
          .between(tx, 0n, 10n ** 9n, ['round.opened', 'round.complete', 'round.reveal', 'assignment.submit']),
      );
    expect(told.map(({ claimId }) => claimId)).toContain(plain);
    expect(told.map(({ claimId }) => claimId)).not.toContain(known);
    const [units] = await app.sql.query<{ rounds: number }[]>(
      `SELECT count(*)::int AS rounds FROM review_round WHERE claim_id = $1 AND status = 'REVEALED'`,
      [known],
    );
    expect(units?.rounds).toBe(1);
    for (const path of ['/agreement', '/agreement/reviewers'])
      expect((await editor.get(path)).text).not.toContain(a.id);
    const own = async () =>
      (await expectStatus(200, editor.get('/stats/gold'))).body.items.find(
        ({ reviewerId }: { reviewerId: string }) => reviewerId === a.id,
      );
    expect(await own()).toMatchObject({ given: 1, rated: 1, right: 0, share: 0, low: 0 });
    expect((await own()).high).toBeCloseTo(0.793, 3);
    // The desk was wrong: the answer is corrected, and so is the figure.
    await setGold(known, ['FALSE', 'TRUE']);
    expect(await own()).toMatchObject({ rated: 1, right: 1, share: 1, high: 1 });
    const [{ id: goldRound }] = await app.sql.query(`SELECT id FROM review_round WHERE gold_rater_id = $1`, [a.id]);
    expect((await expectStatus(200, editor.get(`/claims/${known}/rounds`))).body.items).toEqual([]);
    expect((await editor.get(`/rounds/${goldRound}`)).status).toBe(404);
    expect((await editor.post(`/rounds/${goldRound}/void`, { reason: 'no' })).status).toBe(404);
    await expect(
      app.sql.query(`UPDATE review_round SET gold_rater_id = opened_by WHERE id = $1`, [goldRound]),
    ).rejects.toThrow(/a round keeps/);
    await expect(app.sql.query(`UPDATE gold_answer SET labels = '{TRUE}'`)).rejects.toThrow(/immutable/);
    // Who was measured with it is not asked about it again.
    const reviewed = await openRound(editor, known, { k: 2 });
    const again = await editor.post(`/rounds/${reviewed}/assignments`, { reviewerIds: [a.id] });
    expect(again.body).toMatchObject({ code: 'NOT_ELIGIBLE', reasons: [{ code: 'measured' }] });
  });

  it('are explained afterwards where the policy says so, and never before', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const [known = '', plain = ''] = claimIds;
    await setGold(known, ['FALSE']);
    await openRound(editor, plain, { ...HALF, goldFeedback: true });
    const a = await dueFor();
    const { id } = await take(a);
    await submit(a, id, rating('FALSE'));
    expect((await a.get(`/assignments/${id}`)).body.feedback).toBeNull();
    await settle();
    expect((await a.get(`/assignments/${id}`)).body.feedback).toEqual({
      labels: ['FALSE'],
      right: true,
      explanation: 'The register of the town has it, page 4.',
    });
    const { items } = (await expectStatus(200, a.get('/notifications'))).body;
    expect(items).toMatchObject([{ kind: 'assignment.feedback', data: { assignmentId: id } }]);
    expect((await second.get(`/assignments/${id}`)).status).toBe(404);
    await settle();
    expect((await expectStatus(200, a.get('/notifications'))).body.items).toHaveLength(1);
  });

  it('are final at once where one rater decides, as every other rating then', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    await setGold(claimIds[0]!);
    await openRound(editor, claimIds[1]!, { ...HALF, k: 1 });
    const a = await dueFor();
    const { id } = await take(a);
    await submit(a, id);
    expect((await a.post(`/assignments/${id}/withdraw`)).body.code).toBe('ILLEGAL_TRANSITION');
  });

  it('go to nobody who could know the answer', async () => {
    const { claimIds } = await readyClaims(editor, 5);
    const [published = '', allowed = '', unreviewed = '', queue = '', rated = ''] = claimIds;
    const raters = [await reviewer(), await reviewer()] as const;
    for (const id of [published, allowed, rated]) {
      await rate(editor, id, [
        [raters[0], 'TRUE'],
        [raters[1], 'TRUE'],
      ]);
    }
    await approveAndPublish(second, published);
    await setGold(published);
    await openRound(editor, queue, { ...HALF, k: 9, maxOpenPerReviewer: 3 });
    expect((await expectStatus(200, editor.get(`/claims/${published}/gold`))).body).toMatchObject({
      givenOut: false,
      pause: 'published',
    });
    // Published: only where the editor says so.
    const a = await dueFor();
    expect((await take(a)).claim.id).toBe(queue);
    await approveAndPublish(second, allowed);
    await setGold(allowed, ['TRUE'], { evenIfPublished: true });
    const b = await dueFor();
    const onPublished = await take(b);
    expect(onPublished.claim.id).toBe(allowed);
    const listed = async () =>
      (await expectStatus(200, b.get('/claims'))).body.items.map(({ id }: { id: string }) => id);
    expect(await listed()).toEqual([allowed]);
    await submit(b, onPublished.id);
    await settle();
    // As with any other claim that is published.
    expect(await listed()).toEqual([]);
    await expectStatus(200, second.post(`/claims/${allowed}/gold/end`, { reason: 'known' }));
    // Not who rated it, nor who sees the states of claims, nor who is recused.
    await setGold(rated);
    for (const person of raters) expect((await take(person)).claim.id).toBe(queue);
    await setGold(unreviewed);
    for (;;) {
      const sees = await app.person(`sees${(people += 1)}@desk.test`, ['reviewer', 'adjudicator']);
      if (!isGoldTurn(goldKey(), sees.id, 0, 0.5)) continue;
      expect((await take(sees)).claim.id).toBe(queue);
      break;
    }
    await expectStatus(200, second.post(`/claims/${unreviewed}/gold/end`, { reason: 'seen' }));
    const c = await dueFor();
    const recusal = { userId: c.id, kind: 'CLAIM', subject: rated, reason: 'wrote to the mayor' };
    await expectStatus(201, editor.post('/recusals', recusal));
    expect((await take(c)).claim.id).toBe(queue);
    const d = await dueFor();
    expect((await take(d)).claim.id).toBe(rated);
  }, 60_000);

  it('end without a word when the source, or the desk, moves on; what was written stays', async () => {
    const { claimIds, documentId, words } = await readyClaims(editor, 4);
    const [moved = '', reviewed = '', released = '', queue = ''] = claimIds;
    await openRound(editor, queue, { ...HALF, k: 9 });
    const held: [TestClient, string][] = [];
    for (const id of [moved, reviewed, released]) {
      await setGold(id);
      const person = await dueFor();
      const taken = await take(person);
      expect(taken.claim.id).toBe(id);
      held.push([person, taken.id]);
      if (id !== released) await submit(person, taken.id, rating('TRUE', 'kept'));
      await expectStatus(200, second.post(`/claims/${id}/gold/end`, { reason: 'one of each' }));
    }
    const [[a, onMoved], [b, onReviewed], [c, onReleased]] = held as [
      [TestClient, string],
      [TestClient, string],
      [TestClient, string],
    ];
    await setGold(moved);
    await changeText(
      editor,
      documentId,
      words.map((each) => each.replace('destroyed 41', 'destroyed 57')).join('\n\n'),
    );
    const seen = (await expectStatus(200, a.get(`/assignments/${onMoved}`))).body;
    expect(seen).toMatchObject({ state: 'VOID', review: { state: 'INVALIDATED' } });
    expect(seen.review.rationale).toContain('kept');
    expect((await a.get('/notifications')).body.items).toMatchObject([{ kind: 'round.voided' }]);
    expect((await editor.get(`/claims/${moved}/gold`)).body).toMatchObject({ givenOut: false, pause: 'source' });
    expect((await editor.put(`/claims/${moved}/gold`, answer(['TRUE']))).body.code).toBe('SOURCE_NOT_CURRENT');
    // The desk reviews it after all.
    await openRound(editor, reviewed, { k: 2 });
    expect((await b.get(`/assignments/${onReviewed}`)).body.state).toBe('VOID');
    // Taken from the rater, and given to nobody else.
    const other = await reviewer();
    const elsewhere = { reviewerId: other.id, reason: 'faster' };
    expect((await editor.post(`/assignments/${onReleased}/reassign`, elsewhere)).body.code).toBe('CONFLICT');
    await expectStatus(204, editor.post(`/assignments/${onReleased}/revoke`, { reason: 'needed elsewhere' }));
    expect((await c.get('/notifications')).body.items).toMatchObject([{ kind: 'assignment.revoked' }]);
    await settle();
    const rounds = await app.sql.query<{ status: string }[]>(
      `SELECT DISTINCT status FROM review_round WHERE gold_rater_id = ANY($1::uuid[])`,
      [held.map(([person]) => person.id)],
    );
    expect(rounds).toEqual([{ status: 'VOID' }]);
    const { items } = (await expectStatus(200, editor.get('/stats/gold'))).body;
    expect(items.filter(({ reviewerId }: { reviewerId: string }) => reviewerId === a.id)).toEqual([]);
  }, 60_000);

  it('rest while the statement is another than the one answered', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const [known = '', queue = ''] = claimIds;
    await openRound(editor, queue, { ...HALF, k: 9 });
    await setGold(known);
    const { version } = (await expectStatus(200, editor.get(`/claims/${known}`))).body;
    const edit = { statement: 'The storm destroyed 999 houses in Norvale.' };
    await expectStatus(200, editor.patch(`/claims/${known}`, edit, { 'if-match': `"${version}"` }));
    expect((await editor.get(`/claims/${known}/gold`)).body).toMatchObject({ givenOut: false, pause: 'wording' });
    expect((await take(await dueFor())).claim.id).toBe(queue);
    await setGold(known);
    expect((await take(await dueFor())).claim.id).toBe(known);
  });

  it('are rated to the end when their claim is merged or split meanwhile, and given out no more', async () => {
    const { claimIds, words } = await readyClaims(editor, 4);
    const [merged = '', split = '', kept = '', queue = ''] = claimIds;
    await openRound(editor, queue, { ...HALF, k: 9 });
    const held: [TestClient, string][] = [];
    for (const id of [merged, split]) {
      await setGold(id);
      const person = await dueFor();
      const taken = await take(person);
      expect(taken.claim.id).toBe(id);
      held.push([person, taken.id]);
      if (id === merged) await expectStatus(200, editor.post(`/claims/${id}/merge`, { intoId: kept, reason: 'same' }));
      else await expectStatus(201, editor.post(`/claims/${id}/split`, halves(words[1]!)));
      expect((await editor.get(`/claims/${id}/gold`)).body).toMatchObject({ givenOut: false, pause: 'under-review' });
      expect((await take(await dueFor())).claim.id).toBe(queue);
    }
    for (const [person, assignmentId] of held) await submit(person, assignmentId);
    await settle();
    const { items } = (await expectStatus(200, editor.get('/stats/gold'))).body;
    for (const [person] of held)
      expect(items.find(({ reviewerId }: { reviewerId: string }) => reviewerId === person.id)).toMatchObject({
        rated: 1,
      });
  });

  it('end when the verdict is published that a rater could then read', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const [known = '', queue = ''] = claimIds;
    await rate(editor, known, [
      [await reviewer(), 'TRUE'],
      [await reviewer(), 'TRUE'],
    ]);
    await setGold(known);
    await openRound(editor, queue, HALF);
    const a = await dueFor();
    const { id, claim } = await take(a);
    expect(claim.id).toBe(known);
    expect(await claimState(editor, known)).toBe('DECIDED');
    const verdict = await verdictOn(second, known);
    await approve(second, verdict.id);
    await publish(second, verdict.id);
    expect((await a.get(`/assignments/${id}`)).body.state).toBe('VOID');
  });

  it('a lease that runs out leaves the place to that rater, who may still submit', async () => {
    const { claimIds } = await readyClaims(editor, 3);
    await openRound(editor, claimIds[1]!, HALF);
    const a = await dueFor();
    await setGold(claimIds[0]!);
    const { id, claim } = await take(a);
    await app.sql.query(
      `UPDATE assignment SET lease_until = now() - interval '1 hour', lease_cap_until = now() WHERE id = $1`,
      [id],
    );
    const { ExpireLeasesHandler } = await import('../../../src/assignments/expire-leases.handler.js');
    await app.get(ExpireLeasesHandler).handle();
    expect((await a.get(`/assignments/${id}`)).body.state).toBe('EXPIRED');
    const b = await reviewer();
    const others = await take(b);
    const [places] = await app.sql.query<{ rounds: number }[]>(
      `SELECT count(DISTINCT round_id)::int AS rounds FROM assignment WHERE id IN ($1, $2)`,
      [id, others.id],
    );
    expect(places?.rounds).toBe(2);
    await submit(a, id, rating('TRUE', 'late'));
    await settle();
    expect((await editor.get(`/claims/${claim.id}/gold`)).body).toMatchObject({ rated: 1 });
  });

  it('are not shown to an editor who rates the claim', async () => {
    const both = await app.person('both@desk.test', ['editor', 'reviewer']);
    const { claimIds } = await readyClaims(second);
    const known = claimIds[0]!;
    await expectStatus(200, second.put(`/claims/${known}/gold`, answer(['TRUE'])));
    const listed = async (): Promise<string[]> =>
      (await expectStatus(200, both.get('/gold'))).body.items.map(({ claimId }: { claimId: string }) => claimId);
    expect(await listed()).toEqual([known]);
    await assign(second, await openRound(second, known), both);
    expect(await listed()).toEqual([]);
    expect((await both.get(`/claims/${known}/gold`)).status).toBe(404);
  });

  it('refuses what cannot be an answer, and changes nothing', async () => {
    const { claimIds } = await readyClaims(editor, 2);
    const [known = '', open = ''] = claimIds;
    const put = (who: TestClient, id: string, body: unknown) => who.put(`/claims/${id}/gold`, body);
    expect((await put(editor, known, answer(['PERHAPS']))).body.code).toBe('LABEL_NOT_IN_SCHEME');
    for (const body of [answer([]), { labels: ['TRUE'] }, { ...answer(['TRUE']), secret: 1 }])
      expect((await put(editor, known, body)).body.code).toBe('VALIDATION_FAILED');
    const a = await reviewer();
    expect((await put(a, known, answer(['TRUE']))).status).toBe(403);
    await openRound(editor, open);
    expect((await put(editor, open, answer(['TRUE']))).body.code).toBe('CONFLICT');
    expect((await editor.get(`/claims/${known}/gold`)).status).toBe(404);
    expect((await editor.post(`/claims/${known}/gold/end`, { reason: 'none' })).status).toBe(404);
    expect((await editor.get('/gold')).body.items).toEqual([]);
    // Versions: the newest counts, and each stays.
    await setGold(known, ['TRUE', 'TRUE']);
    expect((await setGold(known, ['FALSE'])).body).toMatchObject({
      answerVersion: 2,
      labels: ['FALSE'],
      givenOut: true,
    });
    await expectStatus(
      200,
      editor.patch(`/claims/${known}`, { statement: 'Other words.' }, { 'if-match': '"2"' }),
    ).catch(async () => {
      const { version } = (await editor.get(`/claims/${known}`)).body;
      return expectStatus(
        200,
        editor.patch(`/claims/${known}`, { statement: 'Other words.' }, { 'if-match': `"${version}"` }),
      );
    });
    expect((await editor.get(`/claims/${known}/gold`)).body).toMatchObject({ givenOut: false, pause: 'wording' });
    const events = await app.sql.query(`SELECT event FROM audit_event WHERE claim_id = $1 AND event LIKE 'gold.%'`, [
      known,
    ]);
    expect(events).toEqual([{ event: 'gold.set' }, { event: 'gold.set' }]);
  });
});
