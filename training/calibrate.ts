import type { Weights } from './logistic-regression.js';

const STEPS = 50;

/**
 * Stretches and shifts a model's log odds so that they are probabilities on sentences it was not trained on (Platt
 * scaling). The order of sentences stays.
 *
 * @param odds log odds of left-out sentences, from models trained the same way
 * @throws Error when a higher score does not mean a more likely positive: nothing was learned
 */
export function calibrate({ weights, bias }: Weights, odds: readonly number[], labels: readonly boolean[]): Weights {
  const { slope, shift } = fitLine(odds, labels);
  if (!(slope > 0)) throw new Error('The model ranks left-out sentences no better than chance. Check the labels.');
  return { weights: weights.map((weight) => weight * slope), bias: bias * slope + shift };
}

/** Logistic regression on one number, by Newton's method. */
function fitLine(odds: readonly number[], labels: readonly boolean[]): { slope: number; shift: number } {
  let slope = 1;
  let shift = 0;
  for (let step = 0; step < STEPS; step++) {
    let [towardsSlope, towardsShift, a, b, c] = [0, 0, 1e-9, 0, 1e-9];
    for (const [i, x] of odds.entries()) {
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      const error = p - (labels[i] === true ? 1 : 0);
      const curve = p * (1 - p);
      towardsSlope += error * x;
      towardsShift += error;
      a += curve * x * x;
      b += curve * x;
      c += curve;
    }
    const determinant = a * c - b * b;
    slope -= (c * towardsSlope - b * towardsShift) / determinant;
    shift -= (a * towardsShift - b * towardsSlope) / determinant;
  }
  return { slope, shift };
}
