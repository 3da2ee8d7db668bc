/** A line of a text; null when it is longer than allowed and was passed over. */
export interface TextLine {
  text: string | null;
  /** Counted from 1. */
  line: number;
}

/** The lines of a text as it comes, without their ends. No more of a line is kept than `longest` characters. */
export async function* textLines(chunks: AsyncIterable<string>, longest: number): AsyncGenerator<TextLine> {
  let kept: string | null = '';
  let line = 1;
  for await (const chunk of chunks) {
    const parts = chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield { text: kept === null ? null : withoutReturn(kept), line };
        line += 1;
        kept = '';
      }
      if (kept !== null) kept = kept.length + part.length > longest ? null : kept + part;
    }
  }
  if (kept !== '') yield { text: kept === null ? null : withoutReturn(kept), line };
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
