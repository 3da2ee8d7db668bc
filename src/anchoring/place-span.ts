import type { Span } from '../text/span.js';
import type { IndexedText, TokenRange } from './source-text.js';

/** A claim where it was: its span, and the words in it. */
export interface ClaimWords {
  text: IndexedText;
  span: Span;
  range: TokenRange;
}

/**
 * The span of words in the newer text that corresponds to the claim's: with the sentence's own punctuation where the
 * claim began or ended with its sentence, else with the same characters around the words as the claim had.
 */
export function placeSpan(claim: ClaimWords, newer: IndexedText, found: TokenRange): Span {
  const { text: older, span, range } = claim;
  const was = older.rangeOf(older.runOf(range));
  const run = newer.runOf(found);
  const is = newer.rangeOf(run);
  const sentences = newer.spanOf(run);
  const first = newer.tokens[found.from]?.start ?? sentences.start;
  const last = newer.tokens[found.to - 1]?.end ?? sentences.end;
  const lead = older.text.slice(span.start, Math.max(span.start, older.tokens[range.from]?.start ?? span.start));
  const trail = older.text.slice(Math.min(span.end, older.tokens[range.to - 1]?.end ?? span.end), span.end);
  const atHead = range.from === was.from && found.from === is.from;
  const atEnd = range.to === was.to && found.to === is.to;
  return {
    start: atHead ? sentences.start : newer.text.endsWith(lead, first) ? first - lead.length : first,
    end: atEnd ? sentences.end : newer.text.startsWith(trail, last) ? last + trail.length : last,
  };
}
