import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { DEMO_PASSWORD as SEEDED_PASSWORD, demoPerson, emailOf, PERSON_KEYS } from '../../seeds/data/people.js';
import { DEMO_PASSWORD, DEMO_USERS, demoSteps } from '../../src/site/demo-desk.js';
import { validateClaimReview } from '../../src/reports/claim-review.validator.js';
import { verifyReportJson } from '../../src/reports/report-json.js';
import { TEST_PASSWORD, TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import {
  adjudicate,
  approveAndPublish,
  correction,
  expectStatus,
  ingest,
  markClaim,
  rate,
  verdictOn,
} from '../support/journey.js';

const SITE = { siteHost: 'desk.test' };
const HOSTILE = `=1+1 said </script><script>alert(1)</script> "quoted" <img src=x onerror=alert(2)> & \u202Edesrever`;

describe('published verdict reports', () => {
  let app: TestApp;
  let editor: TestClient;
  let editor2: TestClient;
  let raters: TestClient[];
  let adjudicator: TestClient;
  let reader: TestClient;

  beforeAll(async () => {
    // Without a worker: nothing but these tests changes where a claim stands.
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    editor2 = await app.person('editor2@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    raters = [
      await app.person('secretrater1@desk.test', ['reviewer']),
      await app.person('secretrater2@desk.test', ['reviewer']),
    ];
    reader = app.anonymous;
  }, 60_000);
  afterAll(() => app?.close());

  const words = (n: number) => `The mayor of Norvale said the storm destroyed ${n} houses on Monday.`;

  /** A published report about a claim of its own. */
  async function published(
    statement: string,
    labels: [string, string] = ['FALSE', 'FALSE'],
    edit: Record<string, unknown> | null = null,
  ) {
    const documentId = await ingest(editor, `${statement}\n\nA second paragraph follows here.`, {
      title: `About: ${statement.slice(0, 40)}`,
      url: 'https://paper.example.com/storm',
      source: 'Norvale Gazette',
      language: 'en',
      publishedAt: '2026-03-01',
    });
    const claimId = await markClaim(editor, documentId, statement);
    if (edit) await editClaim(claimId, edit);
    const { roundId } = await rate(editor, claimId, [
      [raters[0]!, labels[0]],
      [raters[1]!, labels[1]],
    ]);
    if (labels[0] !== labels[1]) await adjudicate(adjudicator, roundId, labels[0]);
    const verdict = await approveAndPublish(editor2, claimId);
    return { documentId, claimId, verdictId: verdict.id as string, number: Number(verdict.reportNumber) };
  }

  async function editClaim(claimId: string, edit: Record<string, unknown>) {
    const etag = (await editor.get(`/claims/${claimId}`)).headers.get('etag') ?? '';
    return expectStatus(200, editor.patch(`/claims/${claimId}`, edit, { 'if-match': etag }));
  }

  const ok = async (path: string) => expectStatus(200, reader.get(path));
  const missing = async (path: string) => {
    const answer = await expectStatus(404, reader.get(path));
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe('NOT_FOUND');
    return answer.body.detail as string;
  };
  const listed = async (query = '') =>
    (await ok(`/reports?limit=200${query}`)).body.items.map((item: { number: number }) => item.number);
  const fed = async () => {
    const feed = (await ok('/reports.jsonld')).body;
    return feed.dataFeedElement.map((item: { url: string }) => Number(/reports\/(\d+)#/.exec(item.url)?.[1]));
  };
  const exported = async (query = '') =>
    (await ok(`/reports.json${query}`)).body.reports.map((item: { number: number }) => item.number);

  it('gives a report out as sealed JSON with where it comes from, and no name of a rater', async () => {
    const { claimId, documentId, number } = await published(words(41), ['FALSE', 'FALSE'], {
      claimant: 'Ada Moss',
      claimantSameAs: 'https://www.wikidata.org/wiki/Q1',
      madeAt: '2026-03-01T00:00:00Z',
      topics: ['weather'],
    });
    const answer = await ok(`/reports/${number}.json`);
    expect(verifyReportJson(answer.text)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    expect(answer.body).toMatchObject({
      number,
      permalink: `http://desk.test/reports/${number}`,
      claimId,
      documentId,
      state: 'PUBLISHED',
      statement: words(41),
      quote: { exact: words(41), start: 0, end: words(41).length },
      document: {
        url: 'https://paper.example.com/storm',
        version: 1,
        publisher: 'Norvale Gazette',
        publishedAt: '2026-03-01',
      },
      claimant: { kind: 'PERSON', name: 'Ada Moss' },
      topics: ['weather'],
      source: { id: expect.any(String), name: 'Norvale Gazette' },
      policy: { k: 2, agreement: 'EXACT', blind: 'DOUBLE', onDisagree: 'ADJUDICATE' },
      decidedBy: { raters: 2, adjudicator: false, approver: 'editor' },
      madeAt: '2026-03-01',
      rating: { label: 'FALSE', name: 'False', ordinal: 1, min: 1, max: 5, schemeKey: 'five-point' },
      raters: {
        count: 2,
        histogram: [{ label: 'FALSE', count: 2 }],
        note: '2 of 2 raters chose the same label.',
      },
      adjudication: null,
      organisation: { url: 'http://desk.test', correctionsPolicy: 'http://desk.test/corrections' },
      stale: false,
      placementState: 'CURRENT',
      supersededBy: null,
      retracted: false,
    });
    expect(answer.body.evidence).toHaveLength(1);
    expect(answer.text).not.toMatch(/secretrater|@desk\.test/);
    expect((await ok('/reports?limit=200')).body.items).toContainEqual(answer.body);
  });

  it('says how a disagreement was settled', async () => {
    const { number } = await published(words(42), ['MIXED', 'FALSE']);
    expect((await ok(`/reports/${number}.json`)).body).toMatchObject({
      origin: 'ADJUDICATED',
      adjudication: { cause: 'EVIDENCE_MISSED', rationale: 'One rater overlooked the register of the town.' },
      raters: {
        histogram: [
          { label: 'MIXED', count: 1 },
          { label: 'FALSE', count: 1 },
        ],
        note: 'The 2 raters chose 2 different labels, settled by adjudication.',
      },
    });
  });

  it('gives ClaimReview and a feed that pass every rule', async () => {
    const { number } = await published(words(43));
    const report = (await ok(`/reports/${number}.json`)).body;
    const answer = await ok(`/reports/${number}.jsonld`);
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const findings = validateClaimReview(answer.body, { siteHost: SITE.siteHost, report });
    // The test's site has no https, and its claim no claimant: the first is an error for a real site only.
    expect(findings.filter(({ level, message }) => level === 'error' && !message.includes('https'))).toEqual([]);
    const feed = await ok('/reports.jsonld');
    expect(feed.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    expect(feed.body).toMatchObject({ '@type': 'DataFeed', dateModified: expect.stringMatching(/^\d{4}-.*Z$/) });
    const { reports } = (await ok('/reports.json')).body;
    const faults = validateClaimReview(feed.body, { ...SITE, reports }).filter(({ level }) => level === 'error');
    expect(faults.filter(({ message }) => !message.includes('https'))).toEqual([]);
    expect(await fed()).toContain(number);
  });

  it('gives CSV that reads back, one by one and all together', async () => {
    const { number, documentId } = await published(words(44));
    const one = await ok(`/reports/${number}.csv`);
    expect(one.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(one.headers.get('content-disposition')).toBe(`attachment; filename="verdict-report-${number}.csv"`);
    const rows: Record<string, string>[] = parse(one.text, { columns: true });
    expect(rows).toEqual([expect.objectContaining({ number: String(number), statement: words(44), label: 'FALSE' })]);
    const all = await ok(`/reports.csv?documentId=${documentId}`);
    expect(all.headers.get('content-disposition')).toBe('attachment; filename="verdict-reports.csv"');
    expect(all.text).toBe(one.text);
    const withMark = await fetch(`${app.url}/api/v1/reports.csv?bom=true`);
    expect([...new Uint8Array(await withMark.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('finds reports by label, document and words, page by page, newest first', async () => {
    const first = await published('Quokkas outnumber the inhabitants of Norvale, the zoo claims.');
    const second = await published('Wombats outnumber the inhabitants of Norvale, the zoo claims.', ['TRUE', 'TRUE']);
    expect(await listed('&q=outnumber inhabitants')).toEqual([second.number, first.number]);
    expect(await listed('&q=inhabitants&label=TRUE')).toEqual([second.number]);
    expect(await listed(`&documentId=${first.documentId}`)).toEqual([first.number]);
    const page = (await ok('/reports?q=inhabitants&limit=1')).body;
    const next = (await ok(`/reports?q=inhabitants&limit=1&cursor=${page.nextCursor}`)).body;
    expect([page.items[0].number, next.items[0].number, next.nextCursor]).toEqual([second.number, first.number, null]);
    expect((await reader.get('/reports?cursor=bm9wZQ')).body.code).toBe('CURSOR_INVALID');
    expect((await reader.get('/reports?current=maybe')).body.code).toBe('VALIDATION_FAILED');
  });

  it('takes a retracted report out of everything current, and keeps it in full with its mark', async () => {
    const { number, verdictId } = await published(words(45));
    const asked = await expectStatus(201, editor.post(`/verdicts/${verdictId}/retract`, { reason: 'A wrong source.' }));
    expect(await fed()).toContain(number);
    await expectStatus(200, editor2.post(`/corrections/${asked.body.id}/approve`));
    expect(await fed()).not.toContain(number);
    expect(await listed()).not.toContain(number);
    expect(await exported()).not.toContain(number);
    expect(await exported('?all=true')).toContain(number);
    expect(await listed('&current=false')).toContain(number);
    const report = (await ok(`/reports/${number}.json`)).body;
    expect(report).toMatchObject({
      state: 'RETRACTED',
      retracted: true,
      supersededBy: null,
      corrections: [{ kind: 'RETRACTION', what: 'A wrong source.' }],
    });
    expect(report.modifiedAt).toBe(report.corrections[0].publishedAt);
    expect(await missing(`/reports/${number}.jsonld`)).toContain('retracted');
    const page = await ok(`//reports/${number}`);
    expect(page.text).toContain('<strong>Retracted.</strong>');
    expect(page.text).not.toContain('ld+json');
    expect((await ok('//corrections')).text).toContain('A wrong source.');
  });

  it('leads from a corrected report to its successor', async () => {
    const { number, verdictId, claimId } = await published(words(46));
    const change = correction('CORRECTION', { label: 'MIXED' });
    const asked = await expectStatus(201, editor.post(`/verdicts/${verdictId}/correct`, change));
    await expectStatus(200, editor2.post(`/corrections/${asked.body.id}/approve`));
    const successor = Number((await verdictOn(editor, claimId)).reportNumber);
    expect((await ok(`/reports/${number}.json`)).body).toMatchObject({ state: 'SUPERSEDED', supersededBy: 2 });
    expect((await ok(`/reports/${successor}.json`)).body).toMatchObject({
      verdictVersion: 2,
      rating: { label: 'MIXED' },
      corrections: [{ kind: 'CORRECTION', now: 'The figure of the register.' }],
      raters: { note: '2 of 2 raters chose the same label; the label was corrected later.' },
    });
    expect(await missing(`/reports/${number}.jsonld`)).toContain(`${successor}.jsonld`);
    const numbers = await fed();
    expect([numbers.includes(number), numbers.includes(successor)]).toEqual([false, true]);
    const page = (await ok(`//reports/${number}`)).text;
    expect(page).toContain('<strong>Replaced.</strong>');
    expect(page).toContain(`href="/reports/${successor}"`);
    expect((await ok(`//reports/${successor}`)).text).toContain('<strong>Corrected.</strong>');
  });

  it.each(['CHANGED', 'REWORDED', 'CONTEXT_CHANGED', 'GONE', 'PENDING', 'FAILED'])(
    'never shows a report as current while its words are %s in the newest version',
    async (state) => {
      const { number, claimId, documentId } = await published(`${words(47)} It was ${state.toLowerCase()} weather.`);
      await expectStatus(201, editor.post(`/documents/${documentId}/versions`, { text: `${words(99)}\n\nMore.` }));
      // The state a resolution may end in, whatever the verdict's own mark says by then.
      await app.sql.query(
        `UPDATE claim_placement SET source_state = $2, start_offset = coalesce(start_offset, 0), end_offset = coalesce(end_offset, 1)
         WHERE claim_id = $1 AND document_version_id = (SELECT id FROM document_version WHERE document_id = $3 AND number = 2)`,
        [claimId, state, documentId],
      );
      await app.sql.query(`UPDATE verdict SET stale_since = NULL WHERE claim_id = $1`, [claimId]);
      expect([await listed(), await fed(), await exported()].map((all) => all.includes(number))).toEqual([
        false,
        false,
        false,
      ]);
      const unknown = ['PENDING', 'FAILED'].includes(state);
      const report = (await ok(`/reports/${number}.json`)).body;
      expect(report).toMatchObject({ stale: !unknown, placementState: state, state: 'PUBLISHED' });
      expect(report.staleSince === null).toBe(unknown);
      await missing(`/reports/${number}.jsonld`);
      const page = (await ok(`//reports/${number}`)).text;
      expect(page).toContain(unknown ? 'is being compared' : 'The source has changed');
      expect(page).not.toContain('ld+json');
    },
  );

  it('keeps what an editor published knowing that the source had lost it', async () => {
    const documentId = await ingest(editor, `${words(48)}\n\nMore.`, { language: 'en' });
    const claimId = await markClaim(editor, documentId, words(48));
    await rate(editor, claimId, [
      [raters[0]!, 'FALSE'],
      [raters[1]!, 'FALSE'],
    ]);
    await app.sql.query(
      `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, created_by, origin, obtained_at)
       SELECT gen_random_uuid(), document_id, 2, 'Nothing.', text_sha256, '[]', reader_version, created_by, 'EDIT', now()
       FROM document_version WHERE document_id = $1`,
      [documentId],
    );
    await app.sql.query(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state)
       SELECT gen_random_uuid(), $1, id, 'GONE' FROM document_version WHERE document_id = $2 AND number = 2`,
      [claimId, documentId],
    );
    const { id } = await verdictOn(editor2, claimId);
    await expectStatus(200, editor2.post(`/verdicts/${id}/approve`, { basis: 'ARCHIVED_VERSION' }));
    const { body } = await expectStatus(200, editor2.post(`/verdicts/${id}/publish`));
    const number = Number(body.reportNumber);
    expect(await fed()).toContain(number);
    const report = (await ok(`/reports/${number}.json`)).body;
    expect(report).toMatchObject({ stale: false, placementState: 'GONE', document: { version: 1 } });
    expect((await ok(`//reports/${number}`)).text).toContain('archived version');
  });

  it('answers 304 to those who have it already, until something changes', async () => {
    const { number, verdictId } = await published(words(49));
    const paths = [`/reports/${number}.json`, `/reports/${number}.jsonld`, `/reports/${number}.csv`, '/reports'];
    for (const path of [...paths, '/reports.json', '/reports.jsonld', '/reports.csv', `//reports/${number}`, '//']) {
      const first = await ok(path);
      const etag = first.headers.get('etag');
      expect([path, etag]).toEqual([path, expect.stringMatching(/^(W\/)?".+"$/)]);
      expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
      const again = await reader.get(path, {
        'if-none-match': etag!,
        // Otherwise fetch adds `no-cache`, which asks for the whole answer.
        'cache-control': 'max-age=0',
      });
      expect([path, again.status, again.text]).toEqual([path, 304, '']);
    }
    const before = await ok('/reports.jsonld');
    await expectStatus(
      201,
      editor.post(
        `/verdicts/${verdictId}/correct`,
        correction('UPDATE', { shortStatement: 'The register was updated.' }),
      ),
    );
    const after = await ok('/reports.jsonld');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(after.text).toContain('The register was updated.');
  });

  it('exports the same bytes twice', async () => {
    const twice = async (path: string) => [(await ok(path)).text, (await ok(path)).text];
    for (const path of ['/reports.json?all=true', '/reports.jsonld', '/reports.csv?all=true']) {
      const [one, two] = await twice(path);
      expect(one).toBe(two);
    }
    const { reports, format } = (await ok('/reports.json?all=true')).body;
    expect(format).toBe('claimdesk-verdict-reports-1');
    const numbers = reports.map((report: { number: number }) => report.number);
    expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => a - b));
    expect(reports.every((report: unknown) => verifyReportJson(JSON.stringify(report)))).toBe(true);
  });

  it('makes hostile text inert on the page, in its markup and in CSV', async () => {
    const { number, claimId } = await published(HOSTILE);
    const { text, headers } = await ok(`//reports/${number}`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(text).not.toContain('<img');
    expect(text.match(/<script/g)).toEqual(['<script']);
    expect(text).not.toMatch(/ style=| on\w+="/);
    expect(text).toContain(`id="claim-${claimId}"`);
    const markup = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(validateClaimReview(markup, SITE).map(({ rule }) => rule)).not.toContain('script-unsafe');
    expect(JSON.parse(markup)).toEqual((await ok(`/reports/${number}.jsonld`)).body);
    expect(JSON.parse(markup).itemReviewed.text).toBe(HOSTILE);
    const rows: Record<string, string>[] = parse((await ok(`/reports/${number}.csv`)).text, { columns: true });
    expect(rows[0]!.statement).toBe(`'${HOSTILE}`);
    expect((await ok('//')).text).not.toContain('<img');
  });

  it.each(['999999', '0', '-1', '1.5', 'x', '1e3', '99999999999999999999', '%00', "1'--", '١'])(
    'answers 404 for report %s in every form',
    async (number) => {
      for (const form of ['json', 'jsonld', 'csv']) await missing(`/reports/${number}.${form}`);
      const page = await expectStatus(404, reader.get(`//reports/${number}`));
      expect(page.text).toContain('There is no report at this address');
    },
  );

  it('answers 404 for a form that does not exist, and for the bare number below the API', async () => {
    const [number] = await listed();
    for (const path of [`/reports/${number}.xml`, `/reports/${number}`, '/reports.xml', `/reports/${number}.json/x`]) {
      await missing(path);
    }
    expect((await ok(`//reports/${number}.html`)).text).toBe((await ok(`//reports/${number}`)).text);
    expect((await ok('//corrections.html')).status).toBe(200);
    await missing('//api/v1/assets/site.css');
  });

  it('shows the desk at its front door, without demo accounts', async () => {
    const { text } = await ok('//');
    const [newest] = await listed();
    expect(text).toContain(`href="/reports/${newest}"`);
    expect(text).toContain('reports stand today.');
    expect(text).not.toContain('claimdesk-demo');
    expect(text).not.toMatch(/<script| style=/);
    const style = await ok('//assets/site.css');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    const [icon] = /\/assets\/[^"]+\.svg/.exec(text) ?? [];
    expect((await ok(`/${icon}`)).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  });
});

describe('the front door of a demo desk', () => {
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    app = await TestApp.start({ env: { CLAIMDESK_DEMO: 'on' } });
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-demo-'));
    for (const key of PERSON_KEYS) await app.person(emailOf(key), demoPerson(key).roles);
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('names the accounts that the demo data makes', async () => {
    expect(DEMO_USERS.map(({ email }) => email)).toEqual(PERSON_KEYS.map(emailOf));
    expect(DEMO_PASSWORD).toBe(SEEDED_PASSWORD);
    const { text } = await expectStatus(200, app.anonymous.get('//'));
    for (const { email } of DEMO_USERS) expect(text).toContain(`<code>${email}</code>`);
    expect(text).toContain(`<code>${DEMO_PASSWORD}</code>`);
  });

  it('prints commands that lead from a text to a published report', async () => {
    const script = demoSteps(app.url).map(({ commands }) => commands);
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-euo', 'pipefail', '-c', script.join('\n').replaceAll(DEMO_PASSWORD, TEST_PASSWORD)],
      { cwd: folder, timeout: 25_000 },
    );
    expect(stdout).toContain('"@type":"ClaimReview"');
    const { items } = (await expectStatus(200, app.anonymous.get('/reports'))).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ number: 1, rating: { label: 'FALSE' }, raters: { count: 2 } });
  });
});
