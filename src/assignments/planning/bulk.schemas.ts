import { z } from 'zod';
import { text } from '../../api/text.schema.js';
import { claimFilter } from '../../claims/claim-filter.js';
import { policyKey } from '../policies/policies.schemas.js';
import { policyChange, STRATEGIES } from '../round-policy.js';
import { planReason } from './plan-reason.js';

/** Claims that one bulk act may have. */
export const BULK_LIMIT = 1_000;

/** Which claims of those that wait for raters are meant. */
const selection = z
  .strictObject(claimFilter.shape)
  .describe(
    'As for GET /claims. Of these the READY claims and those with free places, urgent ones first, then the oldest, 1,000 at most.',
  );

const seed = text(100).default('').describe('The same seed and the same desk give the same plan.');
const planId = z
  .uuid()
  .optional()
  .describe('Alone: applies this plan, exactly as it was shown; once, within 24 hours, by who asked for it.');

export const bulkBody = z
  .strictObject({
    planId,
    claimIds: z.array(z.uuid()).min(1).max(BULK_LIMIT).optional(),
    filter: selection.optional(),
    reviewerIds: z
      .array(z.uuid())
      .min(1)
      .max(500)
      .optional()
      .describe('Without a strategy each of them gets a place on each claim; with one it chooses among them.'),
    strategy: z.enum(STRATEGIES).optional().describe('Default: that of each round’s policy.'),
    seed,
    openRounds: z.boolean().default(false).describe('Opens a round on claims that are READY.'),
    policyKey: policyKey.optional().describe('For rounds that are opened; default: the desk’s default policy.'),
    policy: policyChange.optional().describe('Fields that replace those of that policy, such as `k`.'),
    dueAt: z.iso.datetime({ offset: true }).optional(),
    dryRun: z.boolean().default(true).describe('True: only show the plan.'),
  })
  .refine((body) => [body.planId, body.claimIds, body.filter].filter((each) => each !== undefined).length === 1, {
    path: ['claimIds'],
    message: 'send one of claimIds, filter and planId',
  })
  .meta({ id: 'BulkAssign' });
export type BulkBody = z.infer<typeof bulkBody>;

export const rebalanceBody = z
  .strictObject({
    planId,
    userId: z.uuid().optional().describe('Whose open work goes to others.'),
    reason: text(2000).default('handed over').describe('Why; the person is told.'),
    strategy: z.enum(STRATEGIES).optional(),
    seed,
    dryRun: z.boolean().default(true).describe('True: only show the plan.'),
  })
  .refine((body) => (body.planId === undefined) !== (body.userId === undefined), {
    path: ['userId'],
    message: 'send userId or planId, one of the two',
  })
  .meta({ id: 'Rebalance' });
export type RebalanceBody = z.infer<typeof rebalanceBody>;
export type RebalanceRequest = RebalanceBody & { userId: string };

/** What is planned, or was done, for one claim. */
const planItem = z
  .object({
    claimId: z.uuid(),
    roundId: z.uuid().nullable().describe('The round under way; null when it is opened by applying the plan.'),
    opensRound: z.boolean(),
    assignments: z.array(
      z.object({
        assignmentId: z.uuid().nullable().describe('Once applied.'),
        reviewerId: z.uuid(),
        reviewerName: z.string(),
        because: z.string().describe('Why this person.'),
        reasons: z.array(planReason).describe('The same as codes; empty for a plan made by an older version.'),
      }),
    ),
    missing: z.int().describe('Places that nobody got.'),
    because: z.string().nullable().describe('Why not every place, or none at all, could be given.'),
    reasons: z.array(planReason).describe('The same as codes; empty where `because` is null.'),
  })
  .meta({ id: 'PlanItem' });
export type PlanItem = z.infer<typeof planItem>;

export const planView = z
  .object({
    planId: z.uuid().nullable().describe('Send it back to apply the plan; null once it is applied.'),
    applied: z.boolean(),
    items: z.array(planItem),
    people: z.array(z.object({ reviewerId: z.uuid(), reviewerName: z.string(), given: z.int(), openAfter: z.int() })),
    given: z.int(),
    missing: z.int(),
    limited: z.boolean().describe('The filter fits more claims than one bulk act may have.'),
  })
  .meta({ id: 'AssignmentPlan' });
export type PlanView = z.infer<typeof planView>;

export const reassignBody = z
  .strictObject({
    reviewerId: z.uuid(),
    reason: text(2000).refine((value) => value.trim() !== '', 'must not be empty'),
    dueAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'Reassign' });
export type ReassignBody = z.infer<typeof reassignBody>;
