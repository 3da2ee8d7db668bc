import { cutsSurrogatePair, type Span } from '../text/span.js';
import type { ClaimContext } from './extractor.port.js';
import { relativeDates } from './relative-dates.js';
import type { Sentence } from './sentence.js';

/** Of the sentence before a claim, from its end. */
const PREVIOUS_LENGTH = 500;

/** "LONDON (AP) —", "BUFFALO, N.Y. –": where, and for whom, a report was written; at the beginning of its text. */
const DATELINE =
  /^(\p{Lu}[\p{Lu} .'’-]{2,40}(?:, \p{Lu}[\p{L}. ]{1,30})?(?:\s\([^()]{2,30}\))?|\p{Lu}[\p{L} .'’-]{2,40}\s\((?:AP|Reuters|AFP|dpa|UPI|CNN|Xinhua|TASS|Bloomberg)\))\s?(?:—|–|--?)\s/u;

/** Blocks looked at for a dateline: it stands before the first sentence of the report. */
const DATELINE_BLOCKS = 8;

/** What helps to read a claim, taken from its document's own words. */
export class ClaimContexts {
  private readonly dateline: string | null;
  /** By sentence index: the heading above it. */
  private readonly headings: (string | null)[];

  /**
   * @param sentences every sentence of the document, in order
   * @param publishedAt what relative dates are resolved against; none are when it is null, or the sentence not English
   */
  constructor(
    private readonly sentences: readonly Sentence[],
    private readonly publishedAt: string | null,
  ) {
    this.dateline = datelineOf(sentences);
    let heading: string | null = null;
    this.headings = sentences.map((sentence) => {
      const above = heading;
      if (sentence.block.kind === 'heading') heading = sentence.text;
      return above;
    });
  }

  /** @param claimant where the text names whoever said it */
  of(sentence: Sentence, claimant: Span | null): ClaimContext {
    return {
      heading: this.headings[sentence.index] ?? null,
      previous: this.previousOf(sentence),
      dateline: this.dateline,
      dates: /^en\b/i.test(sentence.language) ? relativeDates(sentence.text, this.publishedAt, sentence.start) : [],
      claimant: claimant === null ? null : { start: claimant.start, end: claimant.end },
    };
  }

  /** The last sentence before it that is no heading, cut from its beginning. */
  private previousOf({ index }: Sentence): string | null {
    let at = index - 1;
    while (this.sentences[at]?.block.kind === 'heading') at--;
    const previous = this.sentences[at]?.text;
    if (previous === undefined) return null;
    const start = Math.max(0, previous.length - PREVIOUS_LENGTH);
    return previous.slice(cutsSurrogatePair(previous, start) ? start + 1 : start);
  }
}

function datelineOf(sentences: readonly Sentence[]): string | null {
  for (const sentence of sentences) {
    if (sentence.blockIndex >= DATELINE_BLOCKS) break;
    const found = sentence.isFirstInBlock ? DATELINE.exec(sentence.text.slice(0, 120)) : null;
    if (found?.[1] !== undefined) return found[1].trim();
  }
  return null;
}
