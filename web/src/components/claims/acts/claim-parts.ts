/** One of the claims that a claim is split into. */
export interface Part {
  statement: string;
  /** Its words in the source; empty: all words of the first claim. */
  words: string;
}

export const MOST_PARTS = 5;

/** A first try: at the "and" or the comma nearest to the middle, else everything twice. */
export function halves(words: string): Part[] {
  const middle = words.length / 2;
  const [nearest] = [...words.matchAll(/,\s|;\s|\s(?=(?:and|but|while|oraz|ale|a|i)\s)/g)]
    .map(({ index, 0: mark }) => ({ index, end: index + mark.length }))
    .sort((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle));
  const sides = nearest ? [words.slice(0, nearest.index), words.slice(nearest.end)] : [words, words];
  return sides.map((side) => ({ statement: side, words: nearest ? side : '' }));
}
