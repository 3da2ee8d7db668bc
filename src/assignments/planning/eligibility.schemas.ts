import { z } from 'zod';
import { wholeListOf } from '../../common/page.js';
import { EXPERIENCE_LEVELS } from '../../users/user.entity.js';
import { policyKey } from '../policies/policies.schemas.js';

const eligibilityView = z
  .object({
    reviewerId: z.uuid(),
    reviewerName: z.string(),
    eligible: z.boolean(),
    reasons: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('Why not, in words; empty when the person may take a place.'),
    expertIn: z.array(z.string()).describe('Topics of the claim that this person knows.'),
    level: z.enum(EXPERIENCE_LEVELS),
    open: z.int().describe('Open assignments, over all claims.'),
  })
  .meta({ id: 'Eligibility' });
export type EligibilityView = z.infer<typeof eligibilityView>;
export const eligibilityList = wholeListOf(eligibilityView, 'EligibilityList');

export const claimEligibilityQuery = z.object({
  policyKey: policyKey.optional().describe('The policy the round would have; default: that of the desk.'),
});
export type ClaimEligibilityQuery = z.infer<typeof claimEligibilityQuery>;
