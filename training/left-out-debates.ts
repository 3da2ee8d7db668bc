import type { FeatureRow } from './feature-rows.js';
import { fitSentenceModel } from './fit-sentence-model.js';
import { logOddsOf } from './logistic-regression.js';

/** First year of each group of debates that is left out together, so that no campaign is on both sides. */
const ERAS = [1960, 1984, 1996, 2004, 2012];

/** Log odds that a sentence got from a model that had not seen its era. */
export interface LeftOut {
  /** One per row. */
  odds: number[];
  /** Index of each row's era. */
  era: number[];
}

/** Trains once for each era on the other eras and scores the era with it. */
export function scoreLeftOut(
  rows: readonly FeatureRow[],
  labels: readonly boolean[],
  years: readonly number[],
  columns: number,
): LeftOut {
  const era = years.map((year) =>
    Math.max(
      0,
      ERAS.findLastIndex((first) => first <= year),
    ),
  );
  const odds = rows.map(() => 0);
  for (const left of new Set(era)) {
    const others = [...rows.keys()].filter((i) => era[i] !== left);
    const { weights, bias } = fitSentenceModel(pick(rows, others), pick(labels, others), columns);
    for (const [i, row] of rows.entries()) if (era[i] === left) odds[i] = logOddsOf(row, weights, bias);
  }
  return { odds, era };
}

/** A measure within each era, and the mean of the eras. */
export function meanOverEras(
  { odds, era }: LeftOut,
  labels: readonly boolean[],
  measure: (odds: readonly number[], labels: readonly boolean[]) => number,
): { mean: number; last: number } {
  const figures = [...new Set(era)]
    .sort((a, b) => a - b)
    .map((each) => {
      const inEra = [...era.keys()].filter((i) => era[i] === each);
      return measure(pick(odds, inEra), pick(labels, inEra));
    });
  return { mean: figures.reduce((sum, figure) => sum + figure, 0) / figures.length, last: figures.at(-1) ?? 0 };
}

function pick<T>(values: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((i) => (i in values ? [values[i] as T] : []));
}
