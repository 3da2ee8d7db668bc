import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import { isScriptSafe } from '../../../src/reports/script-safe-json.js';
import { type ReviewFinding, validateClaimReview } from '../../../src/reports/claim-review.validator.js';
import { fromFactCheckPage, toFactCheckPage } from '../../../src/reports/fact-check-pages.js';
import type { ClaimReview } from '../../../src/reports/claim-review.schemas.js';
import { verifyReportJson } from '../../../src/reports/report-json.js';
import type { SealedVerdictReport } from '../../../src/reports/verdict-report.schemas.js';
import { RunExportHandler } from '../../../src/exports/run-export.handler.js';
import { RunImportHandler } from '../../../src/imports/run-import.handler.js';
import { askFor, download } from '../../support/exports.js';
import { approve, changeProfile, correction, expectStatus } from '../../support/journey.js';
import { PublishingDesk } from '../../support/publishing-desk.js';
import { SchemaOrg } from '../../support/schema-org.js';
import { sendFile } from '../imports/desk.js';

const HOST = 'checks.example.org';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** What breaks pages, spreadsheets and scripts; every text ends differently, so that each can be looked for. */
const HOSTILE = `=HYPERLINK("https://evil.example","x") </script><script>alert(1)</script><img src=x onerror=alert(2)> "q" 'a' & \u202Eeurt\u2029`;

