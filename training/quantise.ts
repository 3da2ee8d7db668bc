import { DENSE_NAMES } from '../src/scoring/dense-features.js';
import { type LinearModel, type ModelName, weightsDigest } from '../src/scoring/model-file.js';
import { HASH_BITS } from '../src/scoring/sentence-features.js';
import type { Weights } from './logistic-regression.js';

const HASHED = 2 ** HASH_BITS;

/** Significant digits of the weights that are stored as numbers, so that the file can be read. */
const DIGITS = 6;

/** The model as it is stored: hashed weights as signed bytes of one scale, the few dense ones as numbers. */
export function quantise(name: ModelName, { weights, bias }: Weights): LinearModel {
  const largest = weights.subarray(0, HASHED).reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = shortened(largest / 127) || 1;
  const model = {
    bias: shortened(bias),
    scale,
    dense: Float64Array.from(DENSE_NAMES, (_, i) => shortened(weights[HASHED + i] ?? 0)),
    hashed: Int8Array.from(weights.subarray(0, HASHED), (weight) =>
      Math.max(-127, Math.min(127, Math.round(weight / scale))),
    ),
  };
  return { name, ...model, sha256: weightsDigest(model) };
}

function shortened(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
