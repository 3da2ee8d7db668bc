/** How far an extracted text agrees with the true one, over runs of four words. */
export interface ShingleScore {
  precision: number;
  recall: number;
}

const RUN = 4;

/**
 * The measure of scrapinghub's article-extraction-benchmark for one page: shares of runs of four words, repeated runs
 * counted as often as they occur.
 */
export function shingleScore(truth: string, found: string): ShingleScore {
  const wanted = shinglesOf(truth);
  const given = shinglesOf(found);
  let shared = 0;
  for (const [shingle, count] of wanted) shared += Math.min(count, given.get(shingle) ?? 0);
  return { precision: shared / totalOf(given), recall: shared / totalOf(wanted) };
}

/** F1 of the mean precision and the mean recall over pages, as the benchmark defines it. */
export function meanF1(scores: readonly ShingleScore[]): ShingleScore & { f1: number } {
  const mean = (value: (score: ShingleScore) => number): number =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const shingles = new Map<string, number>();
  // A text shorter than a run is one run.
  for (let from = 0; from < Math.max(1, words.length - RUN + 1); from += 1) {
    const shingle = words.slice(from, from + RUN).join(' ');
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

const totalOf = (shingles: ReadonlyMap<string, number>): number =>
  [...shingles.values()].reduce((sum, count) => sum + count, 0);
