import type { Attribution } from './attribution.js';
import type { ClaimFeatures } from './claim-features.js';

/** One thing that spoke for (positive weight) or against a claim. */
export interface ScoreReason {
  code: string;
  weight: number;
}

/** A score from 0 to 1 and what it was made of, strongest first. */
export interface ClaimScore {
  score: number;
  reasons: ScoreReason[];
}

/** Sum before anything is known: most sentences of an article are not worth checking. */
const BASE = -1.6;

/** Stops a list of figures from drowning everything that speaks against it. */
const MAX_COUNTED = 3;

/**
 * How worth checking a sentence is: a sum of weights through the logistic function, every weight with a reason code
 * that can be shown to an editor. Set by hand on news prose; deliberately few.
 */
export function scoreClaim(features: ClaimFeatures, attribution: Attribution): ClaimScore {
  const reasons = [
    ...attributionReasons(attribution),
    ...factReasons(features, attribution),
    ...judgementReasons(features, attribution),
  ]
    .filter((reason) => reason.weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.code < b.code ? -1 : 1));
  const sum = reasons.reduce((total, reason) => total + reason.weight, BASE);
  return { score: rounded(1 / (1 + Math.exp(-sum))), reasons };
}

function attributionReasons({ via, speaker }: Attribution): ScoreReason[] {
  switch (via) {
    case 'quoted':
      return [{ code: 'quotation', weight: 3.5 }];
    case 'reported':
      return [{ code: 'reported-speech', weight: 3.2 }];
    case 'promised':
      return [{ code: 'promise', weight: speaker === null ? 1 : 2.5 }];
    case 'unnamed':
      return [{ code: 'unnamed-source', weight: -0.8 }];
    case 'orphaned':
      return [{ code: 'unattributed-quotation', weight: 1.2 }];
    case 'none':
      return [];
  }
}

function factReasons(f: ClaimFeatures, { via }: Attribution): ScoreReason[] {
  const hasActor = f.names > 0;
  const capped = (count: number): number => Math.min(count, MAX_COUNTED);
  return [
    { code: 'number', weight: f.numbers > 0 ? 0.5 + 0.3 * capped(f.numbers) : 0 },
    { code: 'measure', weight: f.measures > 0 ? 0.6 : 0 },
    { code: 'named-act', weight: f.namedActs > 0 && hasActor ? 0.6 : 0 },
    { code: 'promise', weight: f.promises > 0 && via !== 'promised' ? 0.7 : 0 },
    { code: 'percent', weight: f.percents > 0 ? 1.2 : 0 },
    { code: 'date', weight: f.dates > 0 ? 1.2 : 0 },
    { code: 'comparison', weight: f.comparisons > 0 ? 0.3 : 0 },
    { code: 'cause', weight: f.causes > 0 ? 0.3 : 0 },
    { code: 'law-or-rule', weight: f.laws > 0 ? 0.4 : 0 },
    { code: 'named-actor', weight: hasActor ? Math.min(0.5 + 0.15 * f.names, 1.1) : 0 },
    { code: 'past-event', weight: f.pastEvents > 0 ? (hasActor ? 1.1 : 0.6) : 0 },
    { code: 'completed-act', weight: f.pastEvents === 0 && f.perfects > 0 ? 0.3 : 0 },
    { code: 'standing-state', weight: f.states > 0 && hasActor ? 0.5 : 0 },
  ];
}

function judgementReasons(f: ClaimFeatures, { via }: Attribution): ScoreReason[] {
  // Judgements of an identified speaker are part of what was said and do not count against the claim that it was said.
  const own = via === 'none' || via === 'unnamed' || via === 'orphaned' ? 1 : 0.1;
  const figures = f.numbers + f.dates + f.percents > 0;
  return [
    { code: 'opinion', weight: -0.9 * own * Math.min(f.opinions, 2) },
    { code: 'possibility', weight: f.hedges > 0 ? -1 * own : 0 },
    { code: 'interpretation', weight: f.readings > 0 ? -1 * own : 0 },
    { code: 'trend', weight: f.trends > 0 && !figures ? -0.6 * own : 0 },
    { code: 'forecast', weight: f.future ? -0.7 * own : 0 },
    // "I stand by both those points": somebody said it, but there is nothing in it to check.
    { code: 'no-content', weight: hasNoContent(f) ? -4 : 0 },
    { code: 'question', weight: f.question ? -1.2 * own : 0 },
    { code: 'first-person', weight: f.firstPerson ? -1 * own : 0 },
    { code: 'second-person', weight: f.secondPerson ? -1 * own : 0 },
    { code: 'fragment', weight: f.hasVerb ? 0 : -1 * own },
    { code: 'vague', weight: f.names === 0 && !figures ? -0.8 * own : 0 },
    { code: 'unclear-reference', weight: f.opensWithPronoun && f.names === 0 ? -0.4 * own : 0 },
  ];
}

function hasNoContent(f: ClaimFeatures): boolean {
  if (f.names + f.numbers + f.laws > 0) return false;
  return f.contentWords < (f.pointsBack ? 3 : 2);
}

/** Four decimals: the same on every machine, whatever its last bit of `exp`. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
