import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { pageOf } from '../common/page.js';

export const queuedRoundView = z
  .object({
    roundId: z.uuid(),
    claimId: z.uuid(),
    roundNumber: z.int(),
    statement: z.string(),
    documentTitle: z.string(),
    claimant: z.string().nullable(),
    urgent: z.boolean(),
    stale: z.boolean().describe('The newest text of the source does not have the claim as it was.'),
    waitingSince: isoTime,
    agreement: z.number().describe('Share of the raters behind the most frequent label, 0 to 1.'),
    labels: z
      .array(z.object({ key: z.string(), name: z.string(), color: z.string(), count: z.int() }))
      .describe('How the raters rated, in the order of the scheme; without names.'),
    asked: z.boolean().describe('A rater asked for an adjudicator.'),
    refused: z.string().nullable().describe('Why the last verdict of this round was refused; null when none was.'),
  })
  .meta({ id: 'QueuedRound' });
export type QueuedRound = z.infer<typeof queuedRoundView>;
export const queuedRoundPage = pageOf(queuedRoundView, 'QueuedRoundPage');
