import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { faultsOf } from '../../../soak/invariants/check.js';
import { PLACES } from '../../../soak/invariants/places.js';
import { REPLAY } from '../../../soak/invariants/replay.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  accept,
  approveAndPublish,
  assign,
  changeText,
  claimState,
  expectStatus,
  ingest,
  ingestAndExtract,
  jobDone,
  markClaim,
  openRound,
  rate,
  readyClaims,
} from '../../support/journey.js';

const UNKNOWN = '11111111-1111-4111-8111-111111111111';

describe('a desk that tidies its claims', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let both: TestClient;
  let a: TestClient;
  let b: TestClient;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    both = await app.person('both@desk.test', ['editor', 'reviewer']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
  }, 60_000);
  afterAll(async () => {
    try {
      const db = new Client({ connectionString: app.database.url });
      await db.connect();
      expect(await faultsOf(db, [...PLACES, REPLAY])).toEqual([]);
      await db.end();
    } finally {
      await app?.close();
    }
  });

  const claim = async (id: string, who = editor) => (await expectStatus(200, who.get(`/claims/${id}`))).body;
  const history = async (id: string) => (await expectStatus(200, editor.get(`/claims/${id}/history`))).body.items;
  const bulk = (body: Record<string, unknown>, who = editor, headers = {}) => who.post('/claims/bulk', body, headers);
  const undo = (id: string, who = editor) => who.post(`/claims/${id}/undo-triage`, {});
  const merge = (id: string, intoId: string, who = editor) =>
    who.post(`/claims/${id}/merge`, { intoId, reason: 'same' });
  const labels = async (documentId: string) =>
    (await expectStatus(200, editor.get('/labels/extraction?limit=200'))).body.items.filter(
      (each: { documentId: string }) => each.documentId === documentId,
    );
  const asked = { action: 'accept', checkReason: 'many readers asked' };

  describe('many at once', () => {
    it('says for each claim what became of it, in the order asked, each id once', async () => {
      const { claimIds } = await ingestAndExtract(editor);
      const [first = '', other = ''] = claimIds;
      await accept(editor, first);
      const { body } = await expectStatus(200, bulk({ ...asked, claimIds: [other, UNKNOWN, first, other] }));
      expect(body).toMatchObject({ done: 1, refused: 2 });
      expect(body.items).toEqual([
        { claimId: other, outcome: 'DONE' },
        { claimId: UNKNOWN, outcome: 'REFUSED', code: 'NOT_FOUND', message: expect.any(String) },
        { claimId: first, outcome: 'REFUSED', code: 'ILLEGAL_TRANSITION', message: expect.any(String) },
      ]);
      const rows = await app.sql.query(`SELECT event, claim_id FROM audit_event WHERE data ->> 'bulkId' = $1`, [
        body.bulkId,
      ]);
      expect(rows).toEqual([{ event: 'claim.accept', claim_id: other }]);
    });

    it('rejects, undoes, archives and reopens', async () => {
      const { claimIds } = await readyClaims(editor, 2);
      const states = async () => [await claimState(editor, claimIds[0]!), await claimState(editor, claimIds[1]!)];
      for (const [body, state] of [
        [{ action: 'reject', reason: 'vague' }, 'REJECTED'],
        [{ action: 'undo' }, 'READY'],
        [{ action: 'archive', reason: 'old' }, 'ARCHIVED'],
        [{ action: 'reopen', reason: 'asked again' }, 'READY'],
      ] as const) {
        expect((await expectStatus(200, bulk({ ...body, claimIds }))).body).toMatchObject({ done: 2, refused: 0 });
        expect(await states()).toEqual([state, state]);
      }
    });

    it('with a key is done once, refusals and all', async () => {
      const { claimIds } = await readyClaims(editor, 2);
      await expectStatus(200, editor.post(`/claims/${claimIds[0]}/archive`, { reason: 'old' }));
      const key = { 'idempotency-key': randomUUID() };
      const body = { action: 'archive', reason: 'old too', claimIds };
      const once = await expectStatus(200, bulk(body, editor, key));
      expect(once.body).toMatchObject({ done: 1, refused: 1 });
      expect((await expectStatus(200, bulk(body, editor, key))).body).toEqual(once.body);
      expect(
        (await history(claimIds[1]!)).filter((each: { event: string }) => each.event === 'claim.archive'),
      ).toHaveLength(1);
    });

    it('treats what the actor rates as not there, whatever its state', async () => {
      const { claimIds } = await readyClaims(editor, 2);
      for (const id of claimIds) await assign(editor, await openRound(editor, id), both, a);
      const { body: seen } = await bulk({ action: 'archive', reason: 'x', claimIds: [...claimIds, UNKNOWN] }, both);
      const told = seen.items.map(({ code, message }: Record<string, string>) => [code, message]);
      expect(told).toEqual([told[2], told[2], told[2]]);
      expect(told[2][0]).toBe('NOT_FOUND');
    });

    it('is for those who triage, with a body that fits the action and at most 500 claims', async () => {
      expect((await bulk({ ...asked, claimIds: [UNKNOWN] }, a)).status).toBe(403);
      for (const body of [
        { action: 'accept', claimIds: [UNKNOWN] },
        { ...asked, claimIds: [] },
        { ...asked, claimIds: Array.from({ length: 501 }, () => randomUUID()) },
        { action: 'burn', claimIds: [UNKNOWN] },
        { action: 'archive', checkReason: 'x', claimIds: [UNKNOWN] },
      ]) {
        expect((await bulk(body)).body.code).toBe('VALIDATION_FAILED');
      }
    });
  });

  describe('a mistake of triage', () => {
    it('of accepting is taken back, and is no label', async () => {
      const { documentId, claimIds } = await ingestAndExtract(editor);
      const id = claimIds[0]!;
      await accept(editor, id);
      expect(await labels(documentId)).toMatchObject([{ claimId: id, label: 'accepted' }]);
      expect((await claim(id)).undoable).toBe(true);
      const { body } = await expectStatus(200, undo(id));
      expect(body).toMatchObject({ workflowState: 'CANDIDATE', checkReason: null, undoable: false });
      expect(await labels(documentId)).toEqual([]);
      expect((await undo(id)).body.code).toBe('ILLEGAL_TRANSITION');
    });

    it('of rejecting gives the state back that was there', async () => {
      const { documentId, claimIds } = await ingestAndExtract(editor);
      const [candidate = '', ready = ''] = claimIds;
      await accept(editor, ready);
      for (const id of [candidate, ready]) {
        await expectStatus(200, editor.post(`/claims/${id}/reject`, { reason: 'opinion' }));
        await expectStatus(200, undo(id, second));
      }
      expect(await claim(candidate)).toMatchObject({ workflowState: 'CANDIDATE', rejectReason: null });
      expect(await claim(ready)).toMatchObject({ workflowState: 'READY', checkReason: 'many readers asked' });
      expect(await labels(documentId)).toMatchObject([{ claimId: ready, label: 'accepted', reason: null }]);
      expect((await undo(ready)).body.code).toBe('CONFLICT');
      expect((await history(candidate)).map((each: { event: string }) => each.event)).toContain('claim.undoReject');
    });

    it('stays once something was built on it', async () => {
      const { claimIds } = await ingestAndExtract(editor);
      const id = claimIds[0]!;
      await accept(editor, id);
      const roundId = await openRound(editor, id);
      expect((await undo(id)).body.code).toBe('ILLEGAL_TRANSITION');
      await expectStatus(200, editor.post(`/rounds/${roundId}/void`, { reason: 'not now' }));
      expect((await undo(id)).body.code).toBe('CONFLICT');
      expect(await claimState(editor, id)).toBe('READY');
      // Nobody had suggested it, so there is nothing it could become again.
      const unseen = 'It was a quiet evening in the harbour for nearly everybody.';
      const byHand = await markClaim(editor, await ingest(editor, unseen, { language: 'en' }), unseen);
      expect((await undo(byHand)).body.code).toBe('CONFLICT');
    });

    it('is looked for in the text as it is now', async () => {
      const { documentId, claimIds, words } = await readyClaims(editor);
      await jobDone(editor, documentId);
      await expectStatus(200, editor.post(`/claims/${claimIds[0]}/reject`, { reason: 'vague' }));
      await changeText(editor, documentId, `Something new stands before it.\n\n${words[0]}`);
      await expectStatus(200, undo(claimIds[0]!));
      await jobDone(editor, documentId, 'RESOLVE', 2);
      expect((await claim(claimIds[0]!)).placement.versionNumber).toBe(2);
    });

    it('is not for whoever rates the claim', async () => {
      const { claimIds } = await readyClaims(editor);
      await assign(editor, await openRound(editor, claimIds[0]!), both);
      expect((await undo(claimIds[0]!, both)).body.code).toBe('SEPARATION_OF_DUTIES');
      expect((await undo(claimIds[0]!, a)).status).toBe(403);
      expect((await undo(UNKNOWN)).status).toBe(404);
    });
  });

  describe('two claims that say the same', () => {
    const twins = async () => {
      const { documentId, claimIds } = await readyClaims(editor, 2);
      const [twin = '', kept = ''] = claimIds;
      const { version } = await claim(twin);
      const urls = { appearances: ['https://other.example/story'] };
      await expectStatus(200, editor.patch(`/claims/${twin}`, urls, { 'if-match': `"${version}"` }));
      return { documentId, twin, kept };
    };

    it('become one, which gains where the other stood; both histories say so; comments can be found', async () => {
      const { twin, kept } = await twins();
      const { body: talk } = await expectStatus(
        201,
        editor.post(`/claims/${twin}/threads`, { body: 'Is it the same?' }),
      );
      const place = (await claim(twin)).placement;
      const { body } = await expectStatus(200, merge(twin, kept));
      expect(body).toMatchObject({ id: kept, workflowState: 'READY', appearances: ['https://other.example/story'] });
      expect(body.placement.alsoAt).toEqual([{ start: place.start, end: place.end }]);
      expect(await claim(twin)).toMatchObject({
        workflowState: 'REJECTED',
        rejectReason: 'duplicate',
        duplicateOfId: kept,
      });
      expect((await history(twin))[0]).toMatchObject({ event: 'claim.reject', otherClaimId: kept, reason: 'same' });
      expect((await history(kept))[0]).toMatchObject({ event: 'claim.merged', otherClaimId: twin, reason: 'same' });
      const { body: list } = await expectStatus(200, editor.get(`/claims?duplicateOf=${kept}`));
      expect(list.items.map(({ id }: { id: string }) => id)).toEqual([twin]);
      const { body: threads } = await expectStatus(200, second.get(`/claims/${twin}/threads`));
      expect(threads.items.map(({ id }: { id: string }) => id)).toEqual([talk.thread?.id ?? talk.id]);
    });

    it('are two again when it is undone, each with its own', async () => {
      const { twin, kept } = await twins();
      await expectStatus(200, merge(twin, kept));
      await expectStatus(200, undo(twin));
      expect(await claim(twin)).toMatchObject({ workflowState: 'READY', duplicateOfId: null });
      expect(await claim(kept)).toMatchObject({ appearances: [], placement: { alsoAt: [] } });
      expect((await history(kept))[0]).toMatchObject({ event: 'claim.unmerged', otherClaimId: twin });
      await expectStatus(200, merge(twin, kept));
      await expectStatus(200, editor.post(`/claims/${twin}/reopen`, { reason: 'not the same' }));
      expect(await claim(twin)).toMatchObject({ workflowState: 'READY', duplicateOfId: null });
    });

    it('cannot be merged in a circle, into themselves, or into one that was turned down', async () => {
      const { twin, kept } = await twins();
      expect((await merge(twin, twin)).body.code).toBe('VALIDATION_FAILED');
      expect((await merge(twin, UNKNOWN)).body.code).toBe('VALIDATION_FAILED');
      expect((await merge(UNKNOWN, kept)).status).toBe(404);
      await expectStatus(200, merge(twin, kept));
      expect((await merge(kept, twin)).body.code).toBe('CONFLICT');
      const circle = { reason: 'duplicate', duplicateOfId: twin };
      expect((await editor.post(`/claims/${kept}/reject`, circle)).body.code).toBe('CONFLICT');
      expect(await claimState(editor, kept)).toBe('READY');
      const other = await twins();
      await expectStatus(200, editor.post(`/claims/${other.kept}/reject`, { reason: 'vague' }));
      const { body } = await expectStatus(409, merge(other.twin, other.kept));
      expect(body.detail).toContain('REJECTED itself');
      expect(await claimState(editor, other.twin)).toBe('READY');
    });

    it('are merged once when two people merge them into each other at once', async () => {
      const { twin, kept } = await twins();
      const statuses = (await Promise.all([merge(twin, kept), merge(kept, twin, second)])).map(({ status }) => status);
      expect(statuses.toSorted((x, y) => x - y)).toEqual([200, 409]);
    });

    it('stay apart while one is rated, waits for its verdict, or has one published', async () => {
      const { twin, kept } = await twins();
      await assign(editor, await openRound(editor, twin), both);
      expect((await merge(twin, kept)).body.code).toBe('ILLEGAL_TRANSITION');
      expect((await merge(twin, kept, both)).body.code).toBe('SEPARATION_OF_DUTIES');
      expect((await merge(kept, twin, both)).body.code).toBe('SEPARATION_OF_DUTIES');
      const { claimIds } = await readyClaims(editor);
      await rate(editor, claimIds[0]!, [
        [a, 'TRUE'],
        [b, 'TRUE'],
      ]);
      expect((await merge(claimIds[0]!, kept)).body.code).toBe('ILLEGAL_TRANSITION');
      await approveAndPublish(second, claimIds[0]!);
      expect((await merge(claimIds[0]!, kept)).body.code).toBe('ILLEGAL_TRANSITION');
      await expectStatus(200, merge(kept, claimIds[0]!));
    });
  });

  describe('a claim that says several things', () => {
    const SENTENCE = 'The storm destroyed 41 houses in Norvale and left 3 people dead at the harbour, the mayor said.';
    const around = (sentence: string) =>
      ['Norvale met on Monday to speak about it.', sentence, 'The council will meet again.'].join('\n\n');
    const parts = [
      { statement: 'The storm destroyed 41 houses in Norvale.', words: 'The storm destroyed 41 houses in Norvale' },
      { statement: 'The storm left 3 people dead.', words: 'left 3 people dead at the harbour' },
    ];
    const split = (id: string, body: Record<string, unknown> = {}, who = editor) =>
      who.post(`/claims/${id}/split`, { parts, reason: 'two statements', ...body });
    const marked = async () => {
      const documentId = await ingest(editor, around(SENTENCE), { language: 'en' });
      await jobDone(editor, documentId);
      return { documentId, id: await markClaim(editor, documentId, SENTENCE) };
    };

    it('becomes several, each at its words; the old one is archived, and both sides tell', async () => {
      const { id } = await marked();
      const { body } = await expectStatus(201, split(id));
      expect(body.claim).toMatchObject({ id, workflowState: 'ARCHIVED' });
      expect(body.parts).toMatchObject(
        parts.map(({ statement, words }) => ({
          statement,
          workflowState: 'READY',
          origin: 'SPLIT',
          splitFromId: id,
          checkReason: 'many readers asked',
          placement: { exact: words, sourceState: 'CURRENT' },
        })),
      );
      expect((await history(id))[0]).toMatchObject({
        event: 'claim.split',
        from: 'READY',
        to: 'ARCHIVED',
        reason: 'two statements',
      });
      expect((await history(body.parts[0].id))[0]).toMatchObject({ event: 'claim.splitOff', otherClaimId: id });
      const { body: list } = await expectStatus(200, editor.get(`/claims?splitFrom=${id}`));
      expect(list.items).toHaveLength(2);
    });

    it('is suggested again neither whole nor by halves, in this text or the next', async () => {
      const { documentId, id } = await marked();
      await expectStatus(201, split(id));
      const others = async () => {
        const { items } = (await expectStatus(200, editor.get(`/claims?limit=200&documentId=${documentId}`))).body;
        return items
          .filter((each: { workflowState: string }) => each.workflowState === 'CANDIDATE')
          .map((each: { statement: string }) => each.statement)
          .filter((statement: string) => /storm|harbour/.test(statement));
      };
      await expectStatus(202, editor.post(`/documents/${documentId}/extract`, {}));
      await jobDone(editor, documentId);
      expect(await others()).toEqual([]);
      const versions = [
        around(`Breaking: ${SENTENCE}`),
        around(SENTENCE.replace('41', '52').replace('3 people', '9 people')),
        around(SENTENCE.replace('41', '52').replace(' and left 3', '. It left 9')),
      ];
      for (const [index, text] of versions.entries()) {
        await changeText(editor, documentId, text);
        await jobDone(editor, documentId, 'EXTRACT', index + 2);
        expect([index, await others()]).toEqual([index, []]);
      }
    });

    it('is refused with parts that are not in it, said already, or too few, and nothing is changed', async () => {
      const { id } = await marked();
      const [first, other] = parts;
      for (const [body, code] of [
        [{ parts: [first] }, 'VALIDATION_FAILED'],
        [{ parts: [first, { ...other, start: 1, end: 5 }] }, 'VALIDATION_FAILED'],
        [{ parts: [first, { ...other, words: 'council' }] }, 'SPAN_INVALID'],
        [{ parts: [first, { statement: 'It is so.', start: 0, end: 20 }] }, 'SPAN_INVALID'],
        [{ parts: [first, first] }, 'CLAIM_DUPLICATE'],
        [{ parts: [first, { statement: SENTENCE }] }, 'CLAIM_DUPLICATE'],
      ] as const) {
        expect([code, (await split(id, body)).body.code]).toEqual([code, code]);
      }
      expect(await claimState(editor, id)).toBe('READY');
      expect((await editor.get(`/claims?splitFrom=${id}`)).body.items).toEqual([]);
    });

    it('is left alone while it is rated, decided or published, or the source has moved on', async () => {
      const { documentId, id } = await marked();
      const roundId = await openRound(editor, id);
      await assign(editor, roundId, both);
      expect((await split(id)).body.code).toBe('ILLEGAL_TRANSITION');
      expect((await split(id, {}, both)).body.code).toBe('SEPARATION_OF_DUTIES');
      expect((await split(id, {}, a)).status).toBe(403);
      await expectStatus(200, editor.post(`/rounds/${roundId}/void`, { reason: 'not now' }));
      await rate(editor, id, [
        [a, 'TRUE'],
        [b, 'TRUE'],
      ]);
      expect((await split(id)).body.code).toBe('CONFLICT');
      await approveAndPublish(second, id);
      expect((await split(id)).body.code).toBe('VERDICT_PUBLISHED');
      const { documentId: moved, id: old } = await marked();
      await changeText(editor, moved, around(SENTENCE.replace('41', '52')));
      expect((await split(old)).body.code).toBe('SOURCE_NOT_CURRENT');
      expect(documentId).not.toBe(moved);
    });

    it('keeps the extractor’s word on a candidate: there was something to check', async () => {
      const { documentId, claimIds } = await ingestAndExtract(editor);
      const whole = await claim(claimIds[0]!);
      const halves = [{ statement: 'The first half of it.' }, { statement: 'The second half of it.' }];
      const { body } = await expectStatus(201, split(whole.id, { parts: halves }));
      expect(body.parts[1].placement.exact).toBe(whole.placement.exact);
      expect(await labels(documentId)).toMatchObject([{ claimId: whole.id, label: 'accepted' }]);
    });
  });
});
