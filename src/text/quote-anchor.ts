import { cutsSurrogatePair, sliceSpan, type Span } from './span.js';

/** A W3C TextQuoteSelector and TextPositionSelector in one; `unit` says what the positions count. */
export interface QuoteAnchor {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  unit: 'utf16';
}

/** Code units of context on each side to begin with (Hypothesis records the same 32). */
const MIN_CONTEXT = 32;

/** Longest grapheme cluster looked for at a context's edge; longer ones are stacked marks, not writing. */
const GRAPHEME_WINDOW = 64;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Describes a span so that it can be found again in this text and recognised in another version of it. At least 32
 * code units of context on each side (less only at the text's ends), doubled until prefix + exact + suffix occurs once
 * in the text, as Apache Annotator's describe step does. Context never starts or ends inside a character.
 *
 * @throws AppError SPAN_INVALID as `sliceSpan`
 */
export function describeSpan(text: string, span: Span): QuoteAnchor {
  const exact = sliceSpan(text, span);
  const { start, end } = span;
  let context = MIN_CONTEXT;
  for (;;) {
    const from = boundaryAtOrBefore(text, Math.max(0, start - context));
    const to = boundaryAtOrAfter(text, Math.min(text.length, end + context));
    const whole = from === 0 && to === text.length;
    if (whole || occursOnce(text, text.slice(from, to))) {
      return { exact, prefix: text.slice(from, start), suffix: text.slice(end, to), start, end, unit: 'utf16' };
    }
    context *= 2;
  }
}

function occursOnce(text: string, part: string): boolean {
  return !text.includes(part, text.indexOf(part) + 1);
}

function boundaryAtOrBefore(text: string, offset: number): number {
  return clusterAround(text, offset)?.start ?? offset;
}

function boundaryAtOrAfter(text: string, offset: number): number {
  return clusterAround(text, offset)?.end ?? offset;
}

/** The grapheme cluster an offset falls inside, or null when it stands on a boundary. */
function clusterAround(text: string, offset: number): Span | null {
  if (offset <= 0 || offset >= text.length) return null;
  const from = evenOffset(text, Math.max(0, offset - GRAPHEME_WINDOW));
  const to = evenOffset(text, Math.min(text.length, offset + GRAPHEME_WINDOW));
  const cluster = graphemes.segment(text.slice(from, to)).containing(offset - from);
  if (!cluster || from + cluster.index === offset) return null;
  const start = from + cluster.index;
  return { start, end: start + cluster.segment.length };
}

function evenOffset(text: string, offset: number): number {
  return cutsSurrogatePair(text, offset) ? offset - 1 : offset;
}