describe('what leaves the desk', () => {
  let desk: PublishingDesk;
  /** A report that stands, one off the scale, a corrected one and its successor, a retracted one. */
  let plain: number;
  let offScale: number;
  let replaced: number;
  let successor: number;
  let retracted: number;

  beforeAll(async () => {
    desk = await PublishingDesk.open({ PUBLIC_URL: `https://${HOST}` });
    await changeProfile(desk.admin, { licence: LICENCE });
    const roofs = (n: number) => `The mayor of Norvale said the storm took ${n} roofs.`;
    const claim = {
      claimant: 'Ada Moss',
      claimantSameAs: 'https://www.wikidata.org/wiki/Q1',
      madeAt: '2026-03-01T00:00:00Z',
      appearances: ['https://radio.example.net/talk'],
    };
    const document = { url: 'https://paper.example.com/storm', source: 'Norvale Gazette' };
    plain = (await desk.published({ statement: roofs(20), claim, document })).number;
    offScale = (await desk.published({ statement: roofs(21), claim, document, label: 'UNVERIFIABLE' })).number;
    const first = await desk.published({ statement: roofs(22), claim, document });
    replaced = first.number;
    const change = correction('UPDATE', { shortStatement: 'The storm took 22 roofs of Norvale.' });
    const { body } = await expectStatus(201, desk.editor.post(`/verdicts/${first.verdictId}/correct`, change));
    successor = Number(body.toReportNumber);
    const last = await desk.published({ statement: roofs(23), claim, document, label: 'TRUE' });
    retracted = last.number;
    const reason = { reason: 'A wrong source.' };
    const asked = await expectStatus(201, desk.editor.post(`/verdicts/${last.verdictId}/retract`, reason));
    await expectStatus(200, desk.second.post(`/corrections/${asked.body.id}/approve`));
  }, 60_000);
  afterAll(() => desk?.close());

  const reportOf = async (number: number): Promise<SealedVerdictReport> =>
    (await desk.read(`/reports/${number}.json`)).body;
  const pageOf = async (number: number) => (await desk.read(`//reports/${number}`)).text;
  /** The text of the JSON-LD inside the page, as it stands in the element. */
  const embedded = (page: string): string[] =>
    [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, text = '']) =>
      text.trim(),
    );
  const errors = (findings: readonly ReviewFinding[]) => findings.filter(({ level }) => level === 'error');

  it('passes every rule of the validator, in each file with ClaimReview', async () => {
    const { reports } = (await desk.read('/reports.json')).body as { reports: SealedVerdictReport[] };
    expect(reports.map(({ number }) => number)).toEqual([plain, offScale, successor]);
    // As text: whether it may stand in a page cannot be told any more once it is parsed.
    const { body: feed, text } = await desk.read('/reports.jsonld');
    expect(validateClaimReview(text, { siteHost: HOST, reports })).toEqual([]);
    expect((await desk.read('//claimreview.json')).text).toBe(text);
    expect(feed.dataFeedElement).toHaveLength(reports.length);
    for (const report of reports) {
      const { body, text: single } = await desk.read(`/reports/${report.number}.jsonld`);
      expect(validateClaimReview(single, { siteHost: HOST, report })).toEqual([]);
      const inPage = embedded(await pageOf(report.number));
      expect(inPage).toHaveLength(1);
      expect(validateClaimReview(inPage[0] ?? '', { siteHost: HOST, report })).toEqual([]);
      expect(JSON.parse(inPage[0] ?? '')).toEqual(body);
      expect(feed.dataFeedElement.map(({ item }: { item: unknown[] }) => item[0])).toContainEqual(body);
      const carried = fromFactCheckPage(toFactCheckPage([body as ClaimReview]));
      expect(toFactCheckPage(carried)).toEqual(toFactCheckPage([body as ClaimReview]));
    }
  });

  /** The file of an export, made at once. */
  const exportedFeed = async (): Promise<string> => {
    const { id } = await askFor(desk.editor, { format: 'jsonld' });
    await desk.app.get(RunExportHandler).handle({ exportId: id }, atOnce(id));
    const { status, bytes } = await download(desk.editor, id);
    expect(status).toBe(200);
    return bytes.toString('utf8');
  };
  const atOnce = (jobId: string) => ({
    jobId,
    attempt: 1,
    lastAttempt: true,
    progress: () => Promise.resolve(),
  });

  it('says who gives it out, when it changed and on which terms, in every file with ClaimReview', async () => {
    const terms = {
      sdPublisher: { '@type': 'Organization', name: 'Claimdesk demo desk', url: `https://${HOST}` },
      sdDatePublished: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      sdLicense: LICENCE,
    };
    for (const text of [(await desk.read('/reports.jsonld')).text, await exportedFeed()]) {
      const feed = JSON.parse(text) as { dataFeedElement: { item: unknown[] }[] };
      expect(feed).toMatchObject(terms);
      for (const { item } of feed.dataFeedElement) expect(item).toEqual([expect.objectContaining(terms)]);
    }
    expect(JSON.parse(embedded(await pageOf(plain))[0] ?? '')).toMatchObject(terms);
  });

  it('passes every rule in the file of an export, which holds the same ClaimReviews as the feed', async () => {
    const { reports } = (await desk.read('/reports.json')).body as { reports: SealedVerdictReport[] };
    const text = await exportedFeed();
    expect(validateClaimReview(text, { siteHost: HOST, reports })).toEqual([]);
    const file = JSON.parse(text);
    expect(file.dataFeedElement).toEqual((await desk.read('/reports.jsonld')).body.dataFeedElement);
    const carried = file.dataFeedElement.map(({ item }: { item: ClaimReview[] }) => item[0]);
    for (const review of carried) {
      const markup = toFactCheckPage([review]);
      expect(toFactCheckPage(fromFactCheckPage(markup))).toEqual(markup);
    }
  });

  it.each<[string, (text: { feed: string; single: string; page: string }) => [name: string, content: string]]>([
    ['the feed', ({ feed }) => ['feed.json', feed]],
    ['the file of one report', ({ single }) => ['one.jsonld', single]],
    ['the page of a report', ({ page }) => ['page.html', page]],
  ])('keeps every field when %s is imported again', async (_what, chosen) => {
    const single = (await desk.read(`/reports/${successor}.jsonld`)).text;
    const texts = { feed: await exportedFeed(), single, page: await pageOf(successor) };
    const [name, content] = chosen(texts);
    const sent = await expectStatus(202, sendFile(desk.editor, name, content));
    await desk.app.get(RunImportHandler).handle({}, atOnce(sent.body.id));
    const { body: run } = await desk.editor.get(`/imports/${sent.body.id}`);
    expect(run).toMatchObject({ status: 'DONE', counts: { refused: 0, warned: 0 } });
    const review = JSON.parse(single) as ClaimReview;
    const { items } = (await desk.editor.get('/prior-checks?limit=200')).body;
    const found = items.filter(({ url }: { url: string }) => url === review.url);
    expect(found).toHaveLength(1);
    const { reviewRating: rating, itemReviewed: claim } = review;
    expect(found[0]).toMatchObject({
      claimText: review.claimReviewed,
      claimant: { name: claim.author?.name, sameAs: claim.author?.sameAs, kind: 'PERSON' },
      claimDate: claim.datePublished,
      appearances: [claim.firstAppearance, ...(claim.appearance ?? [])].map((each) => each?.url),
      publisher: { name: review.author.name, site: HOST },
      reviewDate: review.datePublished,
      modifiedDate: review.dateModified,
      rating: {
        text: rating.alternateName,
        value: rating.ratingValue,
        best: rating.bestRating,
        worst: rating.worstRating,
        explanation: rating.ratingExplanation,
      },
      language: review.inLanguage,
    });
    // The text it was read from has what our columns have not, such as the corrections.
    const original = await desk.editor.get(`/prior-checks/${found[0].id}/original`);
    expect(JSON.parse(original.text)).toEqual(review);
    // And it keeps the rules as it comes out again.
    const out = await desk.editor.get('/prior-checks.jsonld');
    const { reports } = (await desk.read('/reports.json')).body as { reports: SealedVerdictReport[] };
    expect(validateClaimReview(JSON.parse(out.text), { siteHost: HOST, reports })).toEqual([]);
  });

  describe('against the vocabulary of schema.org', () => {
    const vocabulary = SchemaOrg.read();
    if (vocabulary === null) {
      it.skip('skipped: ../shared/data/schemaorg is absent', () => {});
      return;
    }

    it('uses only its types and properties, each where it belongs and with values it allows', async () => {
      const documents: [string, string][] = [
        ['feed', (await desk.read('/reports.jsonld')).text],
        ['export', await exportedFeed()],
      ];
      for (const number of [plain, offScale, successor]) {
        documents.push([`report ${number}`, (await desk.read(`/reports/${number}.jsonld`)).text]);
        documents.push([`page ${number}`, embedded(await pageOf(number))[0] ?? '']);
      }
      const atRoot = await desk.app.anonymous.get('//claimreview.json');
      if (atRoot.status === 200) documents.push(['feed at the root', atRoot.text]);
      const faults = documents.flatMap(([name, text]) =>
        vocabulary.faultsOf(JSON.parse(text)).map((fault) => `${name} ${fault}`),
      );
      expect(faults).toEqual([]);
    });

    it('would see a wrong type, property, place or value', async () => {
      const { body } = await desk.read(`/reports/${plain}.jsonld`);
      const faults = (changes: object) => vocabulary.faultsOf({ ...body, ...changes });
      expect(faults({})).toEqual([]);
      expect(faults({ '@type': 'ClaimRevue' })).toEqual([': no class of schema.org: ClaimRevue']);
      expect(faults({ claimReviewd: 'x' })).toEqual(['/claimReviewd: no property of schema.org']);
      expect(faults({ jobTitle: 'x' })).toEqual(['/jobTitle: is no property of ClaimReview']);
      expect(faults({ datePublished: 'yesterday' })).toEqual(['/datePublished: "yesterday" is none of Date, DateTime']);
      expect(faults({ url: 'reports/1' })).toEqual(['/url: "reports/1" is none of URL']);
      expect(faults({ reviewRating: { '@type': 'Person' } })).toEqual(['/reviewRating: Person is none of Rating']);
      expect(faults({ '@context': 'http://example.org' })).toEqual(['@context is http://example.org']);
    });
  });

  it('tells of corrections on the page, of the methodology, and who put the claim into words', async () => {
    const { body } = await desk.read(`/reports/${successor}.jsonld`);
    expect(body.mainEntityOfPage).toEqual({
      '@type': 'WebPage',
      url: `https://${HOST}/reports/${successor}`,
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'A figure was misread. The figure of the register.',
          datePublished: expect.any(String),
        },
      ],
    });
    expect(body.author.publishingPrinciples).toBe(`https://${HOST}/methodology`);
    await desk.read('//methodology');
    // The statement is the words of the source: nobody interpreted it.
    expect(body.itemReviewed.claimInterpreter).toBeUndefined();
    const { body: uncorrected } = await desk.read(`/reports/${plain}.jsonld`);
    expect(uncorrected.mainEntityOfPage).toBeUndefined();
    const worded = await desk.published({
      statement: 'The mayor of Norvale said the storm took 31 roofs.',
      claim: {
        statement: 'The storm took 31 roofs of Norvale.',
        claimant: 'The Harbour Trust',
        claimantKind: 'ORGANISATION',
      },
    });
    const { body: review } = await desk.read(`/reports/${worded.number}.jsonld`);
    expect(review.itemReviewed.claimInterpreter).toMatchObject({ '@type': 'Organization', name: review.author.name });
    // The name alone would be taken for a person's.
    expect(review.itemReviewed.author).toEqual({ '@type': 'Organization', name: 'The Harbour Trust' });
  });

  it('forgets what was said of a claimant when there is another, and leaves published reports alone', async () => {
    const { claimId, number } = await desk.published({
      statement: 'The mayor of Norvale said the storm took 32 roofs.',
      claim: { claimant: 'The Harbour Trust', claimantKind: 'ORGANISATION' },
    });
    const kind = async () => (await desk.editor.get(`/claims/${claimId}`)).body.claimantKind;
    expect(await kind()).toBe('ORGANISATION');
    await expectStatus(200, desk.edit(claimId, { claimant: 'Ada Moss' }));
    expect(await kind()).toBeNull();
    expect((await reportOf(number)).claimant).toMatchObject({ kind: 'ORGANISATION', name: 'The Harbour Trust' });
    const { body } = await expectStatus(400, desk.edit(claimId, { claimantKind: 'ROBOT' }));
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path: 'claimantKind' }] });
  });

  it('gives no ClaimReview of what does not stand, in no file', async () => {
    const exported = await exportedFeed();
    for (const number of [replaced, retracted]) expect(exported).not.toContain(`/reports/${number}#`);
    for (const number of [replaced, retracted]) {
      await expectStatus(404, desk.app.anonymous.get(`/reports/${number}.jsonld`));
      expect(embedded(await pageOf(number))).toEqual([]);
      expect((await desk.read('/reports.jsonld')).text).not.toContain(`/reports/${number}#`);
      const report = await reportOf(number);
      const { body } = await desk.read(`/reports/${plain}.jsonld`);
      expect(validateClaimReview(body, { siteHost: HOST, report }).map(({ rule }) => rule)).toContain('not-current');
    }
  });

  it('keeps its hash in every form: list, file and row', async () => {
    const { text, body } = await desk.read('/reports.json?all=true');
    const rows: Record<string, string>[] = parse((await desk.read('/reports.csv?all=true')).text, { columns: true });
    const { items } = (await desk.read('/reports?current=false&limit=200')).body;
    for (const report of body.reports as SealedVerdictReport[]) {
      const one = await desk.read(`/reports/${report.number}.json`);
      expect(verifyReportJson(one.text)).toBe(true);
      expect(text).toContain(one.text);
      expect(items).toContainEqual(one.body);
      expect(rows.find(({ number }) => number === String(report.number))?.['content_hash']).toBe(report.contentHash);
    }
  });

  describe('when every text of it is hostile', () => {
    const hostile = (name: string): string => `${HOSTILE} ${name}`;
    let number: number;

    beforeAll(async () => {
      const statement = `=1+1 said </script><script>alert(1)</script> of the ${'🌳'.repeat(20)} \u202E trees of Norvale.`;
      const made = await desk.proposed({
        statement,
        document: {
          title: hostile('title'),
          source: hostile('source'),
          url: 'https://paper.example.com/x?a="><script>',
        },
        claim: {
          claimant: hostile('claimant'),
          topics: ['=cmd|<script>'],
          appearances: ['https://evil.example/"><script>alert(3)</script>'],
        },
        rating: {
          rationale: hostile('rationale'),
          evidence: [
            {
              title: hostile('evidence'),
              url: 'https://e.example/<script>',
              quote: hostile('quote'),
              stance: 'REFUTES',
              kind: 'PRIMARY',
            },
          ],
        },
      });
      await approve(desk.second, made.verdictId, {
        summary: hostile('summary'),
        rationale: `${hostile('rationale')} ${'long '.repeat(7_000)}`,
        shortStatement: '@SUM(A1) </script><script>alert(1)</script>',
      });
      number = Number(
        (await expectStatus(200, desk.second.post(`/verdicts/${made.verdictId}/publish`))).body.reportNumber,
      );
    }, 60_000);

    it('runs nothing on its page, and the markup in it is still read', async () => {
      const text = await pageOf(number);
      const { document } = parseHTML(text);
      const scripts = [...document.querySelectorAll('script')].map((each) => each.getAttribute('type'));
      expect(scripts).toEqual(['application/ld+json']);
      expect(document.querySelectorAll('img[onerror], [onload], [onerror]')).toHaveLength(0);
      const hrefs = [...document.querySelectorAll('[href]')].map((each) => each.getAttribute('href') ?? '');
      expect(hrefs.filter((href) => /^\s*(javascript|data|vbscript):/i.test(href))).toEqual([]);
      const [markup = ''] = embedded(text);
      expect(isScriptSafe(markup)).toBe(true);
      const report = await reportOf(number);
      expect(errors(validateClaimReview(markup, { siteHost: HOST, report }))).toEqual([]);
    });

    it('comes through JSON and JSON-LD as it was written, and keeps its hash', async () => {
      const { text, body } = await desk.read(`/reports/${number}.json`);
      expect(verifyReportJson(text)).toBe(true);
      expect(body).toMatchObject({
        claimant: { name: hostile('claimant') },
        document: { title: hostile('title') },
        source: { name: hostile('source') },
        summary: hostile('summary'),
        evidence: [{ title: hostile('evidence'), quote: hostile('quote') }],
      });
      expect(body.rationale.length).toBeGreaterThan(35_000);
      const { body: review, text: single } = await desk.read(`/reports/${number}.jsonld`);
      expect([single, (await desk.read('/reports.jsonld')).text].map(isScriptSafe)).toEqual([true, true]);
      expect(review.itemReviewed.author.name).toBe(hostile('claimant'));
      expect(review.claimReviewed).toBe('@SUM(A1) </script><script>alert(1)</script>');
    });

    it('is text in every cell of the CSV', async () => {
      const { text } = await desk.read(`/reports/${number}.csv`);
      const [row]: Record<string, string>[] = parse(text, { columns: true });
      for (const [column, cell] of Object.entries(row ?? {})) {
        expect([column, /^\s*[=+@]/.test(cell)]).toEqual([column, false]);
      }
      expect(row?.['claimant_name']).toContain('claimant');
      expect(row?.['summary']).toContain('</script>');
    });

    it('refuses a text of 100,000 characters with the field it is in', async () => {
      const { verdictId } = await desk.proposed({ statement: 'The zoo of Norvale has 30 quokkas, it said.' });
      const huge = 'x'.repeat(100_000);
      for (const field of ['summary', 'shortStatement', 'rationale']) {
        const { body } = await expectStatus(400, desk.second.post(`/verdicts/${verdictId}/approve`, { [field]: huge }));
        expect(body).toMatchObject({ code: 'VALIDATION_FAILED', faults: [{ path: field }] });
      }
    });
  });

  it('shows nothing that is not published, on no public route, by number, id or words', async () => {
    const secret = 'The secret plan of Norvale names 77 wells.';
    const { verdictId, claimId, documentId } = await desk.proposed({
      statement: secret,
      document: { title: 'Secret plan', source: 'Secret Gazette' },
      claim: { claimant: 'Secret Claimant', topics: ['secret-topic'] },
    });
    const visible = async (): Promise<string[]> => {
      const seen: string[] = [];
      const [{ last }] = await desk.app.sql.query(`SELECT max(number)::int AS last FROM published_report`);
      const names = [
        verdictId,
        claimId,
        documentId,
        String(last + 1),
        String(last + 2),
        '0',
        '-1',
        '1e3',
        `${plain}.0`,
      ];
      const single = names.flatMap((name) => ['.json', '.jsonld', '.csv'].map((form) => `/reports/${name}${form}`));
      const pages = names.flatMap((name) => [`//reports/${name}`, `//reports/${name}.html`]);
      for (const path of [...single, ...pages]) {
        const { status } = await desk.app.anonymous.get(path);
        if (status !== 404) seen.push(`${path} ${status}`);
      }
      const filters = ['', `documentId=${documentId}`, 'q=secret', 'claimant=secret claimant', 'topic=secret-topic'];
      const lists = [
        '/reports?current=false&',
        '/reports.json?all=true&',
        '/reports.jsonld?',
        '/reports.csv?all=true&',
      ];
      const paths = lists.flatMap((list) => filters.map((filter) => `${list}${filter}`));
      for (const path of [...paths, '//', '//corrections', '/corrections', '/corrections.atom']) {
        const { text } = await desk.read(path);
        if (/secret/i.test(text) || text.includes(claimId) || text.includes(verdictId)) seen.push(path);
      }
      return seen;
    };
    expect(await visible()).toEqual([]);
    await approve(desk.second, verdictId);
    expect(await visible()).toEqual([]);
    // And the same look finds it once it is published.
    await expectStatus(200, desk.second.post(`/verdicts/${verdictId}/publish`));
    expect(await visible()).toEqual(expect.arrayContaining(['/reports.json?all=true&q=secret', '//']));
  });
});
