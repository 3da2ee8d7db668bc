import { z } from 'zod';
import { filledText } from '../api/text.schema.js';
import { ERROR_CODES } from '../common/error-codes.js';

export const HAND_OVER_LIMIT = 2000;

export const handOverBody = z
  .strictObject({
    toId: z.uuid().describe('The editor who takes the work.'),
    reason: filledText(2000),
    claimIds: z
      .array(z.uuid())
      .min(1)
      .max(HAND_OVER_LIMIT)
      .optional()
      .describe('Only these claims, and no complaints. Without it: everything.'),
    dryRun: z.boolean().default(false).describe('Only say what would be handed over.'),
  })
  .meta({ id: 'HandOver' });
export type HandOverBody = z.infer<typeof handOverBody>;

export const handOverResult = z
  .object({
    dryRun: z.boolean(),
    handOverId: z.uuid().nullable().describe('In the audit row of each item, as `handOverId`; null for a dry run.'),
    counts: z
      .object({ claims: z.int(), complaints: z.int(), refused: z.int() })
      .describe('What was handed over, or would be; and what stays.'),
    openCorrections: z
      .int()
      .describe(
        'Requests for corrections by this person that nobody has decided on. They stay theirs: a second person decides.',
      ),
    more: z.boolean().describe(`There is more than ${HAND_OVER_LIMIT} of a kind: ask again for the rest.`),
    items: z.array(
      z.object({
        kind: z.enum(['CLAIM', 'COMPLAINT']),
        id: z.uuid(),
        outcome: z.enum(['DONE', 'REFUSED']).describe('Of a dry run: what the outcome would be.'),
        code: z.enum(ERROR_CODES).optional().describe('Why not.'),
        message: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'HandOverResult' });
export type HandOverResult = z.infer<typeof handOverResult>;
export type HandOverItem = HandOverResult['items'][number];
