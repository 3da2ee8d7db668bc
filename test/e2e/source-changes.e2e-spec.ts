import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { AFTER_DECISIONS, afterReturn, expectedNews, type Outcome } from '../support/consequences-table.js';
import { type ClaimPicture, type DeskPicture, newsOf, pictureOf } from '../support/desk-picture.js';
import { wronglyGivenOut } from '../support/given-out.js';
import { ARTICLE_CLAIMS, CLAIMS_OF, EDITS } from '../support/news-article.js';
import { newsPage } from '../support/news-page.js';
import { CHANGES, DECISIONS, NOISE, OUTAGES, putUpOtherPages, RESTORED, type Step } from '../support/source-story.js';
import { ARTICLE, WatchedDesk } from '../support/watched-desk.js';
import { WebSite } from '../support/web-site.js';

const NEW_VERSION = [
  'watch.checkRequested',
  'source.version_created',
  'source.resolutionFinished',
  'extraction.finished',
];
const NO_COUNTS = {
  stand: 0,
  contextChanged: 0,
  reworded: 0,
  changed: 0,
  gone: 0,
  failed: 0,
  pending: 0,
  new: 0,
  verdictsStale: 0,
  asked: 0,
};
const MOVED_TO = '/towns-and-figures';

/** What a step brought to one claim. */
const outcomeOf = (was: ClaimPicture, is: ClaimPicture): Outcome => {
  const [stands = '', asked = '', , , , audit = '', told = ''] = newsOf(was, is);
  const items = (line: string): string[] =>
    line
      .replace(/^\w+: /, '')
      .split(', ')
      .filter(Boolean);
  return { stands, asked: asked.replace('asked: ', ''), audit: items(audit), told: items(told) };
};

/**
 * One article of a site, watched by a desk that has its claims in all states, on its way through everything a site can do
 * with an article. The steps build on each other.
 */
