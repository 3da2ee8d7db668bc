import { cutsSurrogatePair, type Span } from '../text/span.js';

/** A sentence that an extractor set aside, and why. */
export interface SetAside extends Span {
  text: string;
  score: number;
  reasons: string[];
}

/**
 * How many sentences of a text are kept. A book has hundreds of thousands, most of them with a score of 0; nobody
 * looks through more than the best of them.
 */
export const MAX_KEPT = 2000;

/** Longer than any sentence that is one; without full stops a "sentence" can be megabytes. */
export const MAX_TEXT = 2000;

/** Those that are kept, best score first, then by position, with very long words cut. */
export function bestDiscarded(sentences: readonly SetAside[]): SetAside[] {
  return [...sentences]
    .sort((a, b) => b.score - a.score || a.start - b.start)
    .slice(0, MAX_KEPT)
    .map((sentence) => ({ ...sentence, text: shortened(sentence.text) }));
}

function shortened(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  return text.slice(0, cutsSurrogatePair(text, MAX_TEXT) ? MAX_TEXT - 1 : MAX_TEXT);
}
