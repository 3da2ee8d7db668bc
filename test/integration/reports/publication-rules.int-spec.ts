import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/config/app-config.js';
import { DEFAULT_SCHEME } from '../../../src/schemes/default-scheme.js';
import { approve, expectStatus, verdictOn } from '../../support/journey.js';
import { PublishingDesk } from '../../support/publishing-desk.js';

const PAGE = 'https://paper.example.com/storm';
const WIKIDATA = 'https://www.wikidata.org/wiki/Q1';

describe('what may be published', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await PublishingDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  const statement = (n: number) => `The mayor of Norvale said the storm took ${n} roofs.`;
  const frozen = async () => (await desk.app.sql.query(`SELECT count(*)::int AS n FROM published_report`))[0].n;

  describe('refuses a claimant who is identified by the article', () => {
    it.each([
      ['the address of the document', { claimantSameAs: PAGE }],
      ['the same page with an anchor and a slash', { claimantSameAs: `${PAGE}/#said` }],
      ['an appearance in the same edit', { claimantSameAs: WIKIDATA, appearances: [`${WIKIDATA}/`] }],
    ])('when it is %s', async (_what, edit) => {
      const { claimId } = await desk.proposed({ statement: statement(10), document: { url: PAGE } });
      const { body } = await expectStatus(400, desk.edit(claimId, { claimant: 'Ada Moss', ...edit }));
      expect(body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path: 'claimantSameAs' }] });
      expect((await desk.editor.get(`/claims/${claimId}`)).body).toMatchObject({
        claimant: null,
        claimantSameAs: null,
      });
    });

    it('when an appearance is added later', async () => {
      const { claimId } = await desk.proposed({
        statement: statement(11),
        claim: { claimant: 'Ada Moss', claimantSameAs: WIKIDATA },
      });
      await expectStatus(400, desk.edit(claimId, { appearances: [WIKIDATA] }));
      await expectStatus(200, desk.edit(claimId, { topics: ['weather'] }));
    });

    it('when it became one after the edit: at the approval, and at the publication', async () => {
      const claim = { claimant: 'Ada Moss', claimantSameAs: WIKIDATA };
      const { claimId, documentId, verdictId } = await desk.proposed({ statement: statement(12), claim });
      const setUrl = (url: string) =>
        desk.app.sql.query(`UPDATE document SET url = $2 WHERE id = $1`, [documentId, url]);
      const before = await frozen();
      await setUrl(WIKIDATA);
      const refused = await expectStatus(422, desk.second.post(`/verdicts/${verdictId}/approve`, {}));
      expect(refused.body).toMatchObject({ code: 'REPORT_INVALID', faults: [{ path: 'claim.claimantSameAs' }] });
      expect((await verdictOn(desk.editor, claimId)).state).toBe('PROPOSED');
      await setUrl(PAGE);
      await approve(desk.second, verdictId);
      await setUrl(WIKIDATA);
      const again = await expectStatus(422, desk.second.post(`/verdicts/${verdictId}/publish`));
      expect(again.body.code).toBe('REPORT_INVALID');
      expect(await verdictOn(desk.editor, claimId)).toMatchObject({ state: 'APPROVED', reportNumber: null });
      expect(await frozen()).toBe(before);
      await setUrl(PAGE);
      await expectStatus(200, desk.second.post(`/verdicts/${verdictId}/publish`));
      expect(await frozen()).toBe(before + 1);
    });
  });

  it('refuses a claim that is dated after its publication', async () => {
    const { claimId, verdictId } = await desk.proposed({
      statement: statement(13),
      claim: { madeAt: '2999-01-01T00:00:00Z' },
    });
    const { body } = await expectStatus(422, desk.second.post(`/verdicts/${verdictId}/approve`, {}));
    expect(body).toMatchObject({ code: 'REPORT_INVALID', faults: [{ path: 'claim.madeAt' }] });
    await expectStatus(200, desk.edit(claimId, { madeAt: null }));
    await approve(desk.second, verdictId);
  });

  it('refuses a short statement that is too long, or holds the rating', async () => {
    const { verdictId } = await desk.proposed({ statement: statement(14) });
    const said = (shortStatement: string) => desk.second.post(`/verdicts/${verdictId}/approve`, { shortStatement });
    const long = await expectStatus(400, said('x'.repeat(201)));
    expect(long.body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path: 'shortStatement' }] });
    const rated = await expectStatus(422, said('False: the storm took 14 roofs'));
    expect(rated.body).toMatchObject({ code: 'REPORT_INVALID', faults: [{ path: 'shortStatement' }] });
    await expectStatus(200, said(`${'x'.repeat(199)}.`));
  });

  it('refuses a reversed scale, and a label outside it', async () => {
    const labels = DEFAULT_SCHEME.labels;
    const ordinals = labels.map(({ ordinal }) => ordinal);
    const reversed = labels.map((label) => ({ ...label, ordinal: label.ordinal === null ? null : 6 - label.ordinal }));
    const beyond = labels.map((label, at) => ({ ...label, ordinal: at === 0 ? 9 : (ordinals[at] ?? null) }));
    for (const wrong of [reversed, beyond]) {
      const scheme = { ...DEFAULT_SCHEME, key: 'wrong', labels: wrong };
      const { body } = await expectStatus(422, desk.admin.post('/schemes', scheme));
      expect(body.code).toBe('SCHEME_INVALID');
    }
  });

  it('gives a label off the scale no number, in no format', async () => {
    const { number } = await desk.published({ statement: statement(15), label: 'SATIRE' });
    const { rating } = (await desk.read(`/reports/${number}.json`)).body;
    expect(rating).toMatchObject({ label: 'SATIRE', ordinal: null });
    const review = (await desk.read(`/reports/${number}.jsonld`)).body.reviewRating;
    expect(Object.keys(review).sort()).toEqual(['@type', 'alternateName', 'name', 'ratingExplanation']);
    expect((await desk.read(`//reports/${number}`)).text).not.toMatch(/ratingValue|bestRating|worstRating/);
    expect((await desk.read(`/reports/${number}.csv`)).text).toContain('"SATIRE","Satire",,');
  });

  it('publishes nothing in production while nobody has said what address readers use', async () => {
    const { claimId, verdictId } = await desk.proposed({ statement: statement(16) });
    await approve(desk.second, verdictId);
    const { env } = desk.app.config;
    Object.assign(desk.app.config, { env: 'production', publicUrlGiven: false });
    try {
      const { body } = await expectStatus(503, desk.second.post(`/verdicts/${verdictId}/publish`));
      expect(body).toMatchObject({ code: 'PUBLIC_URL_MISSING', detail: expect.stringContaining('set PUBLIC_URL') });
      expect(await verdictOn(desk.editor, claimId)).toMatchObject({ state: 'APPROVED', reportNumber: null });
    } finally {
      Object.assign(desk.app.config, { env, publicUrlGiven: true });
    }
    await expectStatus(200, desk.second.post(`/verdicts/${verdictId}/publish`));
  });

  it.each(['http://', 'https://?host=desk', 'desk.example', 'ftp://desk.example'])(
    'does not start with %s for the address of readers',
    (PUBLIC_URL) => {
      expect(() => loadConfig({ PUBLIC_URL })).toThrow(/PUBLIC_URL/);
    },
  );
});
