import { columnsOf } from './column-order.js';
import type { Cell, Row } from './page-rows.js';

/** A line as it is read: part of a paragraph, or a row of a table with its cells told apart. */
export interface Line {
  text: string;
  isTableRow: boolean;
  left: number;
  right: number;
  y: number;
  size: number;
  font: string;
  /** Counted from 1. */
  page: number;
  /** Lines of one number run downwards without a break: a column, or a stretch of one. */
  run: number;
}

/** A gap this wide, in units of the font's size, parts cells even in a row that stands alone. */
const LONE_ROW_GAP = 3;

/** The rows of a page as lines in reading order. */
export function linesOf(rows: readonly Row[], page: number): Line[] {
  let run = 0;
  return runsOf(rows)
    .flatMap((stretch) => columnsOf(stretch))
    .flatMap((column) => {
      run++;
      return column.map((row, index) => lineOf(row, isInTable(column, index), page, run));
    });
}

/** Cut wherever the next row stands higher up: that is another column, or something drawn later. */
function runsOf(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  let last: Row | null = null;
  for (const row of rows) {
    const goesOn = last !== null && row.y > last.y - last.size * 0.5 && !standsBeside(last, row);
    if (goesOn) runs.at(-1)?.push(row);
    else runs.push([row]);
    last = row;
  }
  return runs;
}

function standsBeside(last: Row, row: Row): boolean {
  return Math.abs(row.y - last.y) < last.size * 0.5 && (row.left >= last.right || row.right <= last.left);
}

function isInTable(rows: readonly Row[], index: number): boolean {
  const row = rows[index];
  if (row === undefined || row.cells.length < 2) return false;
  const isBesideAnother = [rows[index - 1], rows[index + 1]].some(
    (other) => other !== undefined && areAligned(row, other),
  );
  return isBesideAnother || row.cells.some((cell, at) => gapBefore(row.cells, at) > row.size * LONE_ROW_GAP);
}

/** Cells after the first begin or end at the same place. */
function areAligned(row: Row, other: Row): boolean {
  const near = row.size;
  return row.cells
    .slice(1)
    .some((cell) =>
      other.cells
        .slice(1)
        .some(({ left, right }) => Math.abs(left - cell.left) < near || Math.abs(right - cell.right) < near),
    );
}

function gapBefore(cells: readonly Cell[], at: number): number {
  const [cell, before] = [cells[at], cells[at - 1]];
  return cell === undefined || before === undefined ? 0 : cell.left - before.right;
}

function lineOf(row: Row, isTableRow: boolean, page: number, run: number): Line {
  const { cells, left, right, y, size, font } = row;
  const text = cells.map((cell) => cell.text).join(isTableRow ? ' | ' : ' ');
  return { text, isTableRow, left, right, y, size, font, page, run };
}
