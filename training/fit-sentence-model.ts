import type { FeatureRow } from './feature-rows.js';
import { fitLogistic, type Weights } from './logistic-regression.js';

/** Strength of the prior, chosen on left-out debates (docs/models.md). */
const PRIOR = 2;

/** A feature seen in fewer sentences is left out: it would only be learned by heart. */
const MIN_SENTENCES = 2;

/** Least and most that a feature is stretched by how differently the two classes use it. */
const MIN_STRETCH = 0.3;
const MAX_STRETCH = 3;

/**
 * Trains one linear model: features are stretched by their log-count ratio between the classes, so that the prior holds
 * back what tells nothing, then a logistic regression is fitted; the stretch is folded into the weights.
 *
 * @returns one weight per column, 0 for those left out
 */
export function fitSentenceModel(rows: readonly FeatureRow[], labels: readonly boolean[], columns: number): Weights {
  const kept = keptColumns(rows, columns);
  const stretch = stretches(rows, labels, kept);
  const fitted = fitLogistic(
    rows.map((row) => compact(row, kept.place, stretch)),
    labels,
    kept.columns.length,
    PRIOR,
  );
  const weights = new Float64Array(columns);
  for (const [i, column] of kept.columns.entries()) weights[column] = (fitted.weights[i] ?? 0) * (stretch[i] ?? 0);
  return { weights, bias: fitted.bias };
}

interface KeptColumns {
  /** Original index of each kept column. */
  columns: number[];
  /** Place of each original column among the kept ones, -1 for the others. */
  place: Int32Array;
}

function keptColumns(rows: readonly FeatureRow[], columns: number): KeptColumns {
  const sentences = new Uint32Array(columns);
  for (const row of rows) for (const column of row.columns) sentences[column] = (sentences[column] ?? 0) + 1;
  const kept: number[] = [];
  const place = new Int32Array(columns).fill(-1);
  for (const [column, count] of sentences.entries()) {
    if (count >= MIN_SENTENCES) place[column] = kept.push(column) - 1;
  }
  return { columns: kept, place };
}

/** |log(P(feature | positive) / P(feature | negative))| with one sentence added to each, within bounds. */
function stretches(
  rows: readonly FeatureRow[],
  labels: readonly boolean[],
  { columns, place }: KeptColumns,
): Float64Array {
  const inPositive = new Float64Array(columns.length).fill(1);
  const inNegative = new Float64Array(columns.length).fill(1);
  let positive = 2;
  for (const [i, row] of rows.entries()) {
    const counts = labels[i] === true ? inPositive : inNegative;
    if (labels[i] === true) positive++;
    for (const column of row.columns) {
      const at = place[column] ?? -1;
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const negative = rows.length + 4 - positive;
  return inPositive.map((count, at) => {
    const ratio = Math.log(count / positive / ((inNegative[at] ?? 1) / negative));
    return Math.min(MAX_STRETCH, MIN_STRETCH + Math.abs(ratio));
  });
}

function compact({ columns, values }: FeatureRow, place: Int32Array, stretch: Float64Array): FeatureRow {
  const places: number[] = [];
  const stretched: number[] = [];
  for (const [k, column] of columns.entries()) {
    const at = place[column] ?? -1;
    if (at < 0) continue;
    places.push(at);
    stretched.push((values[k] ?? 0) * (stretch[at] ?? 0));
  }
  return { columns: Int32Array.from(places), values: Float32Array.from(stretched) };
}
