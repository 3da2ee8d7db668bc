import type { FeatureRow } from './feature-rows.js';
import { minimise } from './minimise.js';

/** Weights of a linear model: log odds = bias + weights · values. */
export interface Weights {
  weights: Float64Array;
  bias: number;
}

/**
 * Logistic regression with a Gaussian prior. The bias is not held down.
 *
 * @param columns number of columns; every column index is below it
 * @param strength of the prior: half of it times the squared length of the weights is added to the loss
 */
export function fitLogistic(
  rows: readonly FeatureRow[],
  labels: readonly boolean[],
  columns: number,
  strength: number,
): Weights {
  // The bias is the last parameter.
  const solution = minimise(columns + 1, (at, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const [i, row] of rows.entries()) {
      const odds = logOddsOf(row, at, at[columns] ?? 0);
      const target = labels[i] === true ? 1 : 0;
      loss += Math.max(odds, 0) - target * odds + Math.log1p(Math.exp(-Math.abs(odds)));
      const slope = 1 / (1 + Math.exp(-odds)) - target;
      addRow(gradient, row, slope);
      gradient[columns] = (gradient[columns] ?? 0) + slope;
    }
    return loss + addPrior(at, gradient, columns, strength);
  });
  return { weights: solution.subarray(0, columns), bias: solution[columns] ?? 0 };
}

/** Log odds of one row. */
export function logOddsOf({ columns, values }: FeatureRow, weights: Float64Array, bias: number): number {
  let sum = bias;
  for (let k = 0; k < columns.length; k++) sum += (weights[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}

function addRow(gradient: Float64Array, { columns, values }: FeatureRow, slope: number): void {
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k] ?? 0;
    gradient[column] = (gradient[column] ?? 0) + slope * (values[k] ?? 0);
  }
}

function addPrior(at: Float64Array, gradient: Float64Array, columns: number, strength: number): number {
  let squares = 0;
  for (let j = 0; j < columns; j++) {
    const weight = at[j] ?? 0;
    squares += weight * weight;
    gradient[j] = (gradient[j] ?? 0) + strength * weight;
  }
  return (strength / 2) * squares;
}
