import type { IndexedText, Run, Token, TokenRange } from './source-text.js';

/** How much rarer words weigh more: a word in every sentence tells little about which sentence it is. */
export class WordWeights {
  private readonly weights = new Map<string, number>();
  private readonly unseen: number;

  constructor(texts: readonly IndexedText[]) {
    const sentences = texts.reduce((sum, text) => sum + text.sentences.length, 0);
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const sentence of text.sentences) {
        const words = new Set(text.slice(sentence).map(({ word }) => word));
        for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    this.unseen = Math.log(1 + sentences);
    for (const [word, count] of counts) this.weights.set(word, Math.log(1 + sentences / count));
  }

  of(word: string): number {
    return this.weights.get(word) ?? this.unseen;
  }
}

/** What two stretches of tokens have in common, by weight. */
export interface Overlap {
  common: number;
  older: number;
  newer: number;
}

/** Overlap as multisets: order does not count. */
export function overlap(older: readonly Token[], newer: readonly Token[], weights: WordWeights): Overlap {
  const rest = new Map<string, number>();
  const sums = { common: 0, older: 0, newer: 0 };
  for (const { word } of newer) {
    rest.set(word, (rest.get(word) ?? 0) + 1);
    sums.newer += weights.of(word);
  }
  for (const { word } of older) {
    const weight = weights.of(word);
    sums.older += weight;
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    rest.set(word, left - 1);
    sums.common += weight;
  }
  return sums;
}

/** Dice's coefficient of an overlap, 0 to 1. */
export const dice = ({ common, older, newer }: Overlap): number =>
  older + newer === 0 ? 0 : (2 * common) / (older + newer);

/** Unweighted Dice's coefficient, as people understand it: the share of words in common. */
export function wordSimilarity(older: readonly Token[], newer: readonly Token[]): number {
  const rest = new Map<string, number>();
  for (const { word } of newer) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const { word } of older) {
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    rest.set(word, left - 1);
    common += 1;
  }
  return older.length + newer.length === 0 ? 1 : (2 * common) / (older.length + newer.length);
}

export const tokensOf = (text: IndexedText, run: Run): readonly Token[] => text.slice(text.rangeOf(run));

export const sameWords = (a: IndexedText, from: TokenRange, b: IndexedText, to: TokenRange): boolean => {
  if (from.to - from.from !== to.to - to.from) return false;
  for (let at = 0; at < from.to - from.from; at++) {
    if (a.tokens[from.from + at]?.word !== b.tokens[to.from + at]?.word) return false;
  }
  return true;
};
