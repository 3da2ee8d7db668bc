import { AppError } from '../../common/app-error.js';
import type { VerdictReport } from '../verdict-report.schemas.js';
import type { ReportWriter, WriterContext } from './report-writer.js';
import type { WorkbookCell } from './workbook.js';
import { workbookMaker } from './workbook-thread.js';
import { xlsxCell } from './xlsx-cell.js';
import { SHEETS } from './xlsx-sheets.js';

/** Rows of a sheet in Excel, header included. */
const MOST_ROWS = 1_048_576;
/** Reports that go to the maker of the workbook at a time. */
const BATCH = 100;
const PART_BYTES = 1024 * 1024;

/** A workbook with reports, their evidence and their corrections. It is made as a whole, so memory grows with it. */
export const XLSX_WRITER: ReportWriter = {
  key: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write: workbook,
};

async function* workbook(reports: AsyncIterable<VerdictReport>, { frozenAt }: WriterContext): AsyncGenerator<Buffer> {
  const sheets = SHEETS.map(({ name, header }) => ({
    name,
    widths: header.map(({ width }) => width ?? 16),
    rows: [header.map((column): WorkbookCell => column.name)],
  }));
  const maker = workbookMaker({ moment: frozenAt, sheets });
  try {
    for await (const rows of batches(reports)) maker.add(rows);
    const bytes = await maker.finish();
    for (let at = 0; at < bytes.length; at += PART_BYTES) yield Buffer.from(bytes.subarray(at, at + PART_BYTES));
  } finally {
    await maker.end();
  }
}

/** Rows for each sheet, of some reports at a time. */
async function* batches(reports: AsyncIterable<VerdictReport>): AsyncGenerator<WorkbookCell[][][]> {
  const counts = SHEETS.map(() => 1);
  let rows: WorkbookCell[][][] = SHEETS.map(() => []);
  let waiting = 0;
  for await (const report of reports) {
    for (const [index, { name, header, rows: rowsOf }] of SHEETS.entries()) {
      const cells = rowsOf(report).map((row) => row.map((cell, column) => xlsxCell(cell, header[column]?.dates)));
      const count = (counts[index] ?? 0) + cells.length;
      if (count > MOST_ROWS) throw tooManyRows(name);
      counts[index] = count;
      rows[index]?.push(...cells);
    }
    waiting += 1;
    if (waiting < BATCH) continue;
    yield rows;
    [rows, waiting] = [SHEETS.map(() => []), 0];
  }
  yield rows;
}

const tooManyRows = (sheet: string): AppError =>
  new AppError(
    'EXPORT_TOO_LARGE',
    `The sheet ${sheet} would have more rows than a workbook can (${MOST_ROWS - 1}). Narrow the export, or take CSV or JSON.`,
  );
