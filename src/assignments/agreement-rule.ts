import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { RoundPolicy } from './round-policy.js';

export interface Rating {
  label: string;
  needsAdjudication: boolean;
}

export type RoundOutcome =
  { kind: 'AGREED'; label: string } | { kind: 'EXTRA_RATER' } | { kind: 'DISPUTED'; because: 'ASKED' | 'DISAGREEMENT' };

/**
 * What follows when every slot is submitted (C6, C7, C8). `extraUsed` counts the slots added so far. Raters who ask
 * for an adjudicator always get one.
 */
export function outcomeOf(
  ratings: readonly Rating[],
  scheme: RatingSchemeContent,
  policy: RoundPolicy,
  extraUsed: number,
): RoundOutcome {
  if (ratings.some((rating) => rating.needsAdjudication)) return { kind: 'DISPUTED', because: 'ASKED' };
  const label = agreedLabel(ratings, scheme, policy) ?? (extraUsed > 0 ? majorityLabel(ratings) : null);
  if (label !== null) return { kind: 'AGREED', label };
  if (policy.onDisagree === 'TIEBREAK' && extraUsed < policy.maxExtra) return { kind: 'EXTRA_RATER' };
  return { kind: 'DISPUTED', because: 'DISAGREEMENT' };
}

function agreedLabel(ratings: readonly Rating[], scheme: RatingSchemeContent, policy: RoundPolicy): string | null {
  const labels = [...new Set(ratings.map((rating) => rating.label))];
  if (labels.length === 1) return labels[0] ?? null;
  return policy.agreement === 'MEDIAN_WITHIN_1' ? medianLabel(ratings, scheme) : null;
}

/** The median label when all are on the scale and at most one step apart; null otherwise. */
function medianLabel(ratings: readonly Rating[], scheme: RatingSchemeContent): string | null {
  const ordinals = ratings.map((rating) => scheme.labels.find((label) => label.key === rating.label)?.ordinal ?? null);
  const onScale = ordinals.filter((ordinal) => ordinal !== null).sort((a, b) => a - b);
  if (onScale.length !== ratings.length || onScale.length < 3) return null;
  const lowest = onScale[0] ?? 0;
  const highest = onScale.at(-1) ?? 0;
  if (highest - lowest > 1) return null;
  // Of an even number the lower middle: between two neighbouring labels the less favourable one is the cautious one.
  const median = onScale[Math.floor((onScale.length - 1) / 2)];
  return scheme.labels.find((label) => label.ordinal === median)?.key ?? null;
}

/** After a tie-break: the label more than half of the raters gave. */
function majorityLabel(ratings: readonly Rating[]): string | null {
  const counts = new Map<string, number>();
  for (const { label } of ratings) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [label, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  return count * 2 > ratings.length ? label : null;
}
