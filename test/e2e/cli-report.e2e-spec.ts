import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import readXlsxFile from 'read-excel-file/node';
import { verifyReportJson } from '../../src/reports/report-json.js';
import { Claimdesk } from '../integration/cli/claimdesk-process.js';
import { TestApp } from '../support/app.js';
import { approveAndPublish, changeText, rate, readyClaims } from '../support/journey.js';

// Every command is a process of its own, which takes seconds on a busy machine.
jest.setTimeout(120_000);

describe('claimdesk report', () => {
  let app: TestApp;
  let claimdesk: Claimdesk;
  /** Numbers of a report that stands, and of one whose source has changed. */
  let current: number;
  let stale: number;

  beforeAll(async () => {
    app = await TestApp.start();
    const editor = await app.person('editor@desk.test', ['editor']);
    const editor2 = await app.person('editor2@desk.test', ['editor']);
    const raters = [
      await app.person('r1@desk.test', ['reviewer']),
      await app.person('r2@desk.test', ['reviewer']),
    ] as const;
    const publishOne = async (): Promise<{ documentId: string; number: number }> => {
      const { documentId, claimIds } = await readyClaims(editor);
      await rate(editor, claimIds[0]!, [
        [raters[0], 'FALSE'],
        [raters[1], 'FALSE'],
      ]);
      const { reportNumber } = await approveAndPublish(editor2, claimIds[0]!);
      return { documentId, number: Number(reportNumber) };
    };
    current = (await publishOne()).number;
    const changed = await publishOne();
    stale = changed.number;
    await changeText(editor, changed.documentId, 'Claim 1 is about 77 barns in Norvale.');
    claimdesk = await Claimdesk.open({
      DATABASE_URL: app.database.url,
      CLAIMDESK_SECRET: app.config.secret ?? '',
      PUBLIC_URL: app.config.publicUrl,
    });
  });
  afterAll(async () => {
    await claimdesk?.close();
    await app?.close();
  });

  const numbersOf = (text: string): number[] =>
    JSON.parse(text).reports.map(({ number }: { number: number }) => number);

  it('exports what stands today, or with --all everything, marked', async () => {
    const { code, stdout, stderr } = await claimdesk.run(['report']);
    expect([code, stderr, numbersOf(stdout)]).toEqual([0, '', [current]]);
    expect((await claimdesk.run(['report', '--current'])).stdout).toBe(stdout);
    const all = await claimdesk.run(['report', '--all', '--format', 'csv']);
    const rows = parse(all.stdout, { columns: true }) as { number: string; stale: string }[];
    expect(rows.map(({ number, stale: mark }) => [Number(number), mark])).toEqual([
      [current, 'false'],
      [stale, 'true'],
    ]);
  });

  it('gives the same bytes from a server', async () => {
    for (const more of [
      ['--format', 'jsonld'],
      ['--all', '--format', 'csv', '--bom'],
      ['--number', `${stale}`],
    ]) {
      const here = await claimdesk.run(['report', ...more]);
      const there = await claimdesk.run(['report', ...more, '--server', app.url]);
      expect([more, there.code, there.stdout]).toEqual([more, 0, here.stdout]);
    }
  });

  it('exports one report, sealed, and refuses as current what is not', async () => {
    const one = await claimdesk.run(['report', '--number', `${current}`, '--current']);
    expect(verifyReportJson(one.stdout)).toBe(true);
    for (const where of [[], ['--server', app.url]]) {
      const refused = await claimdesk.run(['report', '--number', `${stale}`, '--current', ...where]);
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toMatch(/stale.*REPORT_NOT_CURRENT/);
      const nothing = await claimdesk.run(['report', '--number', '9999', ...where]);
      expect([nothing.code, nothing.stdout]).toEqual([1, '']);
      expect(nothing.stderr).toMatch(/NOT_FOUND/);
    }
  });

  it('exports what a filter asks for, from the database and from a server', async () => {
    for (const where of [[], ['--server', app.url]]) {
      const chosen = await claimdesk.run(['report', '--all', '--numbers', `${stale}`, ...where]);
      expect([chosen.code, numbersOf(chosen.stdout)]).toEqual([0, [stale]]);
      const none = await claimdesk.run(['report', '--all', '--claimant', 'Nobody', '--label', 'FALSE', ...where]);
      expect([none.code, numbersOf(none.stdout)]).toEqual([0, []]);
    }
    const noDay = await claimdesk.run(['report', '--from', '2026-02-30']);
    expect([noDay.code, noDay.stdout]).toEqual([2, '']);
    expect(noDay.stderr).toMatch(/--from must be a day/);
    const both = await claimdesk.run(['report', '--number', `${current}`, '--topic', 'health']);
    expect([both.code, both.stdout]).toEqual([2, '']);
    expect(both.stderr).toMatch(/--numbers/);
  });

  it('writes a workbook and documents of one moment, from the database', async () => {
    const file = join(claimdesk.folder, 'reports.xlsx');
    expect(await claimdesk.run(['report', '--all', '--format', 'xlsx', '--out', file])).toMatchObject({
      code: 0,
      stderr: '',
    });
    const [reports] = await readXlsxFile(await readFile(file));
    expect(reports?.data.slice(1).map(([number]) => number)).toEqual([current, stale]);
    const markdown = await claimdesk.run(['report', '--format', 'md', '--number', `${stale}`]);
    expect(markdown.stdout).toMatch(new RegExp(`## Report ${stale}: [^]*The source has changed`));
    const html = await claimdesk.run(['report', '--format', 'html']);
    expect(parseHTML(html.stdout).document.querySelectorAll('article')).toHaveLength(1);
    const refused = await claimdesk.run(['report', '--format', 'md', '--number', `${stale}`, '--current']);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect((await claimdesk.run(['report', '--format', 'md', '--server', app.url])).stderr).toMatch(
      /POST \/api\/v1\/exports/,
    );
    const [left] = await app.sql.query<{ count: string }[]>(`SELECT count(*) FROM export_snapshot`);
    expect(Number(left?.count)).toBe(0);
  });

  it('writes a whole file or none', async () => {
    const file = join(claimdesk.folder, 'reports.json');
    expect(await claimdesk.run(['report', '--out', file])).toMatchObject({ code: 0, stdout: '' });
    expect(numbersOf(await readFile(file, 'utf8'))).toEqual([current]);
    const before = await readdir(claimdesk.folder);
    expect((await claimdesk.run(['report', '--number', '9999', '--out', file])).code).toBe(1);
    expect((await claimdesk.run(['report', '--out', join(claimdesk.folder, 'no', 'reports.json')])).stderr).toMatch(
      /FILE_UNWRITABLE/,
    );
    expect(await readdir(claimdesk.folder)).toEqual(before);
    expect(numbersOf(await readFile(file, 'utf8'))).toEqual([current]);
  });
});
