import { overlaps, type TextSpan } from './text-span';

/** A mark on a stretch of text. */
export interface Mark extends TextSpan {
  claimId: string;
}

/** A stretch with the same marks all over; the shortest mark, which one means when one points at it, comes first. */
export interface Segment<M extends Mark> extends TextSpan {
  marks: M[];
}

/** Cuts a row where marks begin and end, so that those that overlap are all to be seen. */
export function segmentsOf<M extends Mark>(row: TextSpan, marks: readonly M[]): Segment<M>[] {
  const here = marks.filter((mark) => overlaps(mark, row));
  const cuts = [row.start, row.end];
  for (const { start, end } of here) cuts.push(Math.max(start, row.start), Math.min(end, row.end));
  const edges = [...new Set(cuts)].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const span = { start: edges[index] ?? row.start, end };
    const over = here.filter((mark) => overlaps(mark, span));
    return { ...span, marks: over.sort((a, b) => a.end - a.start - (b.end - b.start)) };
  });
}

/** Gives each row the marks that touch it, in one walk over both. Rows are in order and do not overlap. */
export function marksByRow<M extends Mark>(rows: readonly TextSpan[], marks: readonly M[]): M[][] {
  const found: M[][] = rows.map(() => []);
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const mark of sorted) {
    for (let row = rowAt(rows, mark.start); row < rows.length; row += 1) {
      const span = rows[row];
      if (!span || span.start >= mark.end) break;
      if (overlaps(span, mark)) found[row]?.push(mark);
    }
  }
  return found;
}

/** Index of the first row that ends behind an offset. */
export function rowAt(rows: readonly TextSpan[], offset: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
