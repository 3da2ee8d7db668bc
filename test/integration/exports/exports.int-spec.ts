import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import readXlsxFile from 'read-excel-file/node';
import { TidyExports } from '../../../src/exports/tidy-exports.service.js';
import { verifyReportJson } from '../../../src/reports/report-json.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { askFor, download, ended, ready, sha256 } from '../../support/exports.js';
import { changeProfile, expectStatus } from '../../support/journey.js';
import { openPdf } from '../../support/opened-pdf.js';
import { publishReports } from '../../support/published-reports.js';

jest.setTimeout(120_000);
const FORMATS = ['json', 'jsonld', 'csv', 'xlsx', 'md', 'html', 'pdf', 'research'] as const;
const COUNT = 230;
/** Readers that take long would leave the connections to the server to die. */
const SOME = 20;

describe('exports of reports', () => {
  let app: TestApp;
  let editor: TestClient;
  let admin: TestClient;
  let viewer: TestClient;
  let reviewer: TestClient;
  let numbers: number[];

  beforeAll(async () => {
    app = await TestApp.start({ env: { CLAIMDESK_EXPORT_XLSX_MAX_ROWS: '500', CLAIMDESK_EXPORT_OPEN_MAX: '30' } });
    editor = await app.person('editor@desk.test', ['editor']);
    admin = await app.person('admin@desk.test', ['admin']);
    viewer = await app.person('viewer@desk.test', ['viewer']);
    reviewer = await app.person('secretrater@desk.test', ['reviewer']);
    const other = await app.person('otherrater@desk.test', ['reviewer']);
    numbers = await publishReports(app, COUNT, { editorId: editor.id, raterIds: [reviewer.id, other.id] });
  }, 120_000);
  afterAll(() => app?.close());

  /** What the public file says at this moment, which an export of the same moment has to say too. */
  const publicFile = async (name: string): Promise<string> => (await expectStatus(200, viewer.get(`/${name}`))).text;
  const rows = async (table: string): Promise<number> =>
    Number((await app.sql.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`))[0]?.count);

  it('are counted before they are asked for, with what fits into each format', async () => {
    const preview = async (query: string) => (await expectStatus(200, editor.get(`/exports/preview${query}`))).body;
    expect((await preview('')).reports).toBe(COUNT);
    expect((await preview('?q=nobodywrotethis')).reports).toBe(0);
    expect((await preview(`?numbers=${numbers.slice(0, 3).join(',')}`)).reports).toBe(3);
    expect((await preview('')).most).toContainEqual({ format: 'xlsx', reports: 500 });
    await expectStatus(400, editor.get('/exports/preview?from=2026-02-01&to=2026-01-01'));
    await expectStatus(403, viewer.get('/exports/preview'));
  });

  it('are the same bytes as the public files of that moment', async () => {
    for (const [format, file, more] of [
      ['json', 'reports.json?all=true', { filter: { all: true } }],
      ['jsonld', 'reports.jsonld', {}],
      ['csv', 'reports.csv?bom=true', { options: { bom: true } }],
    ] as const) {
      const found = await ready(editor, { format, ...more });
      const { bytes } = await download(editor, found.id);
      // The client of the test takes the byte order mark away.
      const mark = format === 'csv' ? '\uFEFF' : '';
      expect(bytes.toString('utf8')).toBe(mark + (await publicFile(file)));
      expect(found).toMatchObject({
        size: bytes.length,
        sha256: sha256(bytes),
        progress: { done: COUNT, total: COUNT },
      });
    }
  });

  it('can be opened by other programs, whatever the format', async () => {
    const open: Record<(typeof FORMATS)[number], (bytes: Buffer) => Promise<number> | number> = {
      json: (bytes) => {
        const { reports } = JSON.parse(bytes.toString('utf8')) as { reports: unknown[] };
        expect(reports.every((report) => verifyReportJson(JSON.stringify(report)))).toBe(true);
        return reports.length;
      },
      jsonld: (bytes) => (JSON.parse(bytes.toString('utf8')) as { dataFeedElement: unknown[] }).dataFeedElement.length,
      csv: (bytes) => parse(bytes, { columns: true }).length,
      xlsx: async (bytes) => {
        const sheets = await readXlsxFile(bytes);
        expect(sheets.map(({ sheet }) => sheet)).toEqual([
          'reports',
          'evidence',
          'corrections',
          'right_of_reply',
          'about',
        ]);
        expect(sheets[1]?.data).toHaveLength(SOME + 1);
        return (sheets[0]?.data.length ?? 0) - 1;
      },
      md: (bytes) =>
        fromMarkdown(bytes.toString('utf8')).children.filter((node) => node.type === 'heading' && node.depth === 2)
          .length,
      html: (bytes) => parseHTML(bytes.toString('utf8')).document.querySelectorAll('article').length,
      pdf: async (bytes) => {
        const pdf = await openPdf(bytes);
        expect(pdf.pages[0]?.replace(/\s+/g, ' ')).toContain(`Chosen reports: ${numbers.slice(0, SOME).join(', ')}`);
        expect(pdf.pages.join(' ')).toContain('Reports by month of first publication');
        return pdf.bookmarks.filter((title) => title.startsWith('Report ')).length;
      },
      research: (bytes) => parse(Buffer.from(unzipSync(bytes)['ratings.csv'] ?? []), { columns: true }).length / 2,
    };
    const files = new Map<(typeof FORMATS)[number], Buffer>();
    for (const format of FORMATS) {
      const found = await ready(editor, { format, numbers: numbers.slice(0, SOME) });
      const { bytes, headers } = await download(editor, found.id);
      expect(headers.get('content-type')).toBe(found.mediaType);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${found.filename}"`);
      expect(found.filename).toMatch(/^claimdesk-(reports|ratings)-\d{4}-\d\d-\d\dT\d{6}Z-[0-9a-f]{8}\.[a-z]+$/);
      files.set(format, bytes);
    }
    for (const [format, bytes] of files) expect([format, await open[format](bytes)]).toEqual([format, SOME]);
  });

  it('of one snapshot stay the same, byte for byte, after verdicts have changed', async () => {
    const first = await ready(editor, { format: 'json', filter: { all: true } });
    const { snapshot } = first;
    const before: Record<string, string> = {};
    for (const format of FORMATS) before[format] = (await ready(editor, { format, snapshotId: snapshot.id })).sha256;
    expect(before['json']).toBe(first.sha256);
    await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE report_number = $1`, [numbers[3]]);
    await app.sql.query(
      `UPDATE claim SET claimant = 'Somebody Else', statement = 'Another one.' WHERE id =
      (SELECT claim_id FROM verdict WHERE report_number = $1)`,
      [numbers[4]],
    );
    await publishReports(app, 3, { editorId: editor.id, raterIds: [reviewer.id, admin.id] });
    for (const format of FORMATS) {
      const again = await ready(admin, { format, snapshotId: snapshot.id });
      expect([format, again.sha256]).toEqual([format, before[format]]);
    }
    const fresh = await ready(editor, { format: 'json', filter: { all: true } });
    expect(fresh.sha256).not.toBe(first.sha256);
    expect(fresh.progress.total).toBe(COUNT + 3);
  });

  it('are of one moment even when verdicts change while they are written', async () => {
    const asked = await askFor(editor, { format: 'json', filter: { all: true } });
    const frozen = async () => (await expectStatus(200, editor.get(`/exports/${asked.id}`))).body.snapshot.frozenAt;
    const expected = await publicFile('reports.json?all=true');
    while ((await frozen()) === null) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const number of numbers.slice(10, 60)) {
      await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE report_number = $1`, [number]);
    }
    await ended(editor, asked.id);
    expect((await download(editor, asked.id)).bytes.toString('utf8')).toBe(expected);
    await app.sql.query(`UPDATE verdict SET stale_since = NULL`);
  });

  it('name the organisation as it calls itself, and so do the feeds', async () => {
    await changeProfile(admin, { name: 'The Tree Checkers' });
    const { id } = await ready(editor, { format: 'md', numbers: numbers.slice(0, 1) });
    expect((await download(editor, id)).bytes.toString('utf8')).toMatch(/^# Verdict reports of The Tree Checkers/);
    for (const path of ['//feed.atom', '//feed.json', '//corrections.atom']) {
      expect([path, (await expectStatus(200, viewer.get(path))).text]).toEqual([
        path,
        expect.stringContaining('The Tree Checkers'),
      ]);
    }
  });

  it('name the licence that was in force when they were asked for, whatever it is later', async () => {
    const formats = ['json', 'jsonld', 'md', 'html', 'csv'];
    const set = (licence: string | null) => changeProfile(admin, { licence });
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    await set(licence);
    const first = await ready(editor, { format: 'json', numbers: numbers.slice(0, 2) });
    const files = new Map<string, string>();
    const again = async (format: string) => {
      const { id } = await ready(editor, { format, snapshotId: first.snapshot.id });
      return (await download(editor, id)).bytes.toString('utf8');
    };
    for (const format of formats) files.set(format, await again(format));
    for (const format of formats) {
      // A row of the CSV is a report: there is no place for what is true of the file.
      expect([format, files.get(format)?.includes(licence)]).toEqual([format, format !== 'csv']);
    }
    await set('https://terms.example.org/other');
    for (const format of formats) expect([format, await again(format)]).toEqual([format, files.get(format)]);
    const { headers } = await viewer.get('/reports.json');
    await set(null);
    const after = await viewer.get('/reports.json', { 'if-none-match': headers.get('etag') ?? '' });
    expect(after.status).toBe(200);
    expect(after.text).not.toContain('licence');
  });

  it('hold what a filter or a selection names', async () => {
    const chosen = [numbers[7], numbers[2]];
    const listed = async (body: Record<string, unknown>) => {
      const { id } = await ready(editor, { format: 'json', ...body });
      const { reports } = JSON.parse((await download(editor, id)).bytes.toString('utf8')) as {
        reports: { number: number }[];
      };
      return reports.map(({ number }) => number);
    };
    expect(await listed({ numbers: chosen })).toEqual([numbers[2], numbers[7]]);
    expect(await listed({ filter: { claimant: 'nobody' } })).toEqual([]);
    expect(await listed({ filter: { q: `destroyed 17 houses` } })).toEqual([numbers[16]]);
    const unknown = await expectStatus(404, editor.post('/exports', { format: 'csv', numbers: [1, 999_999] }));
    expect(unknown.body.detail).toContain('999999');
  });

  it('are for editors and admins alone', async () => {
    const { id } = await ready(editor, { format: 'csv' });
    for (const person of [viewer, reviewer]) {
      await expectStatus(403, person.post('/exports', { format: 'csv' }));
      for (const path of ['/exports', `/exports/${id}`, `/exports/${id}/file`])
        await expectStatus(403, person.get(path));
      await expectStatus(403, person.delete(`/exports/${id}`));
    }
    await expectStatus(401, app.anonymous.get(`/exports/${id}/file`));
    expect((await download(admin, id)).status).toBe(200);
  });

  it('are done once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'once' };
    const [first, second] = [
      await expectStatus(202, editor.post('/exports', { format: 'csv' }, headers)),
      await expectStatus(202, editor.post('/exports', { format: 'csv' }, headers)),
    ];
    expect(second.body.id).toBe(first.body.id);
    await ended(editor, first.body.id);
  });

  it('are listed newest first, page by page', async () => {
    const page = (await expectStatus(200, editor.get('/exports?limit=2&state=READY'))).body;
    expect(page.items).toHaveLength(2);
    const next = (await expectStatus(200, editor.get(`/exports?limit=2&state=READY&cursor=${page.nextCursor}`))).body;
    const times = [...page.items, ...next.items].map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('expire: the file goes, the hash stays', async () => {
    const found = await ready(editor, { format: 'csv' });
    await app.sql.query(`UPDATE report_export SET expires_at = now() - interval '1 second' WHERE id = $1`, [found.id]);
    expect((await download(editor, found.id)).status).toBe(410);
    await app.get(TidyExports).tidy();
    expect(await ended(editor, found.id)).toMatchObject({ state: 'EXPIRED', sha256: found.sha256 });
    const gone = await expectStatus(410, editor.get(`/exports/${found.id}/file`));
    expect(gone.body).toMatchObject({ code: 'EXPORT_EXPIRED', detail: expect.stringMatching(/new export/) });
    await expectStatus(409, editor.post(`/exports/${found.id}/retry`));
  });

  it('take their snapshot and their file with them', async () => {
    for (const { id } of (await expectStatus(200, editor.get('/exports?limit=200'))).body.items) {
      await expectStatus(204, editor.delete(`/exports/${id}`));
      await expectStatus(404, editor.get(`/exports/${id}`));
    }
    expect(await rows('file_chunk')).toBe(0);
    await app.sql.query(`UPDATE export_snapshot SET used_at = now() - interval '2 hours'`);
    await app.get(TidyExports).tidy();
    expect([await rows('export_snapshot'), await rows('export_snapshot_item'), await rows('chunked_file')]).toEqual([
      0, 0, 0,
    ]);
  });
});
