import { beforeAll, describe, expect, it } from '@jest/globals';
import { DENSE_NAMES } from '../src/scoring/dense-features.js';
import { type ModelFile, weightsDigest } from '../src/scoring/model-file.js';
import { HASH_BITS, SentenceFeatures } from '../src/scoring/sentence-features.js';
import type { DebateSentence } from './debate-sentences.js';
import { featureRows } from './feature-rows.js';
import { trainModel } from './train-model.js';

const YEARS = [1960, 1988, 2000, 2004, 2016];
const PLACES = ['harbour', 'mine', 'school', 'mill', 'bridge', 'station', 'market', 'library'];

/** Eight sentences of each kind for each era. */
function sentences(shift: number): DebateSentence[] {
  return YEARS.flatMap((year, y) =>
    PLACES.flatMap((place, p): DebateSentence[] => [
      { text: `We paid ${100 + y * 37 + p + shift} million dollars for the ${place}.`, verdict: 'checkworthy', year },
      { text: `I walked to the ${place} with my brother.`, verdict: 'unimportant', year },
      { text: `I believe the ${place} is wonderful!`, verdict: 'not-factual', year },
    ]),
  );
}

function train(): ModelFile {
  const crowd = sentences(0);
  const sets = { crowd, groundTruth: sentences(5).filter(({ year }) => year === 2016) };
  return trainModel('checkworthy', sets, featureRows(crowd.map(({ text }) => text)), '2026-01-01');
}

describe(trainModel, () => {
  let model: ModelFile;

  beforeAll(() => {
    model = train();
  });

  it('gives the same file for the same sentences', () => {
    expect(JSON.stringify(train())).toBe(JSON.stringify(model));
  });

  it('learns what tells the kinds apart', () => {
    expect(model.metrics).toMatchObject({ groundTruthAveragePrecision: 1, leftOutErasAveragePrecision: 1 });
  });

  it('stores weights for the features that are seen in use, under their checksum', () => {
    const hashed = new Int8Array(Buffer.from(model.hashed, 'base64'));
    expect(hashed.length).toBe(2 ** HASH_BITS);
    const dense = Float64Array.from(DENSE_NAMES, (name) => model.dense[name] ?? Number.NaN);
    expect(weightsDigest({ bias: model.bias, scale: model.scale, dense, hashed })).toBe(model.sha256);

    const features = new SentenceFeatures();
    const oddsOf = (text: string): number => {
      features.read(text);
      let sum = model.bias;
      for (let i = 0; i < features.count; i++) {
        sum += model.scale * (hashed[features.index[i] ?? 0] ?? 0) * (features.value[i] ?? 0);
      }
      return features.dense.reduce((total, value, i) => total + value * (dense[i] ?? 0), sum);
    };
    // A place that was never seen.
    expect(oddsOf('We paid 7 million dollars for the tunnel.')).toBeGreaterThan(0);
    expect(oddsOf('I believe the tunnel is wonderful!')).toBeLessThan(0);
  });

  it('sees in training exactly what is seen in use', () => {
    const text = 'Taxes rose by 14% in Norvale, he said.';
    const [row] = featureRows([text]);
    const features = new SentenceFeatures();
    features.read(text);
    const dense = [...features.dense.keys()].filter((i) => features.dense[i] !== 0);
    expect([...(row?.columns ?? [])]).toEqual([
      ...features.index.subarray(0, features.count),
      ...dense.map((i) => 2 ** HASH_BITS + i),
    ]);
    expect([...(row?.values ?? [])]).toEqual([
      ...features.value.subarray(0, features.count),
      ...dense.map((i) => features.dense[i]),
    ]);
  });
});
