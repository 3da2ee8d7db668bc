import { DENSE_NAMES } from '../src/scoring/dense-features.js';
import { MODEL_FORMAT, type ModelFile, type ModelName } from '../src/scoring/model-file.js';
import { FEATURE_VERSION, HASH_BITS } from '../src/scoring/sentence-features.js';
import { calibrate } from './calibrate.js';
import type { DebateSentence, DebateSets } from './debate-sentences.js';
import { COLUMNS, type FeatureRow, featureRows } from './feature-rows.js';
import { fitSentenceModel } from './fit-sentence-model.js';
import { meanOverEras, scoreLeftOut } from './left-out-debates.js';
import { logOddsOf } from './logistic-regression.js';
import { quantise } from './quantise.js';
import { averagePrecision, f1 } from './ranking-measures.js';

/** Which sentences each model is to find. */
const POSITIVE: Readonly<Record<ModelName, { is: (sentence: DebateSentence) => boolean; means: string }>> = {
  verifiable: {
    is: ({ verdict }) => verdict !== 'not-factual',
    means: 'Verdict 1 or 0: factual, important or not',
  },
  checkworthy: {
    is: ({ verdict }) => verdict === 'checkworthy',
    means: 'Verdict 1: a check-worthy factual statement',
  },
};

export const MODEL_NAMES = Object.keys(POSITIVE) as ModelName[];

/** The labels a model learns. */
export function labelsFor(name: ModelName, sentences: readonly DebateSentence[]): boolean[] {
  return sentences.map(POSITIVE[name].is);
}

/**
 * Trains a model on the crowd's sentences; measures it on left-out debates and, as it is stored, on the experts'
 * sentences. Takes no random numbers: the same sentences give the same file.
 *
 * @param rows features of `sets.crowd`
 * @param day of training, `YYYY-MM-DD`
 */
export function trainModel(name: ModelName, sets: DebateSets, rows: readonly FeatureRow[], day: string): ModelFile {
  const { crowd, groundTruth } = sets;
  const labels = labelsFor(name, crowd);
  const years = crowd.map(({ year }) => year);
  const leftOut = scoreLeftOut(rows, labels, years, COLUMNS);
  const trained = calibrate(fitSentenceModel(rows, labels, COLUMNS), leftOut.odds, labels);
  const { bias, dense, scale, hashed, sha256 } = quantise(name, trained);
  const stored = { weights: Float64Array.from([...hashed].map((byte) => byte * scale).concat(...dense)), bias };
  const expert = featureRows(groundTruth.map(({ text }) => text)).map((row) => logOddsOf(row, stored.weights, bias));
  const expertLabels = labelsFor(name, groundTruth);
  const leftOutPrecision = meanOverEras(leftOut, labels, averagePrecision);
  return {
    format: MODEL_FORMAT,
    name,
    trained: day,
    data: dataOf(name, crowd.length),
    metrics: {
      groundTruthAveragePrecision: rounded(averagePrecision(expert, expertLabels)),
      groundTruthF1AtHalf: rounded(f1(expert, expertLabels, 0)),
      leftOutErasAveragePrecision: rounded(leftOutPrecision.mean),
      lastEraAveragePrecision: rounded(leftOutPrecision.last),
    },
    featureVersion: FEATURE_VERSION,
    hashBits: HASH_BITS,
    sha256,
    bias,
    dense: Object.fromEntries(DENSE_NAMES.map((each, i) => [each, dense[i] ?? 0])),
    scale,
    hashed: Buffer.from(hashed).toString('base64'),
  };
}

function dataOf(name: ModelName, sentences: number): ModelFile['data'] {
  return {
    name: 'ClaimBuster, crowdsourced.csv',
    authors: 'Fatma Arslan, Naeemul Hassan, Chengkai Li, Mark Tremayne',
    citation: 'A Benchmark Dataset of Check-worthy Factual Claims, 2020, arXiv:2004.14425',
    doi: '10.5281/zenodo.3609356',
    licence: 'CC BY 4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    changes: 'The sentences were turned into counts and hashes, from which weights were computed. No text is included.',
    sentences,
    positive: POSITIVE[name].means,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
