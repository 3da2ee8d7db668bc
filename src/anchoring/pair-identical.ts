import type { Pairing } from './pairing.js';
import type { IndexedText } from './source-text.js';

/** Of a line that stands in a text a thousand times only so many copies are compared. */
const MOST_COPIES = 64;

/** Pairs sentences with the same words that kept their order. */
export function pairUnmoved(pairing: Pairing): void {
  for (const [older, newer] of inOrder(uniquePairs(pairing.older, pairing.newer))) {
    pairing.join(older, newer);
    extend(pairing, older, newer, 1);
    extend(pairing, older, newer, -1);
  }
  // The texts' ends are landmarks too: a text may have no sentence that occurs once in each.
  extend(pairing, -1, -1, 1);
  extend(pairing, pairing.older.sentences.length, pairing.newer.sentences.length, -1);
}

/** Sentences that occur exactly once in each text, in order of the older one. */
function uniquePairs(older: IndexedText, newer: IndexedText): [number, number][] {
  const newPlaces = placesByFold(newer);
  const pairs: [number, number][] = [];
  for (const [fold, [place, ...others]] of placesByFold(older)) {
    const [found, ...more] = newPlaces.get(fold) ?? [];
    if (place !== undefined && others.length === 0 && found !== undefined && more.length === 0)
      pairs.push([place, found]);
  }
  return pairs;
}

function placesByFold(text: IndexedText): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { fold }] of text.sentences.entries()) {
    const known = places.get(fold);
    if (known) known.push(index);
    else places.set(fold, [index]);
  }
  return places;
}

/** The longest part of the pairs that is in the same order in both texts (patience sorting). */
function inOrder(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous: (number | null)[] = [];
  const newerOf = (index: number | undefined): number => pairs[index ?? -1]?.[1] ?? Infinity;
  for (const [index, [, newer]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (newerOf(tails[middle]) < newer) low = middle + 1;
      else high = middle;
    }
    previous.push(tails[low - 1] ?? null);
    tails[low] = index;
  }
  const chain: [number, number][] = [];
  for (let at = tails.at(-1) ?? null; at !== null; at = previous[at] ?? null) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

/** Goes on from a pair as long as the next sentences are the same. */
function extend(pairing: Pairing, older: number, newer: number, step: 1 | -1): void {
  for (let by = step; pairing.same(older + by, newer + by); by += step) {
    if (!pairing.join(older + by, newer + by)) return;
  }
}

/**
 * Pairs what is left with the same words: it has moved, or occurs more than once. The best surroundings come first. What
 * a correction notice quotes is not where a sentence went.
 *
 * @param least how much of the surroundings has to be the same: 0 nothing, 1 a neighbour
 */
export function pairMoved(pairing: Pairing, least: number): void {
  const { older, newer } = pairing;
  const newPlaces = placesByFold(newer);
  const candidates: { from: number; to: number; beside: number; drift: number }[] = [];
  const shifts = shiftsOf(pairing);
  for (const [from, { fold }] of older.sentences.entries()) {
    if (pairing.to[from] !== null) continue;
    for (const to of (newPlaces.get(fold) ?? []).slice(0, MOST_COPIES)) {
      if (pairing.from[to] !== null || pairing.quotesBack(from, to)) continue;
      const beside = [1, -1].filter((step) => pairing.same(from + step, to + step)).length;
      const sameBlock = older.blockFolds[older.blockOf(from)] === newer.blockFolds[newer.blockOf(to)] ? 2 : 0;
      if (beside + sameBlock < least) continue;
      const drift = Math.abs(to - from - (shifts[from] ?? 0));
      candidates.push({ from, to, beside: beside + sameBlock, drift });
    }
  }
  candidates.sort((a, b) => b.beside - a.beside || a.drift - b.drift || a.from - b.from || a.to - b.to);
  for (const { from, to } of candidates) pairing.join(from, to);
}

/** By sentence of the older text: how far its last predecessor with a partner has moved. Of two twins the order decides. */
function shiftsOf({ to }: Pairing): number[] {
  let shift = 0;
  return to.map((partner, from) => {
    if (partner !== null) shift = partner - from;
    return shift;
  });
}
