import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { REPORT_CSV_COLUMNS, reportCsvHeader, reportCsvRow, reportsCsv } from './report-csv.js';
import { fromSpreadsheetText, spreadsheetText } from './spreadsheet-text.js';
import {
  HOSTILE_TEXTS,
  OFF_SCALE_RATING,
  hostileReport,
  reportFixture,
} from '../../test/support/verdict-report.fixture.js';
import type { VerdictReport } from './verdict-report.schemas.js';

const FORMULA_START = /^[=+\-@\t\r\n\0＝＋－＠]/;

function read(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, record_delimiter: '\r\n' });
}

describe(reportsCsv.name, () => {
  it('writes a header row, CRLF line ends and one row per report', () => {
    const csv = reportsCsv([reportFixture(), reportFixture({ number: 13 })]);
    const rows = read(csv);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(rows.map((row) => row.number)).toEqual(['12', '13']);
    expect(Object.keys(rows[0] ?? {})).toEqual(REPORT_CSV_COLUMNS.map(({ name }) => name));
    expect(rows[0]).toMatchObject({
      label: 'MOSTLY_FALSE',
      ordinal: '2',
      stale: 'false',
      evidence_urls: 'https://data.example.org/trees',
      appearances: 'https://paper.example.com/green-streets\nhttps://radio.example.net/talk',
      histogram: 'FALSE=1\nMOSTLY_FALSE=1',
      corrections: '2026-03-05T09:00:00.000Z UPDATE: The register lists 1,150 trees.',
    });
  });

  it('documents every column and uses no name twice', () => {
    const names = REPORT_CSV_COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(REPORT_CSV_COLUMNS.every(({ description }) => description.endsWith('.'))).toBe(true);
  });

  it('keeps numbers numbers, negative ones too', () => {
    const base = reportFixture();
    const row = reportCsvRow({ ...base, rating: { ...base.rating, ordinal: -2, min: -3 } });
    expect(row).toContain(',-2,-3,5,');
    expect(row.startsWith('12,"https://')).toBe(true);
  });

  it('leaves the number of a label off the scale empty', () => {
    expect(read(reportsCsv([reportFixture({ rating: OFF_SCALE_RATING })]))[0]?.ordinal).toBe('');
  });

  it('starts with a byte order mark only when asked', () => {
    expect(reportCsvHeader({ bom: true })).toBe(`\uFEFF${reportCsvHeader()}`);
    expect(read(reportsCsv([reportFixture()], { bom: true }))[0]?.number).toBe('12');
  });

  it('leaves out a confidential source that got past the schema', () => {
    const [item] = reportFixture().evidence;
    const secret = { ...item, url: 'https://secret.example', confidential: true } as unknown;
    const evidence = [secret as VerdictReport['evidence'][number]];
    expect(reportCsvRow(reportFixture({ evidence }))).not.toContain('secret.example');
  });

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'makes %s harmless in every field and readable again',
    (_name, text) => {
      const [row = {}] = read(reportsCsv([hostileReport(text)]));
      expect(Object.values(row).filter((cell) => FORMULA_START.test(cell))).toEqual([]);
      for (const name of ['statement', 'summary', 'claimant_name', 'label_name', 'organisation', 'quote']) {
        expect(fromSpreadsheetText(row[name] ?? '')).toBe(text);
      }
    },
  );

  it('gives any text back through a CSV reader and never starts a cell like a formula', () => {
    const part = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '\0',
      '＝',
      '＋',
      '－',
      '＠',
      "'",
      '"',
      ',',
      ';',
    );
    const text = fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (summary, rationale, statement) => {
        const [row = {}] = read(reportsCsv([reportFixture({ summary, rationale, statement })]));
        const cells = [row.summary, row.rationale, row.statement].map((cell) => cell ?? '');
        expect(cells.map(fromSpreadsheetText)).toEqual([summary, rationale, statement]);
        expect(cells.some((cell) => FORMULA_START.test(cell))).toBe(false);
      }),
    );
  });
});

describe(spreadsheetText.name, () => {
  it('leaves ordinary text alone, apostrophes included', () => {
    for (const text of ['plain', "'tis", '1-2', ' =x', '']) expect(spreadsheetText(text)).toBe(text);
  });

  it('can be undone for text that already starts with apostrophes', () => {
    for (const text of ["'=1", "''+2", "'", "'x"]) expect(fromSpreadsheetText(spreadsheetText(text))).toBe(text);
  });
});
