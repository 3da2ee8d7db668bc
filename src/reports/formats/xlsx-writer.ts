import { AppError } from '../../common/app-error.js';
import type { VerdictReport } from '../verdict-report.schemas.js';
import type { ReportWriter } from './report-writer.js';
import { toBytes } from './to-bytes.js';
import { columnName, headerCell, xlsxCell } from './xlsx-cell.js';
import { packageParts, SHEET_END, sheetHead, sheetPath } from './xlsx-package.js';
import { type Sheet, SHEETS } from './xlsx-sheets.js';
import { zip, type ZipEntry } from './zip.js';

/** Rows of a sheet in Excel, header included. */
const MOST_ROWS = 1_048_576;

/**
 * A workbook with reports, their evidence and their corrections, written row by row: a library that holds the sheets as
 * arrays would need some gigabytes for a hundred thousand reports.
 */
export const XLSX_WRITER: ReportWriter = {
  key: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write: (reports, { frozenAt }) => zip(entries(reports), frozenAt),
};

function* entries(reports: AsyncIterable<VerdictReport>): Generator<ZipEntry> {
  for (const [name, xml] of packageParts(SHEETS.map(({ name: title }) => title))) {
    yield { name, content: toBytes([xml]) };
  }
  for (const [index, sheet] of SHEETS.entries()) {
    yield { name: sheetPath(index), content: toBytes(sheetXml(sheet, reports)) };
  }
}

async function* sheetXml(sheet: Sheet, reports: AsyncIterable<VerdictReport>): AsyncGenerator<string> {
  const letters = sheet.header.map((_, index) => columnName(index));
  yield sheetHead(sheet.header.map(({ width }) => width));
  yield row(
    1,
    sheet.header.map(({ name }, index) => headerCell(`${letters[index]}1`, name)),
  );
  let number = 1;
  for await (const report of reports) {
    for (const cells of sheet.rows(report)) {
      number += 1;
      if (number > MOST_ROWS) throw tooManyRows(sheet.name);
      yield row(
        number,
        cells.map((cell, index) => xlsxCell(`${letters[index]}${number}`, cell, sheet.header[index]?.dates)),
      );
    }
  }
  yield SHEET_END;
}

const row = (number: number, cells: string[]): string => `<row r="${number}">${cells.join('')}</row>`;

const tooManyRows = (sheet: string): AppError =>
  new AppError(
    'EXPORT_TOO_LARGE',
    `The sheet ${sheet} would have more rows than a workbook can (${MOST_ROWS - 1}). Narrow the export, or take CSV or JSON.`,
  );
