import { AppError } from '../common/app-error.js';
import { type Span, sliceSpan } from '../text/span.js';

/** Where one part of a claim stands: by its words, by offsets into the version's text, or as the whole claim does. */
export interface PartSought {
  words?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
}

/**
 * The span of a part, in UTF-16 code units of the version's text.
 * @param path of the part in the request, for the message
 * @throws AppError SPAN_INVALID when it is not inside the claim's own words, or its words stand there not once.
 */
export function partSpan(text: string, whole: Span, { words, start, end }: PartSought, path: string): Span {
  const span =
    words === undefined ? { start: start ?? whole.start, end: end ?? whole.end } : spanOf(text, whole, words, path);
  sliceSpan(text, span);
  if (span.start < whole.start || span.end > whole.end) {
    throw invalid(`${path} is not inside the claim, which stands at ${whole.start}-${whole.end}. Mark a part of it.`);
  }
  return span;
}

function spanOf(text: string, whole: Span, words: string, path: string): Span {
  const sentence = text.slice(whole.start, whole.end);
  const first = sentence.indexOf(words);
  if (first < 0) throw invalid(`${path}: the claim does not have these words. Copy them from it, letter by letter.`);
  if (sentence.includes(words, first + 1)) {
    throw invalid(`${path}: the claim has these words more than once. Take more of them, or send start and end.`);
  }
  return { start: whole.start + first, end: whole.start + first + words.length };
}

const invalid = (message: string): AppError => new AppError('SPAN_INVALID', message);
