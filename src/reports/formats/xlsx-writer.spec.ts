import { describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { HOSTILE_TEXTS, hostileReport, reportFixture, saidBy } from '../../../test/support/verdict-report.fixture.js';
import { written } from '../../../test/support/written.js';
import { REPORT_CSV_COLUMNS } from '../report-csv.js';
import { fromSpreadsheetText } from '../spreadsheet-text.js';
import type { VerdictReport } from '../verdict-report.schemas.js';
import { XLSX_WRITER } from './xlsx-writer.js';

type Row = Record<string, unknown>;

/** Times of the files in an archive, as it keeps them. */
function* unzipped(archive: Buffer): Generator<{ moment: string }> {
  for (let at = archive.indexOf('PK\x01\x02'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4)) {
    const [local, time] = [archive.readUInt32LE(at + 42), archive.readUInt32LE(at + 12)];
    expect(archive.readUInt32LE(local + 10)).toBe(time);
    const two = (value: number): string => String(value).padStart(2, '0');
    const day = `${((time >>> 25) & 127) + 1980}-${two((time >>> 21) & 15)}-${two((time >>> 16) & 31)}`;
    yield { moment: `${day}T${two((time >>> 11) & 31)}:${two((time >>> 5) & 63)}:${two((time & 31) * 2)}` };
  }
}

/** Each sheet as another program reads it: its rows by the names of the columns. */
async function workbook(...reports: VerdictReport[]): Promise<Record<string, Row[]>> {
  const sheets = await readXlsxFile(await written(XLSX_WRITER, reports));
  return Object.fromEntries(
    sheets.map(({ sheet, data }) => {
      const [header = [], ...rows] = data;
      return [sheet, rows.map((cells) => Object.fromEntries(header.map((name, n) => [String(name), cells[n]])))];
    }),
  );
}

describe('reports as a workbook', () => {
  it('has a sheet for reports, evidence and corrections, with typed cells', async () => {
    const { reports, evidence, corrections } = await workbook(
      reportFixture(),
      reportFixture({ number: 13, evidence: [] }),
    );
    expect(reports).toHaveLength(2);
    expect(Object.keys(reports?.[0] ?? {})).toEqual(REPORT_CSV_COLUMNS.map(({ name }) => name));
    expect(reports?.[0]).toMatchObject({
      number: 12,
      label: 'MOSTLY_FALSE',
      ordinal: 2,
      stale: false,
      made_at: new Date('2026-03-01T00:00:00Z'),
      published_at: new Date('2026-03-05T09:00:00Z'),
      statement: reportFixture().statement,
      stale_since: null,
    });
    expect(evidence).toEqual([
      {
        number: 12,
        position: 1,
        title: 'Tree register',
        url: 'https://data.example.org/trees',
        archive_url: 'https://archive.example.org/trees',
        quote: '1,150 plantings',
        stance: 'REFUTES',
        kind: 'PRIMARY',
        accessed_at: new Date('2026-03-03T10:00:00Z'),
      },
    ]);
    expect(corrections?.map(({ number, kind }) => [number, kind])).toEqual([
      [12, 'UPDATE'],
      [13, 'UPDATE'],
    ]);
  });

  it('has what those concerned said, and says whose it is and what may be done with it', async () => {
    const sheets = await workbook(reportFixture(), reportFixture({ number: 13, rightOfReply: saidBy('The mayor') }));
    const at = (day: string) => new Date(`2026-03-${day}T10:00:00Z`);
    const said = { number: 13, who: 'The mayor', words: 'The mayor' };
    expect(sheets['right_of_reply']).toEqual([
      { ...said, kind: 'CONTACT_ATTEMPT', at: at('02'), way: 'EMAIL', outcome: 'ANSWERED' },
      { ...said, kind: 'REPLY', at: at('03'), way: null, outcome: null },
    ]);
    expect(sheets['about']).toEqual([
      { name: 'publisher', value: 'Example Checks' },
      { name: 'publisher_url', value: 'https://checks.example.org' },
      { name: 'licence', value: 'https://creativecommons.org/licenses/by/4.0/' },
      { name: 'as_of', value: '2026-03-06T12:00:00.000Z' },
      { name: 'reports', value: 2 },
      { name: 'selection', value: 'All reports that stood' },
    ]);
  });

  it('holds no formula, whatever a text looks like, and gives the text back', async () => {
    for (const text of HOSTILE_TEXTS) {
      const bytes = await written(XLSX_WRITER, [hostileReport(text)]);
      const files = unzipSync(bytes);
      for (const [name, xml] of Object.entries(files)) {
        if (name.startsWith('xl/worksheets/')) expect(Buffer.from(xml).toString('utf8')).not.toMatch(/<f[\s>]|t="str"/);
      }
      const [row] = (await workbook(hostileReport(text))).reports ?? [];
      const cell = String(row?.['rationale']);
      expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
      // What XML cannot carry is shown as □; line ends are those of XML; what is too long says that it is cut.
      const shown = text.replace(/\r\n?/g, '\n').replaceAll('\0', '□');
      if (text.length < 32_000) expect(fromSpreadsheetText(cell).trim()).toBe(shown.trim());
      else expect(cell).toMatch(/^(🌳)+ … \[cut here: .*JSON and CSV/u);
      expect(cell.length).toBeLessThanOrEqual(32_767);
    }
  });

  it('is the same file, byte for byte, of the same reports', async () => {
    const [first, second] = await Promise.all([
      written(XLSX_WRITER, [reportFixture()]),
      written(XLSX_WRITER, [reportFixture()]),
    ]);
    expect(first.equals(second)).toBe(true);
    const later = await written(XLSX_WRITER, [reportFixture()], { frozenAt: '2026-03-07T12:00:00.000Z' });
    expect(later.equals(first)).toBe(false);
  });

  it('does not depend on the clock of the day it is made', async () => {
    const names = [...unzipped(await written(XLSX_WRITER, [reportFixture()]))];
    expect(names.length).toBeGreaterThan(6);
    for (const { moment } of names) expect(moment).toBe('2026-03-06T12:00:00');
  });

  it.each(['__proto__', 'constructor', 'toString', '_x0041_', 'hasOwnProperty'])(
    'has the text %s as it is, though it means something to programs',
    async (text) => {
      const [row] = (await workbook(reportFixture({ summary: text }))).reports ?? [];
      expect(row?.['summary']).toBe(text);
    },
  );

  it('shows half characters and what XML lacks as □', async () => {
    const [row] = (await workbook(reportFixture({ summary: 'a\uD83Cb\uFFFD\uFFFFc\u0007=\u0085' }))).reports ?? [];
    expect(row?.['summary']).toBe('a□b□□c□=\u0085');
  });

  it('tells what went wrong with a report and does not end the file as if it were whole', async () => {
    const broken = { ...reportFixture(), corrections: null } as unknown as VerdictReport;
    await expect(written(XLSX_WRITER, [reportFixture(), broken])).rejects.toThrow(TypeError);
  });
});
