import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { withZipTime } from './zip-time.js';

/** What a cell holds; null is an empty one. A date is Unix time in milliseconds. */
export type WorkbookCell = string | number | boolean | { at: number; isDay: boolean } | null;

/** A sheet with all its rows, the header first. */
export interface WorkbookSheet {
  name: string;
  /** Of each column, in characters. */
  widths: readonly number[];
  rows: WorkbookCell[][];
}

/** Format 49 of a spreadsheet: text stays text, so that editing a cell does not make it a formula. */
const TEXT = '@';

/**
 * A workbook as XLSX. The same sheets and moment give the same bytes. The library makes it in one go, with everything in
 * memory, and nothing else can happen in this thread meanwhile.
 * @param moment ISO 8601, stands as the time of the files within
 * @throws RangeError when a sheet has more text than a string of JavaScript can hold (half a gigabyte)
 */
export async function workbookOf(sheets: readonly WorkbookSheet[], moment: string): Promise<Uint8Array> {
  const file = writeXlsxFile(
    sheets.map(({ name, widths, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      // Each row is let go of when the next is made.
      data: rows.map((cells, index) => cells.map((cell) => cellOf(cell, index === 0))),
    })),
  );
  return withZipTime(await file.toBuffer(), moment);
}

function cellOf(cell: WorkbookCell, isHeader: boolean): CellObject | number | boolean | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'string') {
    return { value: cell, type: String, format: TEXT, ...(isHeader ? { fontWeight: 'bold' } : {}) };
  }
  return { value: new Date(cell.at), type: Date, format: cell.isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' };
}
