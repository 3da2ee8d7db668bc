import type { Span } from '../text/span.js';

/** Words that belong to something that is numbered; they may overlap and lie within each other. */
export interface TextMark extends Span {
  number: number;
  /** It says the same as an earlier place. */
  again: boolean;
}

/** A stretch of text under the same marks. */
export interface MarkedPiece extends Span {
  within: readonly TextMark[];
  /** Marks that begin with it; of several the longest first. */
  begins: readonly TextMark[];
  /** Marks that end with it; of several the shortest first. */
  ends: readonly TextMark[];
}

/** Cuts a stretch of a text where marks begin and end. A mark that goes on outside of it begins or ends elsewhere. */
export function markedPieces(stretch: Span, marks: readonly TextMark[]): MarkedPiece[] {
  const here = marks.filter((mark) => mark.start < stretch.end && mark.end > stretch.start);
  const cuts = new Set([stretch.start, stretch.end]);
  for (const { start, end } of here) {
    if (start > stretch.start) cuts.add(start);
    if (end < stretch.end) cuts.add(end);
  }
  const at = [...cuts].toSorted((a, b) => a - b);
  return at.slice(0, -1).map((start, index) => {
    const end = at[index + 1] ?? stretch.end;
    const within = here.filter((mark) => mark.start <= start && mark.end >= end);
    return {
      start,
      end,
      within,
      begins: within.filter((mark) => mark.start === start).toSorted((a, b) => b.end - a.end),
      ends: within.filter((mark) => mark.end === end).toSorted((a, b) => b.start - a.start),
    };
  });
}
