import type { Cell } from '../csv-cell.js';
import { REPORT_CSV_COLUMNS } from '../report-csv.js';
import type { VerdictReport } from '../verdict-report.schemas.js';

export interface SheetColumn<Row> {
  name: string;
  cell: (row: Row) => Cell;
  /** Holds days and moments. */
  dates?: boolean;
  /** In characters. */
  width?: number;
}

/** A sheet of the workbook: its name, its columns, and the rows a report has in it. */
export interface Sheet {
  name: string;
  header: readonly SheetColumn<never>[];
  rows: (report: VerdictReport) => Cell[][];
}

function sheet<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rowsOf: (report: VerdictReport) => Row[],
): Sheet {
  return { name, header: columns, rows: (report) => rowsOf(report).map((row) => columns.map(({ cell }) => cell(row))) };
}

const DATES = /(_at|_since|^review_by)$/;
const WIDE = new Set(['short_statement', 'statement', 'summary', 'rationale', 'quote', 'document_title']);

type Evidence = VerdictReport['evidence'][number] & { number: number; position: number };
type Correction = VerdictReport['corrections'][number] & { number: number };

/** Columns are part of the public interface, as those of the CSV. */
export const SHEETS: readonly Sheet[] = [
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
];
