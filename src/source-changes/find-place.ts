import { AppError } from '../common/app-error.js';
import { describeSpan, type QuoteAnchor } from '../text/quote-anchor.js';
import type { Span } from '../text/span.js';

/** Where an editor says that a claim stands: by offsets, or by its words with as much around them as tells them apart. */
export type PlaceSought = Span | { exact: string; prefix?: string | undefined; suffix?: string | undefined };

/**
 * The place an editor names, in the text of a version.
 * @throws AppError SPAN_INVALID when the offsets do not fit, the words are not there, or stand there more than once.
 */
export function findPlace(text: string, sought: PlaceSought): QuoteAnchor {
  return describeSpan(text, 'exact' in sought ? spanOf(text, sought) : sought);
}

function spanOf(text: string, { exact, prefix = '', suffix = '' }: Exclude<PlaceSought, Span>): Span {
  const quote = prefix + exact + suffix;
  const first = text.indexOf(quote);
  if (first < 0) {
    throw new AppError(
      'SPAN_INVALID',
      'The newest text does not have these words. Copy them from it, letter by letter, or send start and end.',
      { detailCode: 'words-not-there' },
    );
  }
  if (text.includes(quote, first + 1)) {
    throw new AppError(
      'SPAN_INVALID',
      'The newest text has these words more than once. Send what stands before or after them too (prefix, suffix).',
      { detailCode: 'words-more-than-once' },
    );
  }
  const start = first + prefix.length;
  return { start, end: start + exact.length };
}
