import { ALIKE, ALIKE_IN_PLACE, NEARLY_THE_SAME, pairEdited } from './pair-edited.js';
import { pairMoved, pairUnmoved } from './pair-identical.js';
import { type Alignment, Pairing } from './pairing.js';
import type { WordWeights } from './sentence-similarity.js';
import type { IndexedText } from './source-text.js';

/**
 * Aligns the sentences of two versions one to one. Sentences with the same words come first, as long as something around
 * them is the same too. Then a sentence edited where it stood goes before a copy of its old words elsewhere: the copy may
 * be a pull-quote that was forgotten. Depends on nothing but the two texts.
 */
export function alignSentences(older: IndexedText, newer: IndexedText, weights: WordWeights): Alignment {
  const pairing = new Pairing(older, newer);
  pairUnmoved(pairing);
  pairMoved(pairing, 1);
  pairEdited(pairing, weights, Infinity, NEARLY_THE_SAME);
  pairMoved(pairing, 0);
  pairEdited(pairing, weights, ALIKE, ALIKE_IN_PLACE);
  return pairing;
}
