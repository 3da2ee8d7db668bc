import type { Pairing } from './pairing.js';
import { dice, overlap, tokensOf, type WordWeights } from './sentence-similarity.js';
import type { Token } from './source-text.js';

/** From this likeness on a sentence is the edited form of another, wherever it stands. */
export const ALIKE = 0.5;
/** Likeness of a sentence with a few words changed. */
export const NEARLY_THE_SAME = 0.6;
/** Enough when both stand at the same place between unchanged neighbours: then it is the sentence rewritten. */
export const ALIKE_IN_PLACE = 0.3;
/** Each neighbour that is a pair counts as much as this share of likeness. */
const NEIGHBOUR_BONUS = 0.08;
/** A word of more sentences than this does not lead to candidates; keeps long rewritten texts quick. */
const COMMON_WORD = 24;

interface Candidate {
  from: number;
  to: number;
  score: number;
}

/**
 * Pairs sentences without a partner with their most similar counterpart, best first.
 *
 * @param least likeness that is enough wherever the counterpart stands
 * @param leastInPlace likeness that is enough where this sentence stood
 */
export function pairEdited(pairing: Pairing, weights: WordWeights, least: number, leastInPlace: number): void {
  const free = pairing.newer.sentences.flatMap((_, index) => (pairing.from[index] === null ? [index] : []));
  if (free.length === 0) return;
  const byWord = wordIndex(pairing, free);
  const candidates: Candidate[] = [];
  for (const [from] of pairing.older.sentences.entries()) {
    if (pairing.to[from] !== null) continue;
    const words = tokensOf(pairing.older, { first: from, last: from });
    const beside = inPlace(pairing, from);
    for (const to of new Set([...likely(words, byWord), ...beside])) {
      if (pairing.quotesBack(from, to)) continue;
      const likeness = dice(overlap(words, tokensOf(pairing.newer, { first: to, last: to }), weights));
      const neighbours = neighboursPaired(pairing, from, to);
      if (likeness < (beside.includes(to) ? leastInPlace : least)) continue;
      candidates.push({ from, to, score: likeness + NEIGHBOUR_BONUS * neighbours });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);
  for (const { from, to } of candidates) pairing.join(from, to);
}

function wordIndex(pairing: Pairing, free: readonly number[]): Map<string, number[]> {
  const byWord = new Map<string, number[]>();
  for (const index of free) {
    for (const word of new Set(tokensOf(pairing.newer, { first: index, last: index }).map((token) => token.word))) {
      const known = byWord.get(word);
      if (known) known.push(index);
      else byWord.set(word, [index]);
    }
  }
  return byWord;
}

/** Sentences without a partner that share a word which is not common. */
function likely(words: readonly Token[], byWord: ReadonlyMap<string, number[]>): Set<number> {
  const found = new Set<number>();
  for (const { word } of words) {
    const places = byWord.get(word) ?? [];
    if (places.length <= COMMON_WORD) for (const place of places) found.add(place);
  }
  return found;
}

/** Sentences without a partner where this one stood: next to the partner of the sentence before or after it. */
function inPlace({ to, from }: Pairing, older: number): number[] {
  const after = to[older - 1] ?? null;
  const before = to[older + 1] ?? null;
  const places: number[] = [];
  if (older === 0) places.push(0);
  if (after !== null) places.push(after + 1);
  if (before !== null) places.push(before - 1);
  return places.filter((place) => from[place] === null);
}

function neighboursPaired({ to, older, newer }: Pairing, from: number, at: number): number {
  const before = from === 0 ? at === 0 : to[from - 1] === at - 1;
  const last = older.sentences.length - 1;
  const after = from === last ? at === newer.sentences.length - 1 : to[from + 1] === at + 1;
  return Number(before) + Number(after);
}
