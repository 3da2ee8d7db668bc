import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import readXlsxFile from 'read-excel-file/node';
import { openPdf } from '../../test/support/opened-pdf.js';
import { HOSTILE_TEXTS, hostileReport } from '../../test/support/verdict-report.fixture.js';
import { again, CONTEXT, joined } from '../../test/support/written.js';
import { validateClaimReview } from '../reports/claim-review.validator.js';
import { verifyReportJson } from '../reports/report-json.js';
import { fromSpreadsheetText } from '../reports/spreadsheet-text.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import type { ExportContext } from './export-contexts.service.js';
import { type ExportFormat, writerOf } from './export-formats.js';
import { writeResearch } from './formats/research-writer.js';

const FORMULA = /^\s*[=+\-@＝＋－＠]/;
const TURNS_ROUND = /[\u202A-\u202E\u2066-\u2069]/;

type Look = (file: Buffer, text: string) => unknown;

/** What is made of a text in each format, as somebody else's program sees it. A format that is missing here does not compile. */
const LOOKS: Record<ExportFormat, Look> = {
  json: (file, text) => {
    const [report] = json(file).reports as Record<string, unknown>[];
    expect(report).toMatchObject({ statement: text, rationale: text, claimant: { name: text } });
    expect(verifyReportJson(JSON.stringify(report))).toBe(true);
  },
  jsonld: (file) => {
    const rules = validateClaimReview(file.toString('utf8'), { siteHost: 'checks.example.org' }).map(
      ({ rule }) => rule,
    );
    expect(rules.filter((rule) => ['unreadable', 'script-unsafe', 'feed', 'type'].includes(rule))).toEqual([]);
    expect(json(file).dataFeedElement).toHaveLength(1);
  },
  csv: (file, text) => {
    const [row = {}] = parse(file, { columns: true }) as Record<string, string>[];
    expect(Object.values(row).filter((cell) => FORMULA.test(cell))).toEqual([]);
    expect(fromSpreadsheetText(row['statement'] ?? '')).toBe(text);
  },
  xlsx: async (file) => {
    for (const [name, xml] of Object.entries(unzipSync(file))) {
      if (name.startsWith('xl/worksheets/')) expect(Buffer.from(xml).toString('utf8')).not.toMatch(/<f[\s>]|t="str"/);
    }
    const [sheet] = await readXlsxFile(file);
    const cells = (sheet?.data ?? []).flat().filter((cell) => typeof cell === 'string');
    expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
    expect(sheet?.data).toHaveLength(2);
  },
  md: (file) => {
    expect(file.toString('utf8')).not.toMatch(BEGINS_HTML);
    expect(file.toString('utf8')).not.toMatch(TURNS_ROUND);
  },
  html: (file) => {
    const { document } = parseHTML(file.toString('utf8'));
    expect(document.querySelectorAll('script, img, iframe, object, link')).toHaveLength(0);
    expect(document.querySelectorAll('article')).toHaveLength(1);
    for (const element of document.querySelectorAll('bdi')) element.remove();
    expect(document.body.textContent).not.toMatch(TURNS_ROUND);
  },
  pdf: async (file) => {
    const { pages, bookmarks } = await openPdf(new Uint8Array(file));
    const words = pages.join('\n');
    expect(words).not.toMatch(TURNS_ROUND);
    expect(words).toContain('Verdict report 7 ');
    expect(words).toContain('About this report');
    expect(bookmarks).toHaveLength(4);
  },
  research: (file, text) => {
    const files = unzipSync(file);
    const rows = parse(Buffer.from(files['ratings.csv'] ?? []), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(1);
    expect(Object.values(rows[0] ?? {}).filter((cell) => FORMULA.test(cell))).toEqual([]);
    const line = Buffer.from(files['ratings.jsonl'] ?? []).toString('utf8');
    expect(JSON.parse(line)).toMatchObject({ statement: text, label: text });
    expect(Buffer.from(files['README.md'] ?? []).toString('utf8')).not.toMatch(BEGINS_HTML);
  },
};

/** A `<` of Markdown that is neither escaped nor about an address. */
const BEGINS_HTML = /(?<!\\)<(?!https?:)[a-z!/]/i;

const json = (file: Buffer): Record<string, unknown> => JSON.parse(file.toString('utf8')) as Record<string, unknown>;

function fileOf(format: ExportFormat, report: VerdictReport): Promise<Buffer> {
  const context: ExportContext = {
    ...CONTEXT,
    publisher: { ...CONTEXT.publisher, name: report.organisation.name },
    selection: report.statement,
    figures: () => Promise.resolve({ agreement: new Map(), turnaround: [] }),
  };
  const writer = writerOf(format);
  return joined(writer?.write(again([report]), context) ?? writeResearch(again([rated(report)]), context));
}

function rated(report: VerdictReport) {
  const { label, ordinal, schemeKey, schemeVersion } = report.rating;
  const rating = { rater: 'r-1', label, ordinal, round: 1, schemeKey, schemeVersion, adjudicatedLabel: label };
  return { report, claim: 'c-1', ratings: [rating] };
}

describe('a text that somebody did not mean well with, in every field of a report', () => {
  // Setting 100 kB in every field takes most of a minute; `report-pdf.spec` prints a field of that length.
  const longest = (format: string): number => (format === 'pdf' ? 10_000 : Infinity);
  const cases = Object.keys(LOOKS).flatMap((format) =>
    HOSTILE_TEXTS.map((whole) => whole.slice(0, longest(format))).map(
      (text) => [format as ExportFormat, JSON.stringify(text.slice(0, 30)), text] as const,
    ),
  );
  it.each(cases)(
    'does no harm in an export as %s: %s',
    async (format, _start, text) => {
      await LOOKS[format](await fileOf(format, { ...hostileReport(text), number: 7 }), text);
    },
    120_000,
  );
});
