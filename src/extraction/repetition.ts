import type { ClaimFeatures } from './claim-features.js';
import type { Sentence } from './sentence.js';

/** Said this often without a figure or a date, a sentence is a banner. */
const NOTICE_REPEATS = 3;

/** How often each sentence occurs, letter by letter: a banner is pasted, not retyped. */
export function occurrences(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of sentences) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** True for a sentence repeated like a banner: three times or more, with nothing in it that could be looked up. */
export function isRepeatedNotice(
  sentence: Sentence,
  counts: ReadonlyMap<string, number>,
  features: ClaimFeatures,
): boolean {
  if ((counts.get(sentence.text) ?? 0) < NOTICE_REPEATS) return false;
  return features.numbers + features.dates + features.percents + features.pastEvents === 0;
}
