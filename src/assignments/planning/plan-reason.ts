import { z } from 'zod';
import type { DetailParams } from '../../common/detail-codes.js';
import { explain, type IneligibleReason } from '../eligibility.js';

/**
 * The sentences of a plan: why somebody got a place, or why a place or a claim was left out. A client says them in another
 * language by these codes. Part of the public API: never renamed; every language of the desk has words for each.
 */
export const PLAN_REASON_CODES = [
  'another-round',
  'claim-missing',
  'every-place-taken',
  'excluded',
  'expert',
  'least-loaded',
  'may-not',
  'named',
  'named-may-not',
  'next-in-turn',
  'no-expert',
  'no-place-for',
  'no-place-left',
  'nobody-left',
  'nobody-rates',
  'not-ready',
  'only-novice',
  'experienced',
  'policy-changed',
  'random',
  'round-complete',
  'round-missing',
  'source-not-compared',
  'words-changed',
  'words-gone',
  'work-over',
  'you-rate',
] as const;
export type PlanReasonCode = (typeof PLAN_REASON_CODES)[number];

export const planReason = z
  .object({
    code: z.enum(PLAN_REASON_CODES),
    params: z.record(z.string(), z.union([z.string(), z.number()])).describe('What the sentence speaks of, by name.'),
  })
  .meta({ id: 'PlanReason' });
export type PlanReason = z.infer<typeof planReason>;

/** A sentence in English, and the same as codes. */
export interface Reasoned {
  because: string;
  reasons: PlanReason[];
}

export const reasoned = (because: string, code: PlanReasonCode, params: DetailParams = {}): Reasoned => ({
  because,
  reasons: [{ code, params }],
});

/** Of a place in a plan that is only tried again: the reason was shown before. */
export const SHOWN_BEFORE: Reasoned = { because: '', reasons: [] };

/** Why a person may not have a place. @param person their name, where the sentence has to say whom it is about */
export function mayNot(reasons: readonly IneligibleReason[], person?: string): Reasoned {
  const because = explain(reasons);
  if (person === undefined) {
    return { because, reasons: reasons.map((reason) => ({ code: 'may-not', params: { reason } })) };
  }
  return {
    because: `${person}: ${because}`,
    reasons: reasons.map((reason) => ({ code: 'named-may-not', params: { person, reason } })),
  };
}
