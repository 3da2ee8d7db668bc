import type { IndexedText, Run } from './source-text.js';

/** A new paragraph beside the claim that may take it back. English, like the critical words. */
const TAKES_BACK =
  /\b(?:withdr[ae]w\w*|retract\w*|correct(?:ion|ed|s)|clarif\w+|false\w*|untrue|incorrect\w*|wrong\w*|den(?:y|ies|ied)|disput\w+|refut\w+|debunk\w*|mislead\w*|inaccura\w+|error|hoax|satir\w+|apolog\w+|editors? note|update)\b/;

/**
 * Whether the claim's surroundings are what they were: its block as a whole, or at least its neighbours in the block;
 * the heading over it; and no new paragraph beside it that takes it back.
 */
export function sameContext(older: IndexedText, from: Run, newer: IndexedText, to: Run): boolean {
  return sameBlock(older, from, newer, to) && sameHeading(older, from, newer, to) && !takenBack(older, newer, to);
}

/** An unchanged block is unchanged context, wherever it went. */
function sameBlock(older: IndexedText, from: Run, newer: IndexedText, to: Run): boolean {
  if (older.blockFolds[older.blockOf(from)] === newer.blockFolds[newer.blockOf(to)]) return true;
  return (
    older.neighbour(from, 'before') === newer.neighbour(to, 'before') &&
    older.neighbour(from, 'after') === newer.neighbour(to, 'after')
  );
}

/** Another heading over the claim is no change of it when both texts have both headings: then the claim moved. */
function sameHeading(older: IndexedText, from: Run, newer: IndexedText, to: Run): boolean {
  const before = older.headingOver(older.blockOf(from));
  const after = newer.headingOver(newer.blockOf(to));
  if (before === after) return true;
  return before !== null && after !== null && newer.hasBlock(before) && older.hasBlock(after);
}

function takenBack(older: IndexedText, newer: IndexedText, to: Run): boolean {
  const block = newer.blockOf(to);
  return [newer.blockFolds[block - 1], newer.blockFolds[block + 1]].some(
    (fold) => fold !== undefined && !older.hasBlock(fold) && TAKES_BACK.test(fold),
  );
}
