import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { adjudicate, expectStatus, rate, readyClaims, verdictOn } from '../../support/journey.js';

const SPLIT = { k: 3, onDisagree: 'ADJUDICATE', agreement: 'EXACT' };

describe('what waits for an adjudicator', () => {
  let app: TestApp;
  let editor: TestClient;
  let adjudicator: TestClient;
  let second: TestClient;
  let raters: TestClient[];
  let raterToo: TestClient;
  let twoOfThree: string;
  let allDiffer: string;
  let calm: string;
  let allDifferRound: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    second = await app.person('second@desk.test', ['adjudicator']);
    raterToo = await app.person('c@desk.test', ['reviewer', 'adjudicator']);
    raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer']), raterToo];
    [twoOfThree = '', allDiffer = '', calm = ''] = (await readyClaims(editor, 3)).claimIds;
    await rateAll(twoOfThree, ['TRUE', 'FALSE', 'TRUE']);
    allDifferRound = (await rateAll(allDiffer, ['TRUE', 'FALSE', 'MIXED'])).roundId;
    await rateAll(calm, ['TRUE', 'TRUE', 'TRUE']);
  }, 60_000);
  afterAll(() => app?.close());

  const rateAll = (claimId: string, labels: string[]) =>
    rate(
      editor,
      claimId,
      labels.map((label, n) => [raters[n] as TestClient, label]),
      SPLIT,
    );
  const queue = async (person: TestClient, query = '') =>
    (await expectStatus(200, person.get(`/adjudication-queue${query}`))).body;

  it('comes with the least agreement first, and says how the raters rated without saying who', async () => {
    const { items } = await queue(adjudicator);
    expect(items.map((item: { claimId: string }) => item.claimId)).toEqual([allDiffer, twoOfThree]);
    expect(items[1]).toMatchObject({ roundNumber: 1, asked: false, refused: null, urgent: false, stale: false });
    expect(items[1].labels.map(({ key, count }: { key: string; count: number }) => [key, count])).toEqual([
      ['TRUE', 2],
      ['FALSE', 1],
    ]);
    expect(items[1].agreement).toBeCloseTo(2 / 3);
    expect(JSON.stringify(items)).not.toContain(raters[0]?.id);
  });

  it('is given out page by page', async () => {
    const first = await queue(adjudicator, '?limit=1');
    const next = await queue(adjudicator, `?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect([first.items[0].claimId, next.items[0].claimId, next.nextCursor]).toEqual([allDiffer, twoOfThree, null]);
  });

  it('refuses a cursor that is none of its own', async () => {
    const cursor = Buffer.from(JSON.stringify(['x', 'y'])).toString('base64url');
    expect((await adjudicator.get(`/adjudication-queue?cursor=${cursor}`)).body.code).toBe('CURSOR_INVALID');
  });

  it('shows nothing to an adjudicator who rated the claim, and is not for reviewers or editors', async () => {
    expect((await queue(raterToo)).items).toEqual([]);
    for (const person of [raters[0], editor]) expect((await person?.get('/adjudication-queue'))?.status).toBe(403);
  });

  it('asks another adjudicator after a refusal, with the reason', async () => {
    await adjudicate(adjudicator, allDifferRound, 'FALSE');
    expect((await queue(adjudicator)).items).toHaveLength(1);
    const verdict = await verdictOn(editor, allDiffer);
    await expectStatus(200, editor.post(`/verdicts/${verdict.id}/refuse`, { reason: 'The census says otherwise.' }));
    expect((await queue(adjudicator)).items).toHaveLength(1);
    expect((await queue(second)).items[0]).toMatchObject({ claimId: allDiffer, refused: 'The census says otherwise.' });
  });

  describe('the preview of a report', () => {
    it('shows what readers would read, before anything is published', async () => {
      const { id, summary } = await verdictOn(editor, calm);
      const { body } = await expectStatus(200, editor.get(`/verdicts/${id}/preview`));
      expect(body.content).toMatchObject({ claimId: calm, summary, rating: { label: 'TRUE', name: 'True' } });
      expect(body.content.quote.exact).toContain('houses in Norvale');
      expect(body.content.number).toBeUndefined();
      expect(body.faults).toEqual([]);
    });

    it('says what has to be mended first', async () => {
      const { id } = await verdictOn(editor, calm);
      const etag = (await editor.get(`/claims/${calm}`)).headers.get('etag') ?? '';
      const article = { claimantSameAs: 'https://paper.example/storm', claimant: 'The mayor' };
      await expectStatus(
        200,
        editor.patch(`/claims/${calm}`, { ...article, madeAt: '2999-01-01T00:00:00Z' }, { 'if-match': etag }),
      );
      const { faults } = (await expectStatus(200, editor.get(`/verdicts/${id}/preview`))).body;
      expect(faults.map(({ path }: { path: string }) => path)).toContain('claim.madeAt');
    });

    it('does not exist for who rates the claim', async () => {
      const { id } = await verdictOn(editor, calm);
      expect((await raterToo.get(`/verdicts/${id}/preview`)).status).toBe(404);
      expect((await raters[0]?.get(`/verdicts/${id}/preview`))?.status).toBe(403);
    });
  });

  it('the history of a claim names who acted', async () => {
    const { items, statements } = (await expectStatus(200, editor.get(`/claims/${calm}/history`))).body;
    const opened = items.find(({ event }: { event: string }) => event === 'claim.openRound');
    expect(opened.actorName).toBe('editor');
    expect(statements[0].authorName).toBe('editor');
  });
});
