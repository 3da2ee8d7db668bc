import { classAt, LETTER, LOWER, UPPER } from './char-class.js';
import { trimSpan, type Span } from './span.js';

/** Letters looked at to tell the script; a block's first lines are enough. */
const SAMPLE = 2000;

/** `Intl.Segmenter` is handed pieces of this many code units: its cost per sentence grows with the string it is given. */
const PIECE = 4000;

/** Pieces are cut after a sentence mark in this many last code units. */
const TAIL = 2000;

/**
 * Sentences by `Intl.Segmenter`, for blocks in a script without capital letters (Chinese, Japanese, Arabic, Thai, ...),
 * where the rules for capitals say nothing; null when most letters have case.
 */
export function segmentedSentences(block: string, language: string): Span[] | null {
  if (!isCaseless(block)) return null;
  const segmenter = new Intl.Segmenter(usableLocale(language), { granularity: 'sentence' });
  const spans: Span[] = [];
  let from = 0;
  while (from < block.length) {
    const to = pieceEnd(block, from);
    for (const { index, segment } of segmenter.segment(block.slice(from, to))) {
      const span = trimSpan(block, { start: from + index, end: from + index + segment.length });
      if (span.start < span.end) spans.push(span);
    }
    from = to;
  }
  return spans;
}

function isCaseless(block: string): boolean {
  const sampled = Math.min(block.length, SAMPLE);
  let balance = 0;
  for (let at = 0; at < sampled; at++) {
    const found = classAt(block, at);
    if (found === LETTER) balance++;
    else if (found === LOWER || found === UPPER) balance--;
    // What is left of the sample cannot turn it round.
    if (balance + sampled - at <= 0) return false;
  }
  return balance > 0;
}

function usableLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** Pieces end after a full stop or line where there is one near the limit, and never inside a surrogate pair. */
function pieceEnd(block: string, from: number): number {
  const limit = from + PIECE;
  if (limit >= block.length) return block.length;
  const tail = block.slice(limit - TAIL, limit);
  const stop = Math.max(...['。', '！', '？', '؟', '۔', '।', '\n', '. '].map((mark) => tail.lastIndexOf(mark)));
  if (stop >= 0) return limit - TAIL + stop + 1;
  return (block.charCodeAt(limit) & 0xfc00) === 0xdc00 ? limit - 1 : limit;
}
