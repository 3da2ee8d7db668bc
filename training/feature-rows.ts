import { DENSE_NAMES } from '../src/scoring/dense-features.js';
import { HASH_BITS, SentenceFeatures } from '../src/scoring/sentence-features.js';

const HASHED = 2 ** HASH_BITS;

/** Columns of a row: the hashed features, then the dense ones. */
export const COLUMNS = HASHED + DENSE_NAMES.length;

/** A sentence's features that are not zero. */
export interface FeatureRow {
  columns: Int32Array;
  values: Float32Array;
}

/** The rows of some texts, as the models see them in use. */
export function featureRows(texts: readonly string[]): FeatureRow[] {
  const features = new SentenceFeatures();
  return texts.map((text) => {
    features.read(text);
    return rowOf(features);
  });
}

function rowOf({ count, index, value, dense }: SentenceFeatures): FeatureRow {
  const columns = [...index.subarray(0, count)];
  const values = [...value.subarray(0, count)];
  for (const [i, each] of dense.entries()) {
    if (each === 0) continue;
    columns.push(HASHED + i);
    values.push(each);
  }
  return { columns: Int32Array.from(columns), values: Float32Array.from(values) };
}
