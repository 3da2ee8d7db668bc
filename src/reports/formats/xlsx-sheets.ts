import type { Cell } from '../csv-cell.js';
import { REPORT_CSV_COLUMNS } from '../report-csv.js';
import type { VerdictReport } from '../verdict-report.schemas.js';
import type { WriterContext } from './report-writer.js';

export interface SheetColumn<Row> {
  name: string;
  cell: (row: Row) => Cell;
  /** Holds days and moments. */
  dates?: boolean;
  /** In characters. */
  width?: number;
}

/** A sheet of the workbook: its name, its columns, and the rows that each of its items has in it. */
export interface Sheet<Item> {
  name: string;
  header: readonly SheetColumn<never>[];
  rows: (item: Item) => Cell[][];
}

function sheet<Row, Item = VerdictReport>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rowsOf: (item: Item) => Row[],
): Sheet<Item> {
  return { name, header: columns, rows: (item) => rowsOf(item).map((row) => columns.map(({ cell }) => cell(row))) };
}

const DATES = /(_at|_since|^review_by)$/;
const WIDE = new Set(['short_statement', 'statement', 'summary', 'rationale', 'quote', 'document_title']);

type Evidence = VerdictReport['evidence'][number] & { number: number; position: number };
type Correction = VerdictReport['corrections'][number] & { number: number };
interface Said {
  number: number;
  kind: 'CONTACT_ATTEMPT' | 'REPLY';
  who: string;
  at: string;
  way: string | null;
  outcome: string | null;
  words: string | null;
}

/** Of each report. Columns are part of the public interface, as those of the CSV. */
export const SHEETS: readonly Sheet<VerdictReport>[] = [
  sheet(
    'reports',
    REPORT_CSV_COLUMNS.map(({ name, cell }) => ({
      name,
      cell,
      dates: DATES.test(name),
      width: WIDE.has(name) ? 50 : 16,
    })),
    (report) => [report],
  ),
  sheet<Evidence>(
    'evidence',
    [
      { name: 'number', cell: (item) => item.number },
      { name: 'position', cell: (item) => item.position },
      { name: 'title', cell: (item) => item.title, width: 50 },
      { name: 'url', cell: (item) => item.url, width: 40 },
      { name: 'archive_url', cell: (item) => item.archiveUrl, width: 40 },
      { name: 'quote', cell: (item) => item.quote, width: 50 },
      { name: 'stance', cell: (item) => item.stance },
      { name: 'kind', cell: (item) => item.kind },
      { name: 'accessed_at', cell: (item) => item.accessedAt, dates: true, width: 20 },
    ],
    ({ number, evidence }) =>
      evidence
        // the type says so already; a confidential source must not leave even when a caller bypassed the schema
        .filter((item) => item.confidential === false)
        .map((item, index) => ({ ...item, number, position: index + 1 })),
  ),
  sheet<Correction>(
    'corrections',
    [
      { name: 'number', cell: (item) => item.number },
      { name: 'published_at', cell: (item) => item.publishedAt, dates: true, width: 20 },
      { name: 'kind', cell: (item) => item.kind },
      { name: 'what_was_wrong', cell: (item) => item.what, width: 50 },
      { name: 'what_it_says_now', cell: (item) => item.now, width: 50 },
      { name: 'why', cell: (item) => item.why, width: 50 },
    ],
    ({ number, corrections }) => corrections.map((item) => ({ ...item, number })),
  ),
  sheet<Said>(
    'right_of_reply',
    [
      { name: 'number', cell: (item) => item.number },
      { name: 'kind', cell: (item) => item.kind },
      { name: 'who', cell: (item) => item.who, width: 30 },
      { name: 'at', cell: (item) => item.at, dates: true, width: 20 },
      { name: 'way', cell: (item) => item.way },
      { name: 'outcome', cell: (item) => item.outcome },
      { name: 'words', cell: (item) => item.words, width: 50 },
    ],
    rightOfReply,
  ),
];

/** Of the workbook: whose it is, as of when, and what may be done with it. */
export const ABOUT: Sheet<WriterContext> = sheet<[name: string, value: Cell], WriterContext>(
  'about',
  [
    { name: 'name', cell: ([name]) => name },
    { name: 'value', cell: ([, value]) => value, width: 50 },
  ],
  ({ publisher, frozenAt, total, selection }) => [
    ['publisher', publisher.name],
    ['publisher_url', publisher.url],
    ['licence', publisher.licence],
    ['as_of', frozenAt],
    ['reports', total],
    ['selection', selection],
  ],
);

function rightOfReply({ number, rightOfReply: said }: VerdictReport): Said[] {
  if (!said) return [];
  return [
    ...said.contactAttempts.map(({ who, way, attemptedAt, outcome, answer }) => {
      return { number, kind: 'CONTACT_ATTEMPT' as const, who, at: attemptedAt, way, outcome, words: answer };
    }),
    ...said.replies.map(({ author, text, publishedAt }) => {
      return { number, kind: 'REPLY' as const, who: author, at: publishedAt, way: null, outcome: null, words: text };
    }),
  ];
}
