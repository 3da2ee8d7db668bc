import type { Attribution } from './attribution.js';
import type { ClaimFeatures } from './claim-features.js';
import type { EvidenceCode } from './signs.js';

/** One thing that spoke for (positive weight) or against a claim. */
export interface ScoreReason {
  code: EvidenceCode;
  weight: number;
}

/** A score from 0 to 1 and what it was made of, strongest first. */
export interface ClaimScore {
  score: number;
  reasons: ScoreReason[];
}

/** Stops a list of figures from drowning everything that speaks against it. */
const MAX_COUNTED = 3;

/**
 * What one unit of each piece of evidence adds to the log odds that a sentence is worth checking. Fitted by
 * logistic regression on labelled news articles, held near weights set by hand, and rounded.
 */
const WEIGHTS = {
  quotation: 5.3,
  'reported-speech': 3.2,
  promise: 1.4,
  'unnamed-source': -0.6,
  'unattributed-quotation': 2.1,
  number: 1,
  measure: 1.1,
  percent: 1.2,
  date: 0.5,
  cause: 1.8,
  'law-or-rule': 0.2,
  'named-act': 0.9,
  'past-event': 1.1,
  'completed-act': 0.4,
  'standing-state': 1.2,
  shown: 1.6,
  opinion: -0.7,
  possibility: -0.5,
  interpretation: -1.5,
  trend: -1.3,
  forecast: -0.8,
  'no-content': -4.1,
  question: -1,
  'first-person': -2,
  'second-person': -1,
  vague: -1.2,
  commentary: -2.4,
  verifiable: 0.6,
  checkworthy: 0.2,
} as const satisfies Record<EvidenceCode, number>;

/** Log odds before anything is known of a sentence. */
const BASE = 0.4;

/**
 * How worth checking a sentence is: pieces of evidence times their weights, through the logistic function. Every piece
 * has a code that can be shown to an editor.
 *
 * @param commentary share of the document's sentences in which its writer judges, 0 to 1
 * @param models what the linear models say of the sentence; null where they know nothing of its language
 */
export function scoreClaim(
  features: ClaimFeatures,
  attribution: Attribution,
  commentary: number,
  models: ModelScores | null,
): ClaimScore {
  const reasons = [...evidenceOf(features, attribution, commentary), ...modelEvidence(models)].map(
    ({ code, amount }) => ({
      code,
      weight: amount * WEIGHTS[code],
    }),
  );
  const sum = reasons.reduce((total, { weight }) => total + weight, BASE);
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1));
  return { score: rounded(1 / (1 + Math.exp(-sum))), reasons };
}

/** Probabilities, 0 to 1, by `SentenceModels`. */
export interface ModelScores {
  verifiable: number;
  checkworthy: number;
}

/** Log odds beyond this are the model's word against everything else; it was trained on debates, not on news. */
const MAX_LOG_ODDS = 4;

function modelEvidence(models: ModelScores | null): Evidence[] {
  if (models === null) return [];
  return [
    { code: 'verifiable', amount: logOdds(models.verifiable) },
    { code: 'checkworthy', amount: logOdds(models.checkworthy) },
  ];
}

function logOdds(probability: number): number {
  const odds = Math.log(probability / (1 - probability));
  return Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, odds));
}

/** A piece of evidence and how much of it there is, in units of its weight. */
interface Evidence {
  code: EvidenceCode;
  amount: number;
}

/** Every kind of evidence that a sentence holds, in a fixed order. */
function evidenceOf(f: ClaimFeatures, { via, speaker }: Attribution, commentary: number): Evidence[] {
  const found: Evidence[] = [];
  const add = (code: EvidenceCode, amount: number | boolean): void => {
    if (amount) found.push({ code, amount: Number(amount) });
  };
  const hasActor = f.names > 0 || f.actors > 0;
  const figures = f.numbers + f.dates + f.percents > 0;
  // Judgements of an identified speaker are part of what was said and do not count against the claim that it was said.
  const own = via === 'none' || via === 'unnamed';
  add('quotation', via === 'quoted');
  add('reported-speech', via === 'reported' || (via === 'promised' && speaker !== null));
  add('promise', f.promises > 0 || via === 'promised');
  add('unnamed-source', via === 'unnamed');
  add('unattributed-quotation', via === 'orphaned');
  add('no-content', f.noContent);
  add('question', f.question && (own || via === 'orphaned'));
  add('number', f.numbers > 0 && 1 + Math.min(f.numbers, MAX_COUNTED) / 2);
  add('measure', f.measures > 0);
  add('percent', f.percents > 0);
  add('date', f.dates > 0);
  add('cause', f.causes > 0);
  add('law-or-rule', f.laws > 0);
  add('named-act', f.namedActs > 0 && hasActor);
  add('past-event', f.pastEvents > 0);
  add('completed-act', f.pastEvents === 0 && f.perfects > 0);
  add('standing-state', f.states > 0 && hasActor);
  add('shown', f.shown);
  if (!own) return found;
  add('opinion', Math.min(f.opinions, 2));
  add('possibility', f.hedges > 0);
  add('interpretation', f.readings > 0 && !f.shown);
  add('trend', f.trends > 0 && !figures);
  add('forecast', f.future);
  add('first-person', f.firstPerson);
  add('second-person', f.secondPerson);
  add('vague', !hasActor && !figures);
  add('commentary', commentary);
  return found;
}

/** The share of judging sentences in most reports, and how many sentences it takes to believe another one. */
const USUAL_COMMENTARY = 0.25;
const PRIOR_SENTENCES = 5;

/** Sentences of a document's own writer, and those of them in which they judge. */
export interface Commentary {
  own: number;
  judging: number;
}

/** Share of a writer's own sentences in which they judge, 0 to 1: an opinion piece tells less. */
export const commentaryShare = ({ own, judging }: Commentary): number =>
  (judging + USUAL_COMMENTARY * PRIOR_SENTENCES) / (own + PRIOR_SENTENCES);

/** Whether a sentence's writer judges, supposes or addresses the reader. */
export function isCommentary(f: ClaimFeatures): boolean {
  return f.opinions + f.hedges + f.readings + f.trends > 0 || f.firstPerson || f.question;
}

/** Four decimals: the same on every machine, whatever its last bit of `exp`. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
