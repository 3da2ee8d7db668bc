import { z } from 'zod';
import { filledText, isoTime } from '../../api/text.schema.js';
import { pageOf, pageQuery } from '../../common/page.js';

/** Why a claim with a known answer is not given out now. */
export const GOLD_PAUSES = ['ended', 'under-review', 'source', 'wording', 'published'] as const;
export type GoldPause = (typeof GOLD_PAUSES)[number];

export const goldBody = z
  .strictObject({
    labels: z.array(filledText(50)).min(1).max(20).describe('Every label that is right.'),
    explanation: filledText(4000).describe('Why; shown to the rater afterwards, where the policy says `goldFeedback`.'),
    schemeId: z.uuid().optional().describe('A version of a rating scheme; default: the newest of the default scheme.'),
    evenIfPublished: z
      .boolean()
      .default(false)
      .describe('Give it out although readers, and so raters, can read what the desk concluded.'),
  })
  .meta({ id: 'SetGoldAnswer' });
export type GoldBody = z.infer<typeof goldBody>;

export const goldView = z
  .object({
    claimId: z.uuid(),
    statement: z.string(),
    answerVersion: z.int(),
    schemeId: z.uuid(),
    labels: z.array(z.string()),
    explanation: z.string(),
    evenIfPublished: z.boolean(),
    givenOut: z.boolean().describe('Whether reviewers may get it now.'),
    pause: z
      .enum(GOLD_PAUSES)
      .nullable()
      .describe(
        'Why not: ended by an editor; the desk has it under review, or no longer READY or DECIDED; the source is not CURRENT; the words are others than the answer is about; it was published.',
      ),
    given: z.int().describe('To how many reviewers it was given.'),
    rated: z.int().describe('Ratings that are final.'),
    createdBy: z.uuid(),
    createdAt: isoTime,
  })
  .meta({ id: 'GoldAnswer' });
export type GoldView = z.infer<typeof goldView>;

export const goldPage = pageOf(goldView, 'GoldAnswerPage');
export const goldQuery = pageQuery.extend({
  ended: z.enum(['true', 'false']).default('false').describe('`true`: also those that are no longer given out.'),
});
export type GoldQuery = z.infer<typeof goldQuery>;
