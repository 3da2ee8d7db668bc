import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { CLAIM_STATES } from '../claims/claim-status.js';
import { SOURCE_STATES } from '../claims/placement-status.js';
import { ERROR_CODES } from '../common/error-codes.js';
import { VERDICT_BASES } from '../verdicts/verdict.entity.js';
import { STANDING_MEANS, STANDINGS } from '../verdicts/verdict-standing.js';
import { VERDICT_STATES } from '../verdicts/verdict-status.js';
import { pageProblem } from './page-problem.js';
import { ASKED, STALENESS_ACTIONS } from './staleness-actions.js';

export const versionNumber = z.int().min(1).max(2_147_483_647);

const side = z
  .object({
    versionNumber: z.int(),
    words: z.string(),
    before: z.string().describe('Text in front of the words, up to 300 characters.'),
    after: z.string(),
  })
  .meta({ id: 'StalenessSide' });

const diff = z
  .array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }))
  .describe('Word by word, in reading order.');

/** What an editor compares before deciding about a claim whose source changed. */
export const stalenessView = z
  .object({
    claimId: z.uuid(),
    documentId: z.uuid(),
    statement: z.string(),
    workflowState: z.enum(CLAIM_STATES),
    versionNumber: z.int().describe('The newest version. Send it back with what you decide.'),
    sourceState: z.enum(SOURCE_STATES),
    foundState: z.enum(SOURCE_STATES).nullable().describe('What was found, before anybody decided about it.'),
    reason: z.string().nullable().describe('What differs, as the comparison names it.'),
    old: side.nullable().describe('The words as they were accepted last.'),
    new: side.nullable().describe('The words now; null when there are none.'),
    diff: z
      .object({ words: diff, before: diff, after: diff })
      .nullable()
      .describe('Null without an old and a new side.'),
    verdicts: z.array(
      z.object({
        id: z.uuid(),
        state: z.enum(VERDICT_STATES),
        label: z.string(),
        labelName: z.string().describe('In the version of the scheme it was given by.'),
        reportNumber: z.string().nullable(),
        versionNumber: z.int().describe('The version judged.'),
        basis: z.enum(VERDICT_BASES),
        staleSince: isoTime.nullable(),
        standing: z.enum(STANDINGS).describe(STANDING_MEANS),
      }),
    ),
    page: pageProblem,
    asked: z.enum(ASKED).describe('What is asked of an editor first.'),
    actions: z.array(z.object({ action: z.enum(STALENESS_ACTIONS), allowed: z.boolean(), why: z.string().nullable() })),
  })
  .meta({ id: 'Staleness' });
export type StalenessView = z.infer<typeof stalenessView>;

const reason = filledText(2000);

export const acknowledgeBody = z
  .strictObject({
    reason,
    versionNumber: versionNumber.optional().describe('The version you compared; refused when there is a newer one.'),
  })
  .meta({ id: 'AcknowledgeStaleness' });
export type AcknowledgeBody = z.infer<typeof acknowledgeBody>;

export const bulkAcknowledgeBody = z
  .strictObject({
    reason,
    items: z
      .array(z.strictObject({ claimId: z.uuid(), versionNumber }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'AcknowledgeMany' });
export type BulkAcknowledgeBody = z.infer<typeof bulkAcknowledgeBody>;

export const bulkResult = z
  .object({
    items: z.array(
      z.object({
        claimId: z.uuid(),
        acknowledged: z.boolean(),
        code: z.enum(ERROR_CODES).nullable().describe('Why not.'),
        message: z.string().nullable(),
      }),
    ),
    acknowledged: z.int(),
  })
  .meta({ id: 'AcknowledgedMany' });
export type BulkResult = z.infer<typeof bulkResult>;

export const sourceGoneBody = z
  .strictObject({
    choice: z.enum(['finish', 'void']).describe('finish: go on against the archived version. void: end it.'),
    reason,
    versionNumber: versionNumber.optional().describe('The version you saw; refused when there is a newer one.'),
  })
  .meta({ id: 'SourceGone' });
export type SourceGoneBody = z.infer<typeof sourceGoneBody>;

const offset = z.int().min(0);
export const reattachBody = z
  .strictObject({
    versionNumber: versionNumber.describe('The version the place is in; it must be the newest.'),
    reason,
    start: offset.optional().describe('UTF-16 offset into its text, inclusive; with `end`.'),
    end: offset.optional().describe('Exclusive.'),
    exact: text(20_000).optional().describe('Instead: the words, letter by letter.'),
    prefix: text(2000).optional().describe('What stands right before them, when they occur more than once.'),
    suffix: text(2000).optional().describe('What stands right after them.'),
  })
  .refine(
    ({ start, end, exact, prefix, suffix }) =>
      exact === undefined
        ? start !== undefined && end !== undefined && prefix === undefined && suffix === undefined
        : exact !== '' && start === undefined && end === undefined,
    'send either start and end, or exact (with prefix and suffix where they are needed)',
  )
  .meta({ id: 'ReattachClaim' });
export type ReattachBody = z.infer<typeof reattachBody>;
