import { z } from 'zod';
import { AppError } from '../common/app-error.js';

export const STRATEGIES = ['ROUND_ROBIN', 'LEAST_LOADED', 'RANDOM_SEEDED', 'EXPERT_TAG', 'NO_TWO_NOVICES'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export const BLINDING = ['DOUBLE', 'SINGLE', 'OPEN'] as const;

/** Every field of a policy, without its default. Meanings: docs/workflow.md ("Policy"). */
const FIELDS = {
  k: z.int().min(1).max(9).describe('Independent raters.'),
  maxExtra: z.int().min(0).max(2).describe('Extra blind raters on disagreement (with TIEBREAK).'),
  onDisagree: z.enum(['TIEBREAK', 'ADJUDICATE']),
  agreement: z.enum(['EXACT', 'MEDIAN_WITHIN_1']),
  leaseMinutes: z.int().min(1).max(43_200).describe('How long a reviewer holds a slot without saving.'),
  dueDays: z.int().min(1).max(365).nullable(),
  escalateDays: z
    .int()
    .min(0)
    .max(90)
    .nullable()
    .describe('Days after the due date until all editors are told, not only the editor of record; null: never.'),
  allowSelfTake: z.boolean(),
  strategy: z
    .enum(STRATEGIES)
    .describe('How automatic assignment chooses. NO_TWO_NOVICES holds however it is assigned.'),
  maxOpenPerReviewer: z.int().min(1).max(1000),
  blind: z
    .enum(BLINDING)
    .describe(
      'SINGLE: adjudicators see the names of the raters. OPEN: raters too see what others submitted, once they have submitted.',
    ),
  adjudicatorSeesNames: z.boolean().describe('The same as SINGLE, for a round that is DOUBLE otherwise.'),
  goldRate: z
    .number()
    .min(0)
    .max(0.5)
    .describe('Share of what reviewers take that is a claim with a known answer, to measure them; 0: none.'),
  goldFeedback: z
    .boolean()
    .describe('Raters of such a claim are shown the answer and its explanation once their rating is final.'),
  requireEvidence: z.boolean(),
  independentSources: z
    .int()
    .min(1)
    .max(5)
    .describe(
      'Independent sources a rating that needs evidence rests on; with fewer the rater says why that is enough.',
    ),
  allowRepeatRater: z.boolean(),
  onSourceChange: z
    .enum(['NEW_ROUND', 'VOID'])
    .describe('After the source changed what it says: a new round on the new words, or none.'),
};

const DEFAULTS = {
  k: 2,
  maxExtra: 0,
  onDisagree: 'ADJUDICATE',
  agreement: 'EXACT',
  leaseMinutes: 1440,
  dueDays: null,
  escalateDays: 3,
  allowSelfTake: true,
  strategy: 'LEAST_LOADED',
  maxOpenPerReviewer: 20,
  blind: 'DOUBLE',
  adjudicatorSeesNames: false,
  goldRate: 0,
  goldFeedback: false,
  requireEvidence: true,
  independentSources: 1,
  allowRepeatRater: false,
  onSourceChange: 'NEW_ROUND',
} as const;

/**
 * The rules of a round, copied onto it when it opens, so that later edits never change an open round. Fields and
 * defaults: docs/workflow.md ("Policy").
 */
export const roundPolicy = z
  .strictObject({
    k: FIELDS.k.default(DEFAULTS.k),
    maxExtra: FIELDS.maxExtra.default(DEFAULTS.maxExtra),
    onDisagree: FIELDS.onDisagree.default(DEFAULTS.onDisagree),
    agreement: FIELDS.agreement.default(DEFAULTS.agreement),
    leaseMinutes: FIELDS.leaseMinutes.default(DEFAULTS.leaseMinutes),
    dueDays: FIELDS.dueDays.default(DEFAULTS.dueDays),
    escalateDays: FIELDS.escalateDays.default(DEFAULTS.escalateDays),
    allowSelfTake: FIELDS.allowSelfTake.default(DEFAULTS.allowSelfTake),
    strategy: FIELDS.strategy.default(DEFAULTS.strategy),
    maxOpenPerReviewer: FIELDS.maxOpenPerReviewer.default(DEFAULTS.maxOpenPerReviewer),
    blind: FIELDS.blind.default(DEFAULTS.blind),
    adjudicatorSeesNames: FIELDS.adjudicatorSeesNames.default(DEFAULTS.adjudicatorSeesNames),
    goldRate: FIELDS.goldRate.default(DEFAULTS.goldRate),
    goldFeedback: FIELDS.goldFeedback.default(DEFAULTS.goldFeedback),
    requireEvidence: FIELDS.requireEvidence.default(DEFAULTS.requireEvidence),
    independentSources: FIELDS.independentSources.default(DEFAULTS.independentSources),
    allowRepeatRater: FIELDS.allowRepeatRater.default(DEFAULTS.allowRepeatRater),
    onSourceChange: FIELDS.onSourceChange.default(DEFAULTS.onSourceChange),
  })
  .meta({ id: 'RoundPolicy' });
export type RoundPolicy = z.infer<typeof roundPolicy>;

/** Fields that replace those of the policy underneath. Without defaults: what is left out is not replaced. */
export const policyChange = z.strictObject(FIELDS).partial().meta({ id: 'RoundPolicyChange' });
export type PolicyChange = z.infer<typeof policyChange>;

/** A stored policy, with the defaults of fields that did not exist when it was stored. */
export const storedPolicy = (stored: PolicyChange): RoundPolicy => ({ ...DEFAULTS, ...stored });

/** `base` with the fields of `change` over it. */
export const changedPolicy = (base: PolicyChange, change: PolicyChange): RoundPolicy =>
  roundPolicy.parse({ ...base, ...change });

/** Whether adjudicators see who is behind the ratings. */
export const namesForAdjudicator = ({ blind, adjudicatorSeesNames }: RoundPolicy): boolean =>
  blind !== 'DOUBLE' || adjudicatorSeesNames;

/** @throws AppError POLICY_INVALID for combinations that contradict each other. */
export function checkPolicy(policy: RoundPolicy): void {
  const refuse = (message: string): never => {
    throw new AppError('POLICY_INVALID', message);
  };
  if (policy.agreement === 'MEDIAN_WITHIN_1' && policy.k < 3) {
    refuse('The agreement rule MEDIAN_WITHIN_1 needs at least 3 raters (k); with fewer use EXACT.');
  }
  if (policy.onDisagree === 'TIEBREAK' && policy.maxExtra === 0) {
    refuse('TIEBREAK needs maxExtra of at least 1; or use ADJUDICATE.');
  }
  if (policy.onDisagree === 'ADJUDICATE' && policy.maxExtra > 0) {
    refuse('maxExtra is for TIEBREAK; set it to 0 with ADJUDICATE.');
  }
  if (policy.independentSources > 1 && !policy.requireEvidence) {
    refuse('independentSources needs requireEvidence; set it to 1, or require evidence.');
  }
  if (policy.goldRate > 0 && policy.blind === 'OPEN') {
    refuse('In an OPEN round raters see who else rates, so a claim with a known answer would show: set goldRate to 0.');
  }
  if (policy.goldRate > 0 && !policy.allowSelfTake) {
    refuse('Claims with a known answer are given to who takes the next claim: set allowSelfTake, or goldRate to 0.');
  }
  if (policy.goldFeedback && policy.goldRate === 0) {
    refuse('goldFeedback is for claims with a known answer: set goldRate above 0, or goldFeedback to false.');
  }
}
