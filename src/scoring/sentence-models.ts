import { type LinearModel, loadModel, modelFolder } from './model-file.js';
import { reasonsOf } from './score-reasons.js';
import { FEATURE_VERSION, SentenceFeatures } from './sentence-features.js';

/** What the models say of a sentence; probabilities from 0 to 1 with six decimals. */
export interface SentenceScore {
  /** It says something that could be true or false. */
  verifiable: number;
  /** It would be worth the time to check it. */
  checkworthy: number;
  /** The mean of the two log odds as a probability: the order for news. */
  priority: number;
  /** Up to three codes of what speaks for or against checking it, strongest first. */
  reasons: string[];
}

/**
 * The two linear models. English only: of other languages they see figures and names. The same text and files give the
 * same score on every machine. Not to be shared by threads; each loads its own.
 */
export class SentenceModels {
  /** Features and weights in one word, to be stored with every score. */
  readonly version: string;
  private readonly features = new SentenceFeatures();

  private constructor(
    private readonly verifiable: LinearModel,
    private readonly checkworthy: LinearModel,
  ) {
    const [v, c] = [verifiable, checkworthy].map(({ sha256 }) => sha256.slice(0, 8));
    this.version = `linear-${FEATURE_VERSION}-${v}-${c}`;
  }

  /**
   * @param folder where `verifiable.json` and `checkworthy.json` are; by default those that ship with this copy
   * @throws AppError MODEL_UNUSABLE
   */
  static load(folder: URL = modelFolder()): SentenceModels {
    return new SentenceModels(loadModel(folder, 'verifiable'), loadModel(folder, 'checkworthy'));
  }

  /** Scores one sentence. Text of any kind is accepted; what has no words gets a low score. */
  score(text: string): SentenceScore {
    this.features.read(text);
    const verifiable = logOdds(this.verifiable, this.features);
    const checkworthy = logOdds(this.checkworthy, this.features);
    return {
      verifiable: probability(verifiable),
      checkworthy: probability(checkworthy),
      priority: probability((verifiable + checkworthy) / 2),
      reasons: reasonsOf(this.features.dense, this.checkworthy.dense),
    };
  }
}

function logOdds(model: LinearModel, { count, index, value, dense }: SentenceFeatures): number {
  const { bias, hashed, scale } = model;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (hashed[index[i] ?? 0] ?? 0) * (value[i] ?? 0);
  let counted = 0;
  for (let i = 0; i < dense.length; i++) counted += (model.dense[i] ?? 0) * (dense[i] ?? 0);
  return bias + scale * sum + counted;
}

/** Six decimals: the same on every machine, whatever its last bit of `exp`. */
function probability(logOdds: number): number {
  return Math.round(1e6 / (1 + Math.exp(-logOdds))) / 1e6;
}
