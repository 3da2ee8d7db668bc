import { z } from 'zod';
import { WAITING_STATES, type WaitingState } from '../config/ageing-days.js';
import { claimFilter } from './claim-filter.js';
import { CLAIM_STATES, type ClaimState } from './claim-status.js';

/** Counting stops here, so that the board is as quick with a million claims as with ten. */
export const COUNT_LIMIT = 1_000;

const count = z.int().describe(`At most ${COUNT_LIMIT}; then there may be more.`);

const aged = z.object({ claims: count, afterDays: z.int() }).meta({ id: 'AgedClaims' });

/** `GET /claims/counts`: how many claims wait where. */
export const claimCounts = z
  .object({
    states: z.object(
      Object.fromEntries(CLAIM_STATES.map((state) => [state, count])) as Record<ClaimState, typeof count>,
    ),
    stale: count,
    late: count,
    aged: z
      .object(Object.fromEntries(WAITING_STATES.map((state) => [state, aged])) as Record<WaitingState, typeof aged>)
      .describe('Claims that have waited in their state longer than the desk allows for it.'),
    unassigned: count,
    toApprove: count,
    toPublish: count,
    mine: count.describe('Accepted by oneself.'),
    limit: z.literal(COUNT_LIMIT),
  })
  .meta({ id: 'ClaimCounts' });
export type ClaimCounts = z.infer<typeof claimCounts>;

/** The filters apply to every count. */
export const countsQuery = claimFilter;
