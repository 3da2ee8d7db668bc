import type { ClaimFeatures } from './claim-features.js';
import type { Sentence } from './sentence.js';

/** Said this often without a figure or a date, a sentence is a banner. */
const NOTICE_REPEATS = 3;

/** How often a sentence occurs in its document. */
export type Occurrences = (sentence: string) => number;

/** How often each sentence occurs, letter by letter: a banner is pasted, not retyped. */
export function occurrences(sentences: readonly Sentence[]): Occurrences {
  const counts = new Map<string, number>();
  for (const { text } of sentences) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (sentence) => counts.get(sentence) ?? 0;
}

/** The same where only a part of the sentences is at hand: counted in the text, as far as it matters. */
export function occurrencesIn(text: string): Occurrences {
  return (sentence) => {
    let count = 0;
    for (let at = text.indexOf(sentence); at >= 0 && count < NOTICE_REPEATS; count++) {
      at = text.indexOf(sentence, at + sentence.length);
    }
    return count;
  };
}

/** True for a sentence repeated like a banner: three times or more, with nothing in it that could be looked up. */
export function isRepeatedNotice(sentence: Sentence, counts: Occurrences, features: ClaimFeatures): boolean {
  if (features.numbers + features.dates + features.percents + features.pastEvents > 0) return false;
  return counts(sentence.text) >= NOTICE_REPEATS;
}
