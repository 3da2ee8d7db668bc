import { z } from 'zod';
import { claimFilter } from './claim-filter.js';
import { CLAIM_STATES, type ClaimState } from './claim-status.js';

/** Counting stops here, so that the board is as quick with a million claims as with ten. */
export const COUNT_LIMIT = 1_000;

const count = z.int().describe(`At most ${COUNT_LIMIT}; then there may be more.`);

/** `GET /claims/counts`: how many claims wait where. */
export const claimCounts = z
  .object({
    states: z.object(
      Object.fromEntries(CLAIM_STATES.map((state) => [state, count])) as Record<ClaimState, typeof count>,
    ),
    stale: count,
    late: count,
    unassigned: count,
    toApprove: count,
    toPublish: count,
    urgent: count,
    scheduled: count.describe('An approved verdict will be published by itself at a set time.'),
    mine: count.describe('Accepted by oneself.'),
    limit: z.literal(COUNT_LIMIT),
  })
  .meta({ id: 'ClaimCounts' });
export type ClaimCounts = z.infer<typeof claimCounts>;

/** The filters apply to every count. */
export const countsQuery = claimFilter;
