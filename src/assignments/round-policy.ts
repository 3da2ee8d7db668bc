import { z } from 'zod';
import { AppError } from '../common/app-error.js';

/**
 * The rules of a round, copied onto it when it opens, so that later edits never change an open round. Fields and
 * defaults: docs/workflow.md ("Policy").
 */
export const roundPolicy = z
  .strictObject({
    k: z.int().min(1).max(9).default(2).describe('Independent raters.'),
    maxExtra: z.int().min(0).max(2).default(0).describe('Extra blind raters on disagreement (with TIEBREAK).'),
    onDisagree: z.enum(['TIEBREAK', 'ADJUDICATE']).default('ADJUDICATE'),
    agreement: z.enum(['EXACT', 'MEDIAN_WITHIN_1']).default('EXACT'),
    leaseMinutes: z.int().min(1).max(43_200).default(1440).describe('How long a reviewer holds a slot without saving.'),
    dueDays: z.int().min(1).max(365).nullable().default(null),
    allowSelfTake: z.boolean().default(true),
    maxOpenPerReviewer: z.int().min(1).max(1000).default(20),
    requireEvidence: z.boolean().default(true),
    allowRepeatRater: z.boolean().default(false),
    onSourceChange: z
      .enum(['NEW_ROUND', 'VOID'])
      .default('NEW_ROUND')
      .describe('After the source changed what it says: a new round on the new words, or none.'),
  })
  .meta({ id: 'RoundPolicy' });

export type RoundPolicy = z.infer<typeof roundPolicy>;

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
}
