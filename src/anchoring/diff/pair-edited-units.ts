import { wordsOf } from './word-diff.js';

/** Less in common, and one was not made from the other. */
const MIN_LIKENESS = 0.4;

/** Up to so many comparisons every order of pairs is weighed; beyond, each piece is compared with those beside its place. */
const MAX_WEIGHED = 4000;
const WINDOW = 3;

/**
 * Which of the new pieces of a gap were made from which of its old ones, in order.
 * @returns pairs `[old, new]` of indices into the two lists
 */
export function pairEdited(older: readonly string[], newer: readonly string[]): [number, number][] {
  if (older.length === 0 || newer.length === 0) return [];
  const [was, is] = [older.map(bagOf), newer.map(bagOf)];
  const likeness = (old: number, at: number): number => overlap(was[old], is[at]);
  return older.length * newer.length <= MAX_WEIGHED
    ? heaviest(older.length, newer.length, likeness)
    : nearest(older.length, newer.length, likeness);
}

/** The pairs in order with the most in common altogether. */
function heaviest(rows: number, columns: number, likeness: (old: number, at: number) => number): [number, number][] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const alike = new Float64Array(rows * columns);
  for (let old = rows - 1; old >= 0; old--) {
    for (let at = columns - 1; at >= 0; at--) {
      const value = likeness(old, at);
      alike[old * columns + at] = value;
      const pair = value >= MIN_LIKENESS ? value + (best[(old + 1) * width + at + 1] ?? 0) : 0;
      best[old * width + at] = Math.max(pair, best[(old + 1) * width + at] ?? 0, best[old * width + at + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let [old, at] = [0, 0]; old < rows && at < columns;) {
    const value = alike[old * columns + at] ?? 0;
    const here = best[old * width + at] ?? 0;
    if (value >= MIN_LIKENESS && here === value + (best[(old + 1) * width + at + 1] ?? 0)) pairs.push([old++, at++]);
    else if (here === (best[(old + 1) * width + at] ?? 0)) old++;
    else at++;
  }
  return pairs;
}

function nearest(rows: number, columns: number, likeness: (old: number, at: number) => number): [number, number][] {
  const pairs: [number, number][] = [];
  let from = 0;
  for (let at = 0; at < columns && from < rows; at++) {
    const expected = Math.max(from, Math.round((at * rows) / columns) - WINDOW);
    for (let old = expected; old < Math.min(rows, expected + 2 * WINDOW + 1); old++) {
      if (likeness(old, at) < MIN_LIKENESS) continue;
      pairs.push([old, at]);
      from = old + 1;
      break;
    }
  }
  return pairs;
}

interface Bag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  const words = wordsOf(text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Share of words in common, 0 to 1. */
function overlap(a: Bag | undefined, b: Bag | undefined): number {
  if (!a || !b || a.size + b.size === 0) return 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}
