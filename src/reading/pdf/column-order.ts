import { type Cell, extentOf, type Row } from './page-rows.js';

/** With fewer rows side by side, or shorter ones, it is a table. */
const MIN_ROWS = 5;
const MIN_CHARACTERS = 20;

/** Share of the rows of two cells whose gap must leave the gutter free. */
const MIN_SHARE = 0.8;

/**
 * Columns of prose that the file draws row by row, put one after the other; a line across both ends them. Anything
 * else stays as it is. Told from a table by its cells, which are lines of prose, all of them on both sides of one gutter.
 */
export function columnsOf(rows: readonly Row[]): Row[][] {
  const gutter = gutterOf(rows);
  if (gutter === null) return [[...rows]];
  const columns: Row[][] = [];
  let left: Row[] = [];
  let right: Row[] = [];
  const close = (): void => {
    columns.push(left, right);
    left = [];
    right = [];
  };
  for (const row of rows) {
    const before = row.cells.filter((cell) => cell.right <= gutter.right);
    const after = row.cells.filter((cell) => cell.left >= gutter.left && !before.includes(cell));
    if (before.length + after.length < row.cells.length) {
      close();
      columns.push([row]);
      continue;
    }
    if (before.length > 0) left.push(withCells(row, before));
    if (after.length > 0) right.push(withCells(row, after));
  }
  close();
  return columns.filter((column) => column.length > 0);
}

interface Gutter {
  left: number;
  right: number;
}

/** The strip that most rows of two cells leave free, if those cells are prose. */
function gutterOf(rows: readonly Row[]): Gutter | null {
  const pairs = rows.flatMap(({ cells: [first, second, third] }) =>
    first !== undefined && second !== undefined && third === undefined ? [{ first, second }] : [],
  );
  const isProse = (cells: Cell[]): boolean => median(cells.map(({ text }) => text.length)) >= MIN_CHARACTERS;
  if (
    pairs.length < MIN_ROWS ||
    !isProse(pairs.map(({ first }) => first)) ||
    !isProse(pairs.map(({ second }) => second))
  ) {
    return null;
  }
  const gutter = {
    left: quantile(
      pairs.map(({ first }) => first.right),
      0.9,
    ),
    right: quantile(
      pairs.map(({ second }) => second.left),
      0.1,
    ),
  };
  const free = pairs.filter(({ first, second }) => first.right <= gutter.right && second.left >= gutter.left);
  return gutter.left < gutter.right && free.length >= pairs.length * MIN_SHARE ? gutter : null;
}

const withCells = (row: Row, cells: Cell[]): Row => ({ ...row, cells, ...extentOf(cells) });

const median = (values: number[]): number => quantile(values, 0.5);

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
