/** A stretch of a text. Offsets everywhere count UTF-16 code units, as JavaScript and the API do; `end` is exclusive. */
export interface TextSpan {
  start: number;
  end: number;
}

export const overlaps = (a: TextSpan, b: TextSpan): boolean => a.start < b.end && b.start < a.end;
