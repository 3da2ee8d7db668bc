import { z } from 'zod';
import { filledText, text } from '../api/text.schema.js';
import { ERROR_CODES } from '../common/error-codes.js';
import { wholeListOf } from '../common/page.js';
import { CLAIM_STATES } from './claim-status.js';
import { deskClaimView, rejection } from './claims.schemas.js';

const reason = filledText(2000);

const BULK_LIMIT = 500;
const claimIds = z
  .array(z.uuid())
  .min(1)
  .max(BULK_LIMIT)
  .transform((ids) => [...new Set(ids)])
  .describe(`At most ${BULK_LIMIT}; an id that is there twice counts once.`);

const perAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('accept'), claimIds, checkReason: filledText(2000) }),
  z.strictObject({ action: z.literal('reject'), claimIds, ...rejection }),
  z.strictObject({ action: z.literal('reopen'), claimIds, reason }),
  z.strictObject({ action: z.literal('archive'), claimIds, reason }),
  z.strictObject({ action: z.literal('undo'), claimIds, reason: reason.optional() }),
]);

/** All fields first, so that one that nobody knows is named whatever the action; then those of the action. */
export const bulkTriageBody = z
  .strictObject({
    action: z.enum(['accept', 'reject', 'reopen', 'archive', 'undo']),
    claimIds,
    checkReason: filledText(2000).optional().describe('For `accept`.'),
    reason: reason
      .optional()
      .describe('For `reject` one of its reasons; for `reopen` and `archive`; optional for `undo`.'),
    duplicateOfId: rejection.duplicateOfId,
    note: rejection.note.describe('For `reject`.'),
  })
  .pipe(perAction)
  .meta({ id: 'BulkTriage' });
export type BulkTriageBody = z.infer<typeof bulkTriageBody>;

export const bulkTriageResult = z
  .object({
    bulkId: z.uuid().describe('In the audit row of each claim, as `bulkId`.'),
    items: z
      .array(
        z.object({
          claimId: z.uuid(),
          outcome: z.enum(['DONE', 'REFUSED']),
          code: z.enum(ERROR_CODES).optional().describe('Why not.'),
          message: z.string().optional(),
        }),
      )
      .describe('In the order they were sent.'),
    done: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'BulkTriageResult' });
export type BulkTriageResult = z.infer<typeof bulkTriageResult>;

export const undoBody = z.strictObject({ reason: reason.optional() }).meta({ id: 'UndoTriage' });
export type UndoBody = z.infer<typeof undoBody>;

export const mergeBody = z
  .strictObject({ intoId: z.uuid().describe('The claim that is kept.'), reason })
  .meta({ id: 'MergeClaim' });
export type MergeBody = z.infer<typeof mergeBody>;

const part = z
  .strictObject({
    statement: filledText(2000).describe('What is claimed in this part.'),
    words: text(2000).min(1).optional().describe('Its words in the source, letter by letter; once in the claim.'),
    start: z.int().min(0).optional().describe('Instead: UTF-16 offset into the newest text, inclusive; with `end`.'),
    end: z.int().min(1).optional().describe('Exclusive.'),
  })
  .refine(
    ({ words, start, end }) =>
      (start === undefined) === (end === undefined) && (words === undefined || start === undefined),
    'send words, or start and end, or neither for all the words of the claim',
  );

export const splitClaimBody = z.strictObject({ parts: z.array(part).min(2).max(5), reason }).meta({ id: 'SplitClaim' });
export type SplitClaimBody = z.infer<typeof splitClaimBody>;

export const splitResult = z
  .object({ claim: deskClaimView.describe('The claim, ARCHIVED.'), parts: z.array(deskClaimView) })
  .meta({ id: 'SplitResult' });
export type SplitResult = z.infer<typeof splitResult>;

const likeClaim = z
  .object({
    claimId: z.uuid(),
    statement: z.string(),
    claimant: z.string().nullable(),
    documentId: z.uuid(),
    documentTitle: z.string(),
    workflowState: z.enum(CLAIM_STATES),
    published: z.boolean(),
    similarity: z.number().describe('Share of the telling words of this claim that the other has too (0 to 1).'),
  })
  .meta({ id: 'LikeClaim' });
export type LikeClaim = z.infer<typeof likeClaim>;
export const likeClaimList = wholeListOf(likeClaim, 'LikeClaimList');
