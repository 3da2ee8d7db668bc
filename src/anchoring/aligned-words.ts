import type { Token } from './source-text.js';

/** Longest wordings that are compared word by word; longer ones as multisets. */
const MAX_CELLS = 1_000_000;

/** Which tokens of two wordings correspond, and which are left over on either side. */
export interface AlignedWords<T> {
  /** Index pairs of tokens with the same word, in order. */
  pairs: [number, number][];
  removed: T[];
  added: T[];
}

/** The longest common subsequence of two wordings. */
export function alignedWords<T extends Token>(before: readonly T[], after: readonly T[]): AlignedWords<T> {
  const pairs = before.length * after.length > MAX_CELLS ? [] : commonSubsequence(before, after);
  const kept = new Set(pairs.map(([older]) => older));
  const found = new Set(pairs.map(([, newer]) => newer));
  return {
    pairs,
    removed: before.filter((_, at) => !kept.has(at)),
    added: after.filter((_, at) => !found.has(at)),
  };
}

function commonSubsequence(before: readonly Token[], after: readonly Token[]): [number, number][] {
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const same = before[i]?.word === after[j]?.word;
      longest[i * width + j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (before[i]?.word === after[j]?.word) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
