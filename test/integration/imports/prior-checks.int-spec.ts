import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { approveAndPublish, assign, ingestAndExtract, openRound, rate, readyClaims } from '../../support/journey.js';
import { Statements } from '../../support/statements.js';
import { WebSite } from '../../support/web-site.js';
import { ended, feed, importFile, review, sendFile } from './desk.js';

jest.setTimeout(120_000);

const page = (...scripts: string[]): string =>
  `<!doctype html><html><head>${scripts.map((json) => `<script type="application/ld+json">${json}</script>`).join('')}</head><body><p>A check.</p></body></html>`;

describe('fact checks of other desks', () => {
  let app: TestApp;
  let site: WebSite;
  let editor: TestClient;
  let adjudicator: TestClient;
  let reviewer: TestClient;

  beforeAll(async () => {
    site = await WebSite.start();
    app = await TestApp.start({ env: { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}` } });
    editor = await app.person('editor@desk.test', ['editor']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    reviewer = await app.person('reviewer@desk.test', ['reviewer']);
  });
  afterAll(async () => {
    await app?.close();
    await site?.close();
  });

  const originalOf = async (id: string, revision = ''): Promise<string> =>
    (await editor.get(`/prior-checks/${id}/original${revision}`)).text;
  const checks = async (query: string) => (await editor.get(`/prior-checks?${query}`)).body.items;

  it('come in from a feed, each with what its publisher said and where it comes from', async () => {
    const one = review(1);
    const { run, rows } = await importFile(editor, 'feed.json', feed([one, review(2)]), { licence: 'CC BY 4.0' });
    expect(run).toMatchObject({ kind: 'CLAIMREVIEW_JSON', status: 'DONE', progress: 100, rows: 2, error: null });
    expect(run.counts).toMatchObject({ created: 2, refused: 0, warned: 0 });
    expect(rows[0]).toMatchObject({ number: 1, place: 'dataFeedElement[0].item[0]', outcome: 'CREATED', warnings: [] });
    const { body } = await editor.get(`/prior-checks/${rows[0].priorCheckId}`);
    expect(body).toMatchObject({
      url: 'https://facts.example/checks/1',
      claimText: one.claimReviewed,
      claimant: { name: 'Ada Norval', sameAs: 'https://people.example/ada', kind: 'PERSON' },
      claimDate: '2026-02-01',
      appearances: ['https://paper.example/bridge'],
      publisher: { name: 'Facts of Norvale', site: 'facts.example' },
      reviewDate: '2026-03-01',
      rating: { text: 'Mostly false', value: 2, best: 5, worst: 1, explanation: 'The books say otherwise.' },
      language: 'en-GB',
      revision: 1,
    });
    const { provenance } = body.revisions[0];
    expect(provenance).toMatchObject({
      importId: run.id,
      row: 1,
      filename: 'feed.json',
      licence: 'CC BY 4.0',
      requestedBy: editor.id,
    });
    expect(provenance.fileSha256).toBe(
      createHash('sha256')
        .update(feed([one, review(2)]))
        .digest('hex'),
    );
    expect(await originalOf(body.id)).toBe(JSON.stringify(one));
  });

  it('put in again are left alone; changed ones get a new state, and the old one is kept', async () => {
    const changed = review(1, {
      dateModified: '2026-05-01',
      reviewRating: { '@type': 'Rating', alternateName: 'False' },
    });
    const { rows } = await importFile(editor, 'feed.json', feed([changed, review(2), review(3)]));
    expect(rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['UPDATED', 'UNCHANGED', 'CREATED']);
    const id = rows[0].priorCheckId;
    const { body } = await editor.get(`/prior-checks/${id}`);
    expect(body.rating).toMatchObject({ text: 'False', value: null });
    expect(body.revisions.map((one: { rating: string }) => one.rating)).toEqual(['False', 'Mostly false']);
    expect(await originalOf(id, '?revision=1')).toBe(JSON.stringify(review(1)));
    expect(await originalOf(id)).toBe(JSON.stringify(changed));
    const again = await importFile(editor, 'old.json', feed([review(1)]));
    expect(again.rows[0]).toMatchObject({ outcome: 'UNCHANGED', warnings: [{ rule: 'older' }] });
    await expect(app.sql.query(`UPDATE prior_check_revision SET original = '{}'`)).rejects.toThrow();
  });

  it('that are only tried are reported and not written', async () => {
    const before = await app.sql.query(`SELECT count(*) FROM prior_check`);
    const file = feed([
      review(1, { claimReviewed: 'A claim nobody made yet' }),
      review(2),
      review(1, { claimReviewed: 'A claim nobody made yet' }),
    ]);
    const { run, rows } = await importFile(editor, 'feed.json', file, { query: '?dryRun=true' });
    expect(run).toMatchObject({ status: 'DONE', dryRun: true });
    expect(rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['CREATED', 'UNCHANGED', 'UNCHANGED']);
    expect(rows[0].priorCheckId).toBeNull();
    expect(await app.sql.query(`SELECT count(*) FROM prior_check`)).toEqual(before);
  });

  it('come from a page by its address, several of them, with references inside, and without pictures', async () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', '@id': '#us', name: 'Graph Checks' },
        review(10, { '@context': undefined, author: { '@id': '#us' } }),
        { '@type': 'MediaReview', url: 'https://facts.example/media' },
      ],
    };
    site.page('/check', page('{"@type":"Organization"}', JSON.stringify(graph), `[${JSON.stringify(review(11))},]`));
    const { body } = await editor.post('/imports', { url: site.url('/check') });
    const run = await ended(editor, body.id);
    expect(run).toMatchObject({ kind: 'CLAIMREVIEW_PAGE', status: 'DONE', finalUrl: site.url('/check'), rows: 2 });
    expect(run.notes).toEqual([expect.stringContaining('MediaReview')]);
    const { body: rows } = await editor.get(`/imports/${run.id}/rows`);
    expect(rows.items[0]).toMatchObject({
      place: 'script[1].@graph[1]',
      outcome: 'CREATED',
      warnings: [{ rule: 'url' }],
    });
    expect(rows.items[1].warnings).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'unreadable' })]));
    const { body: check } = await editor.get(`/prior-checks/${rows.items[0].priorCheckId}`);
    expect(check.publisher).toEqual({ name: 'Graph Checks', site: 'facts.example' });
    expect(check.revisions[0].provenance.url).toBe(site.url('/check'));
  });

  it('are not fetched from inside our network, also not by way of a redirect', async () => {
    const direct = await editor.post('/imports', { url: 'http://10.0.0.1/feed.json' });
    expect([direct.status, direct.body.code]).toEqual([422, 'URL_FORBIDDEN_ADDRESS']);
    site.redirect('/inward', 'http://169.254.169.254/latest');
    const { body } = await editor.post('/imports', { url: site.url('/inward') });
    expect(await ended(editor, body.id)).toMatchObject({
      status: 'FAILED',
      rows: 0,
      error: { code: 'URL_FORBIDDEN_ADDRESS' },
    });
    site.page('/plain', '<p>No mark-up here.</p>');
    const plain = await editor.post('/imports', { url: site.url('/plain') });
    expect(await ended(editor, plain.body.id)).toMatchObject({ status: 'FAILED', error: { code: 'IMPORT_BROKEN' } });
  });

  it('come from the flat table of the research dump, with the number of the line in every refusal', async () => {
    const table = [
      'reviewer_name,claim_text,review_date,review_url,review_rating,claim_author_name,claim_date',
      '"Daily, Facts","He said ""no""\nand left",2019-05-01,https://daily.example/1,Pants on Fire,Bo Norval,2019-04-01',
      'Daily Facts,Only three cells',
      'Daily Facts,No address,2019-05-01,,False,,',
      `Daily Facts,${'long '.repeat(20_000)},2019-05-01,https://daily.example/4,False,,`,
      'Daily Facts,Four is five,2019-05-01,https://daily.example/5,False,,',
    ].join('\r\n');
    const { run, rows } = await importFile(editor, 'dump.csv', `\uFEFF${table}`);
    expect(run).toMatchObject({ kind: 'CLAIMREVIEW_CSV', status: 'DONE' });
    expect(
      rows.map((row: { place: string; outcome: string; error: { code: string } | null }) => [
        row.place,
        row.outcome,
        row.error?.code,
      ]),
    ).toEqual([
      ['line 2', 'CREATED', undefined],
      ['line 4', 'REFUSED', 'ROW_COLUMNS'],
      ['line 5', 'REFUSED', 'ROW_ADDRESS'],
      ['line 6', 'REFUSED', 'ROW_TOO_LONG'],
      ['line 7', 'CREATED', undefined],
    ]);
    expect((await checks('publisher=daily,%20facts'))[0]).toMatchObject({
      claimText: 'He said "no"\nand left',
      rating: { text: 'Pants on Fire' },
    });
    expect(JSON.parse(await originalOf(rows[0].priorCheckId)).claim_author_name).toBe('Bo Norval');
  });

  it('that say something odd come in with a warning, or are refused, and never stop the others', async () => {
    const hostile = '<script>alert(1)</script>=HYPERLINK("x")\u202e\u0000 said so';
    const rating = (alternateName: string, ratingValue: number) => ({
      '@type': 'Rating',
      alternateName,
      ratingValue,
      bestRating: 5,
      worstRating: 1,
    });
    const cases: [object, string, string][] = [
      [review(20, { reviewRating: rating('True', 1) }), 'CREATED', 'rating-reversed'],
      [
        review(21, {
          itemReviewed: {
            '@type': 'Claim',
            author: { '@type': 'Person', name: 'Bo', sameAs: 'https://paper.example/bridge/' },
            appearance: 'https://paper.example/bridge',
          },
        }),
        'CREATED',
        'claimant-is-page',
      ],
      [review(22, { reviewRating: rating('Unverifiable', 3) }), 'CREATED', 'off-scale'],
      [review(23, { claimReviewed: 'word '.repeat(60) }), 'CREATED', 'claim-length'],
      [review(24, { claimReviewed: hostile }), 'CREATED', 'hidden-characters'],
      [review(25, { url: '/checks/25' }), 'REFUSED', 'ROW_ADDRESS'],
      [review(26, { url: 'https:///reports/26' }), 'REFUSED', 'ROW_ADDRESS'],
      [review(27, { url: 'javascript:alert(1)' }), 'REFUSED', 'ROW_ADDRESS'],
      [review(28, { reviewRating: { '@type': 'Rating', ratingValue: 3 } }), 'REFUSED', 'ROW_INCOMPLETE'],
      [review(29, { claimReviewed: 'x'.repeat(100_000) }), 'REFUSED', 'ROW_TOO_LONG'],
      [{ '@type': 'Recipe' }, 'REFUSED', 'ROW_UNREADABLE'],
      [review(30, { datePublished: 'yesterday' }), 'CREATED', 'dates'],
    ];
    const file = `${feed(cases.map(([item]) => item)).slice(0, -2)},{"item":[{"@type":nonsense}]}]}`;
    const { run, rows } = await importFile(editor, 'odd.json', file);
    expect(run.status).toBe('DONE');
    const told = rows.map((row: { outcome: string; error: { code: string } | null; warnings: { rule: string }[] }) => [
      row.outcome,
      row.error ? [row.error.code] : row.warnings.map(({ rule }) => rule),
    ]);
    for (const [index, [, outcome, rule]] of cases.entries())
      expect([index, ...told[index]]).toEqual([index, outcome, expect.arrayContaining([rule])]);
    expect(rows.at(-1)).toMatchObject({ outcome: 'REFUSED', error: { code: 'ROW_UNREADABLE' } });
    const [claimed] = await checks('q=HYPERLINK');
    expect(claimed.claimText).toBe('<script>alert(1)</script>=HYPERLINK("x") said so');
    expect((await editor.get(`/prior-checks/${rows[1].priorCheckId}`)).body.claimant).toEqual({
      name: 'Bo',
      sameAs: null,
      kind: 'PERSON',
    });
    const { text } = await editor.get('/prior-checks.csv');
    expect(text).not.toMatch(/(^|,)"[=+@-]/m);
  });

  it('are refused as a whole, before anything is written, when the file cannot be one', async () => {
    const before = await app.sql.query(`SELECT count(*) FROM import_run`);
    const cases: [string, string | Uint8Array, number, string][] = [
      ['empty.csv', '', 422, 'IMPORT_EMPTY'],
      ['blank.json', ' \n\t', 422, 'IMPORT_EMPTY'],
      ['latin.csv', Buffer.from('claim_text,review_url,review_rating\nca\u00e9,x,y', 'latin1'), 422, 'IMPORT_NOT_UTF8'],
      ['utf16.csv', Buffer.from('\uFEFFclaim_text,review_url', 'utf16le'), 422, 'IMPORT_NOT_UTF8'],
      ['columns.csv', 'claim_text,rating\na,b', 422, 'IMPORT_COLUMNS'],
      ['other.csv', 'a,b\n1,2', 422, 'IMPORT_COLUMNS'],
      ['what.json', '{"hello":1}', 422, 'IMPORT_KIND_UNKNOWN'],
      ['what', 'hello', 422, 'IMPORT_KIND_UNKNOWN'],
    ];
    for (const [name, content, status, code] of cases) {
      const answer = await sendFile(editor, name, content);
      expect([name, answer.status, answer.body.code]).toEqual([name, status, code]);
    }
    expect((await sendFile(editor, 'a.json', '[]', { url: 'https://x.example' })).body.code).toBe('VALIDATION_FAILED');
    expect((await editor.post('/imports', {})).body.code).toBe('VALIDATION_FAILED');
    expect((await sendFile(editor, 'a.json', '[]', { kind: 'NONSENSE' })).body.code).toBe('VALIDATION_FAILED');
    expect(await app.sql.query(`SELECT count(*) FROM import_run`)).toEqual(before);
  });

  it('whose file is damaged further on keep the rows before, and say where it breaks', async () => {
    const cut = await importFile(editor, 'cut.json', `[${JSON.stringify(review(40))},{"@type":"ClaimRev`);
    expect(cut.run).toMatchObject({
      status: 'FAILED',
      rows: 1,
      counts: { created: 1 },
      error: { code: 'IMPORT_BROKEN', message: expect.stringContaining('after 1') },
    });
    const late = Buffer.concat([
      Buffer.from(`claim_text,review_url,review_rating\n${'a,b,c\n'.repeat(20_000)}`),
      Buffer.from([0xe9, 0x20]),
    ]);
    const charset = await importFile(editor, 'late.csv', late);
    expect(charset.run).toMatchObject({ status: 'FAILED', rows: 0, error: { code: 'IMPORT_NOT_UTF8' } });
    const quote = await importFile(
      editor,
      'quote.csv',
      'claim_text,review_url,review_rating\nA claim,https://q.example/1,False\n"open,https://q.example/2,False\n',
    );
    expect(quote.run).toMatchObject({
      status: 'FAILED',
      rows: 1,
      error: { code: 'IMPORT_BROKEN', message: expect.stringContaining('line 3') },
    });
  });

  it('are found by words, publisher, rating, language and day, with one statement however many there are', async () => {
    const found = async (query: string): Promise<number> => (await checks(query)).length;
    expect(await found('q=bridge%20Norvale%20-cost')).toBe(0);
    expect(await found('q=%22bridge%20at%20Norvale%22&limit=200')).toBeGreaterThan(3);
    expect(
      await found('publisher=facts.example&rating=mostly%20FALSE&language=en&from=2026-03-01&to=2026-03-01&limit=200'),
    ).toBeGreaterThan(3);
    expect(await found('to=2018-01-01')).toBe(0);
    const sent = new Statements(app.sql);
    const of = async (path: string) =>
      (await sent.during(() => editor.get(path))).filter((sql) => /prior_check|import_r/.test(sql)).length;
    for (const path of ['/prior-checks', '/imports']) expect([path, await of(path)]).toEqual([path, 1]);
    const first = (await editor.get('/prior-checks?limit=2')).body;
    const next = (await editor.get(`/prior-checks?limit=2&cursor=${first.nextCursor}`)).body;
    expect(new Set([...first.items, ...next.items].map(({ id }: { id: string }) => id)).size).toBe(4);
    expect((await editor.get('/prior-checks?cursor=x')).body.code).toBe('CURSOR_INVALID');
  });

  it('like a claim of ours are shown to editors and adjudicators, and to nobody who rates it', async () => {
    const text = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
    await importFile(
      editor,
      'storm.json',
      feed([review(50, { claimReviewed: 'Storm destroyed 41 houses in Norvale on Monday' })]),
    );
    const { documentId } = await ingestAndExtract(editor, text);
    const suggested = (await editor.get(`/documents/${documentId}/prior-checks`)).body.items;
    expect(suggested[0].best).toMatchObject({ url: 'https://facts.example/checks/50', similarity: expect.any(Number) });
    const claimId: string = suggested[0].claimId;
    const path = `/claims/${claimId}/prior-checks`;
    expect((await adjudicator.get(path)).body.items[0].url).toBe('https://facts.example/checks/50');
    for (const asked of [
      path,
      '/prior-checks',
      '/prior-checks.csv',
      `/prior-checks/${suggested[0].best.id}`,
      `/documents/${documentId}/prior-checks`,
    ]) {
      expect([asked, (await reviewer.get(asked)).status]).toEqual([asked, 403]);
    }
    expect((await adjudicator.get('/imports')).status).toBe(403);
    await editor.post(`/claims/${claimId}/accept`, { checkReason: 'Many people ask.' }, { 'if-match': '"1"' });
    const roundId = await openRound(editor, claimId);
    await assign(editor, roundId, adjudicator, reviewer);
    expect((await adjudicator.get(path)).status).toBe(404);
    expect((await editor.get(path)).status).toBe(200);
  });

  describe('and reports of another Claimdesk', () => {
    let other: TestApp;
    let theirs: TestClient;

    beforeAll(async () => {
      other = await TestApp.start({ env: { PUBLIC_URL: 'https://other.desk.test' } });
      theirs = await other.person('editor@other.test', ['editor']);
      const admin = await other.person('admin@other.test', ['admin']);
      const a = await other.person('a@other.test', ['reviewer']);
      const b = await other.person('b@other.test', ['reviewer']);
      const { claimIds } = await readyClaims(theirs, 2);
      for (const claimId of claimIds.slice(0, 2)) {
        await rate(theirs, claimId, [
          [a, 'TRUE'],
          [b, 'TRUE'],
        ]);
        await approveAndPublish(admin, claimId);
      }
    });
    afterAll(() => other?.close());

    it('come in without loss: byte for byte, with their hashes checked, once however they are sent', async () => {
      const { text } = await theirs.get('/reports.json');
      const { run, rows } = await importFile(editor, 'reports.json', text);
      expect(run).toMatchObject({ kind: 'DESK_REPORTS', status: 'DONE', counts: { created: 2, refused: 0 } });
      const originals = await Promise.all(rows.map((row: { priorCheckId: string }) => originalOf(row.priorCheckId)));
      const { exportedAt } = JSON.parse(text);
      expect(
        `{"exportedAt":${JSON.stringify(exportedAt)},"format":"claimdesk-verdict-reports-1","reports":[${originals.join(',')}]}`,
      ).toBe(text);
      const forged = text.replace('"raters":{', '"raters":{"forged":1,');
      const refused = await importFile(editor, 'forged.json', forged);
      expect(refused.rows[0]).toMatchObject({ outcome: 'REFUSED', error: { code: 'ROW_HASH' } });

      const report = JSON.parse(originals[0] ?? '');
      const single = await theirs.get(`/reports/${report.number}.json`);
      const again = await importFile(editor, 'one.json', single.text);
      expect(again.rows).toMatchObject([{ outcome: 'UNCHANGED', priorCheckId: rows[0].priorCheckId }]);

      const before = (await editor.get(`/prior-checks/${rows[0].priorCheckId}`)).body;
      const markup = (await theirs.get('/reports.jsonld')).text;
      const jsonld = await importFile(editor, 'reports.jsonld', markup);
      expect(jsonld.rows.map((row: { priorCheckId: string }) => row.priorCheckId)).toEqual(
        rows.map((row: { priorCheckId: string }) => row.priorCheckId),
      );
      const {
        revisions: _,
        revision: __,
        importedAt: ___,
        ...facts
      } = (await editor.get(`/prior-checks/${rows[0].priorCheckId}`)).body;
      expect(before).toMatchObject(facts);
      expect(markup).toContain(await originalOf(rows[0].priorCheckId));
    });

    it('go out again as a feed and a table, and come in elsewhere the same', async () => {
      for (const [name, of] of [
        ['checks.jsonld', '/prior-checks.jsonld'],
        ['checks.csv', '/prior-checks.csv'],
      ] as const) {
        const { text } = await editor.get(of);
        const admin = await other.person(`${name}@other.test`, ['admin']);
        await other.sql.query(`TRUNCATE prior_check, prior_check_revision, import_row`);
        const { run } = await importFile(admin, name, text);
        expect(run).toMatchObject({ status: 'DONE', counts: { refused: 0, updated: 0 } });
        const all = async (client: TestClient) => {
          const items: Record<string, unknown>[] = [];
          for (let cursor: string | null = ''; cursor !== null;) {
            const { body } = await client.get(`/prior-checks?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
            items.push(...body.items);
            cursor = body.nextCursor;
          }
          return items.map(({ id: _, revision: __, importedAt: ___, ...facts }) => JSON.stringify(facts)).sort();
        };
        expect(await all(admin)).toEqual(await all(editor));
      }
    });
  });
});
