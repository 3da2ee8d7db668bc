import { AppError } from '../../common/app-error.js';
import type { VerdictReport } from '../verdict-report.schemas.js';
import type { ReportWriter, WriterContext } from './report-writer.js';
import { toBytes } from './to-bytes.js';
import { SHEET_END, sheetHead, workbookParts } from './workbook-parts.js';
import { headerCell, xlsxCell } from './xlsx-cell.js';
import { ABOUT, type Sheet, SHEETS } from './xlsx-sheets.js';
import { zip, type ZipEntry } from './zip.js';

/** Rows of a sheet in Excel, header included. */
const MOST_ROWS = 1_048_576;
const USUAL_WIDTH = 16;

/**
 * A workbook with reports, their evidence, their corrections, what those concerned said, and what it is; written row by row: text stands in its cell and not in
 * a table of all texts, which would have to be in memory. The reports are gone through once for each sheet.
 */
export const XLSX_WRITER: ReportWriter = {
  key: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write: (reports, context) => zip(entries(reports, context), context.frozenAt),
};

function* entries(reports: AsyncIterable<VerdictReport>, context: WriterContext): Generator<ZipEntry> {
  const names = [...SHEETS, ABOUT].map((sheet) => sheet.name);
  for (const [name, xml] of workbookParts(names)) yield { name, content: toBytes([xml]) };
  for (const [index, sheet] of SHEETS.entries()) yield sheetEntry(index, rows(sheet, reports));
  yield sheetEntry(SHEETS.length, rows(ABOUT, [context]));
}

const sheetEntry = (index: number, xml: AsyncIterable<string>): ZipEntry => ({
  name: `xl/worksheets/sheet${index + 1}.xml`,
  content: toBytes(xml),
});

async function* rows<Item>(
  { name, header, rows: rowsOf }: Sheet<Item>,
  items: AsyncIterable<Item> | Iterable<Item>,
): AsyncGenerator<string> {
  const letters = header.map((_, index) => columnName(index));
  yield sheetHead(header.map(({ width = USUAL_WIDTH }) => width));
  yield `<row r="1">${header.map((column, index) => headerCell(`${letters[index]}1`, column.name)).join('')}</row>`;
  let row = 1;
  for await (const item of items) {
    for (const cells of rowsOf(item)) {
      row += 1;
      if (row > MOST_ROWS) throw tooManyRows(name);
      const xml = cells.map((cell, index) => xlsxCell(`${letters[index]}${row}`, cell, header[index]?.dates));
      yield `<row r="${row}">${xml.join('')}</row>`;
    }
  }
  yield SHEET_END;
}

/** `A` to `Z`, then `AA` and on. @param index from 0 */
function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const tooManyRows = (sheet: string): AppError =>
  new AppError(
    'EXPORT_TOO_LARGE',
    `The sheet ${sheet} would have more rows than a workbook can (${MOST_ROWS - 1}). Narrow the export, or take CSV or JSON.`,
  );