describe('the source of published verdicts', () => {
  let app: TestApp;
  let site: WebSite;
  let desk: WatchedDesk;
  /** The desk after the step before. */
  let before: DeskPicture;
  /** The troubles that editors have been told of, by their beginning. */
  const toldSince = new Set<string>();

  beforeAll(async () => {
    site = await WebSite.start();
    putUpOtherPages(site);
    app = await TestApp.start({ env: WatchedDesk.environment(site) });
    desk = await WatchedDesk.open(app, site);
    before = await pictureOf(desk);
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await site?.close();
  });

  /** Takes a step. @returns the desk before and after it, and what the audit trail of the document has more. */
  const take = async (step: Step): Promise<{ was: DeskPicture; is: DeskPicture; audit: string[] }> => {
    step.site?.(site);
    if (step.site) await desk.check();
    await step.desk?.(desk);
    const was = before;
    before = await pictureOf(desk);
    return { was, is: before, audit: before.documentAudit.slice(was.documentAudit.length) };
  };
  const impact = (version: number) =>
    desk.get(`/documents/${desk.documentId}/versions/${version}/impact`, desk.staff.second);

  it('makes no version when only what surrounds the article changes', async () => {
    const { was, is, audit } = await take(NOISE);
    expect(audit).toEqual(['watch.checkRequested']);
    expect({ ...is, documentAudit: was.documentAudit }).toEqual(was);
    expect(await wronglyGivenOut(desk)).toEqual([]);
  });

  it.each(CHANGES)(
    'follows when $name',
    async ({ edits, counts, ...step }) => {
      const { was, is, audit } = await take(step);
      expect(audit).toEqual(NEW_VERSION);
      expect(is.versions).toBe(was.versions + 1);
      const changed = new Set<string>();
      for (const { key, role, edit } of edits.flatMap((edit) => CLAIMS_OF[edit].map((claim) => ({ ...claim, edit })))) {
        changed.add(key);
        const news = newsOf(was.claims[key]!, is.claims[key]!);
        const expected = expectedNews(edit, role).map((line, at) =>
          line instanceof RegExp && line.test(news[at] ?? '') ? news[at] : String(line),
        );
        expect([key, ...news]).toEqual([key, ...expected]);
      }
      // Everything else stands as it stood: one more audit row, and nobody hears of it.
      for (const { key } of ARTICLE_CLAIMS.filter(({ key: each }) => !changed.has(each))) {
        const { audit: rows, ...rest } = is.claims[key]!;
        expect([key, { ...rest, audit: rows.slice(0, -1) }]).toEqual([key, was.claims[key]]);
        expect([key, rows.at(-1)]).toEqual([key, expect.stringMatching(/^source\.resolved PENDING>/)]);
      }
      expect((await impact(is.versions)).counts).toMatchObject({ ...NO_COUNTS, ...counts });
      expect(await wronglyGivenOut(desk)).toEqual([]);
    },
    60_000,
  );

  it('follows what editors and raters decide about it', async () => {
    const { was, is } = await take(DECISIONS);
    for (const { key } of ARTICLE_CLAIMS) {
      const expected = AFTER_DECISIONS[key];
      if (expected) expect([key, outcomeOf(was.claims[key]!, is.claims[key]!)]).toEqual([key, expected]);
      else expect([key, is.claims[key]]).toEqual([key, was.claims[key]]);
    }
    expect(await wronglyGivenOut(desk)).toEqual([]);
  }, 60_000);

  it('follows when the page says again what it said first', async () => {
    const { was, is, audit } = await take(RESTORED);
    expect(audit).toEqual(NEW_VERSION);
    for (const edit of EDITS) {
      for (const { key, role } of CLAIMS_OF[edit]) {
        expect([key, outcomeOf(was.claims[key]!, is.claims[key]!)]).toEqual([key, afterReturn(key, edit, role)]);
      }
    }
    expect(await wronglyGivenOut(desk)).toEqual([]);
  }, 60_000);

  it.each(OUTAGES)('touches no claim when the page is $name', async ({ health, code, ...step }) => {
    const last = await desk.watch();
    const { was, is, audit } = await take(step);
    const watch = await desk.watch();
    expect(watch).toMatchObject({ health, code, failures: last.failures + 1 });
    expect(Date.parse(watch.nextCheckAt)).toBeGreaterThan(Date.now() + 10 * 60_000);
    const change = health === last.health ? [] : [`watch.healthChanged ${last.health}>${health}`];
    expect(audit).toEqual(['watch.checkRequested', ...change]);
    expect({ ...is, documentAudit: [], documentTold: [] }).toEqual({ ...was, documentAudit: [], documentTold: [] });
    // Told once, when a second look says the same; of a site that cannot be reached only after a day.
    const isTold = health === last.health && health !== 'UNREACHABLE' && !toldSince.has(watch.healthSince);
    if (isTold) toldSince.add(watch.healthSince);
    expect(is.documentTold.slice(was.documentTold.length)).toEqual(isTold ? [`editor source.unreachable ${code}`] : []);
    const page = { health, since: watch.healthSince, code, message: watch.message };
    expect((await impact(is.versions)).page).toEqual(page);
    expect((await desk.get(`/claims/${desk.claim('moved.published')}/staleness`)).page).toEqual(page);
  });

  it('gives out after all this what it gave out before', async () => {
    expect(before.documentTold).toEqual([
      'editor source.unreachable URL_NOT_FOUND',
      'editor source.unreachable DOCUMENT_NOT_ARTICLE',
      'editor source.unreachable DOCUMENT_EMPTY',
      'editor source.unreachable URL_TOO_LARGE',
    ]);
    expect(await wronglyGivenOut(desk)).toEqual([]);
  });

  it('follows the page to where it moved for good, and forgets what was wrong', async () => {
    site.page(MOVED_TO, newsPage([], 11));
    await take({ name: 'moved', site: (each) => each.redirect(ARTICLE, MOVED_TO, 308) });
    expect(await desk.watch()).toMatchObject({ health: 'MOVED', code: null, failures: 0, url: site.url(MOVED_TO) });
    expect((await desk.get(`/documents/${desk.documentId}`)).url).toBe(site.url(MOVED_TO));
    const { audit } = await take({ name: 'asked there', site: (each) => each.status(ARTICLE, 410) });
    expect(audit).toEqual(['watch.checkRequested', 'watch.healthChanged MOVED>ACTIVE']);
    expect((await impact(before.versions)).page).toBeNull();
  });

  it('leaves a site alone for as long as it asks', async () => {
    const day = 24 * 60 * 60;
    await take({ name: 'busy', site: (each) => each.status(MOVED_TO, 429, { 'retry-after': String(3 * day) }) });
    const watch = await desk.watch();
    expect(watch).toMatchObject({ health: 'BLOCKED', failures: 1 });
    expect(Date.parse(watch.nextCheckAt)).toBeGreaterThan(Date.now() + (3 * day - 60) * 1000);
    expect(await wronglyGivenOut(desk)).toEqual([]);
  });

  it('keeps the audit trail whole: each change of state once, in order, to where things are', async () => {
    expect(await desk.brokenSteps()).toEqual([]);
  });
});
