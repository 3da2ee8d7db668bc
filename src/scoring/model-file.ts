import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '../common/app-error.js';
import { DENSE_NAMES } from './dense-features.js';
import { FEATURE_VERSION, HASH_BITS } from './sentence-features.js';

export const MODEL_FORMAT = 'claimdesk-sentence-model-1';

export type ModelName = 'verifiable' | 'checkworthy';

/** What a model was trained on, and on which terms it may be passed on. */
export interface TrainingData {
  name: string;
  authors: string;
  citation: string;
  doi: string;
  licence: string;
  licenceUrl: string;
  /** What was made of the data, as the licence asks. */
  changes: string;
  sentences: number;
  positive: string;
}

/** A model as it lies in `models/NAME.json`. */
export interface ModelFile {
  format: typeof MODEL_FORMAT;
  name: ModelName;
  /** Day of training, `YYYY-MM-DD`. */
  trained: string;
  data: TrainingData;
  /** Measures by name, on sentences that were not trained on. */
  metrics: Record<string, number>;
  featureVersion: number;
  hashBits: number;
  /** SHA-256 of `weightsDigest`'s input, in hexadecimal. */
  sha256: string;
  bias: number;
  /** Weight of each dense feature by its name. */
  dense: Record<string, number>;
  /** A hashed feature's weight is its signed byte times this. */
  scale: number;
  /** One signed byte for each of the 2^hashBits hashed features, in base64. */
  hashed: string;
}

/** A model ready for use: log odds = bias + dense · values + scale · hashed · values. */
export interface LinearModel {
  name: ModelName;
  bias: number;
  dense: Float64Array;
  scale: number;
  hashed: Int8Array;
  sha256: string;
}

/**
 * Reads and checks a model.
 * @throws AppError MODEL_UNUSABLE when the file is missing, damaged or made for other features
 */
export function loadModel(folder: URL, name: ModelName): LinearModel {
  const file = new URL(`${name}.json`, folder);
  const model = parse(file, name);
  const hashed = new Int8Array(Buffer.from(model.hashed, 'base64'));
  const dense = Float64Array.from(DENSE_NAMES, (each) => model.dense[each] ?? Number.NaN);
  if (hashed.length !== 2 ** HASH_BITS || dense.some((weight) => Number.isNaN(weight))) {
    throw unusable(file, 'its weights are not complete');
  }
  const { bias, scale, sha256 } = model;
  if (weightsDigest({ bias, scale, dense, hashed }) !== sha256) {
    throw unusable(file, 'its weights do not match their checksum: the file is damaged or was edited');
  }
  return { name, bias, dense, scale, hashed, sha256 };
}

/** SHA-256 over bias, scale and dense weights as little-endian doubles, then the bytes of the hashed weights. */
export function weightsDigest({ bias, scale, dense, hashed }: Omit<LinearModel, 'name' | 'sha256'>): string {
  const numbers = Buffer.alloc((2 + dense.length) * 8);
  for (const [i, value] of [bias, scale, ...dense].entries()) numbers.writeDoubleLE(value, i * 8);
  return createHash('sha256').update(numbers).update(hashed).digest('hex');
}

/** The folder `models/` of this copy: two folders up from the source, three from the compiled file. */
export function modelFolder(): URL {
  const [source, compiled] = ['../../models/', '../../../models/'].map((up) => new URL(up, import.meta.url));
  return source !== undefined && existsSync(source) ? source : (compiled ?? new URL('.', import.meta.url));
}

function parse(file: URL, name: ModelName): ModelFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(file, 'it cannot be read', error);
  }
  let model: Partial<ModelFile> | null;
  try {
    model = JSON.parse(text) as Partial<ModelFile> | null;
  } catch (error) {
    throw unusable(file, 'it is not JSON', error);
  }
  if (model?.format !== MODEL_FORMAT || model.name !== name || typeof model.hashed !== 'string' || !model.dense) {
    throw unusable(file, `it is not a ${MODEL_FORMAT} called "${name}"`);
  }
  if (model.featureVersion !== FEATURE_VERSION || model.hashBits !== HASH_BITS) {
    const made = `version ${model.featureVersion} with ${model.hashBits} bits`;
    throw unusable(
      file,
      `it was trained on features of ${made}, this copy has version ${FEATURE_VERSION} with ${HASH_BITS}`,
    );
  }
  return model as ModelFile;
}

function unusable(file: URL, why: string, cause?: unknown): AppError {
  const message = `The model ${fileURLToPath(file)} cannot be used: ${why}. Restore the file, or train it again (docs/models.md).`;
  return new AppError('MODEL_UNUSABLE', message, {}, { cause });
}
