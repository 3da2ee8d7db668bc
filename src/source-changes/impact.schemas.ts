import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { CLAIM_STATES } from '../claims/claim-status.js';
import { SOURCE_STATES } from '../claims/placement-status.js';
import { pageProblem } from './page-problem.js';
import { stalenessView } from './staleness.schemas.js';

const count = z.int().min(0);

/** What a new text means for the claims of its document. */
export const impactView = z
  .object({
    documentId: z.uuid(),
    versionNumber: z.int(),
    newest: z.boolean().describe('False when a newer version has overtaken it: what is asked is about that one.'),
    createdAt: isoTime,
    page: pageProblem,
    sentence: z.string().describe('Such as "41 claims: 38 stand, 1 reworded, 1 changed, 1 gone; 2 new."'),
    counts: z
      .object({
        claims: count.describe('That had a place to look for.'),
        stand: count,
        contextChanged: count,
        reworded: count,
        changed: count,
        gone: count,
        failed: count,
        pending: count,
        new: count.describe('First found in this version.'),
        verdictsStale: count.describe('Verdicts on these claims that are stale now.'),
        asked: count.describe('Claims on which something is asked of an editor now.'),
      })
      .meta({ id: 'ImpactCounts' }),
    claims: z
      .array(
        z
          .object({
            claimId: z.uuid(),
            statement: z.string(),
            workflowState: z.enum(CLAIM_STATES),
            fate: z.enum(SOURCE_STATES).describe('What was found in this version.'),
            reason: z.string().nullable(),
            sourceState: z.enum(SOURCE_STATES).describe('In the newest version, after what people decided.'),
            verdicts: stalenessView.shape.verdicts,
            asked: stalenessView.shape.asked,
          })
          .meta({ id: 'ImpactClaim' }),
      )
      .describe('What is asked of an editor first, then in the order of their age.'),
    candidates: z
      .array(z.object({ claimId: z.uuid(), statement: z.string(), workflowState: z.enum(CLAIM_STATES) }))
      .describe('First found in this version.'),
  })
  .meta({ id: 'VersionImpact' });
export type ImpactView = z.infer<typeof impactView>;
