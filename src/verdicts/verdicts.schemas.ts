import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { SOURCE_STATES } from '../claims/placement-status.js';
import { pageOf, pageQuery } from '../common/page.js';
import { ADJUDICATION_CAUSES } from './adjudication.entity.js';
import { CORRECTION_KINDS, CORRECTION_STATUSES } from './correction.entity.js';
import { VERDICT_BASES, VERDICT_ORIGINS } from './verdict.entity.js';
import { STANDING_MEANS, STANDINGS } from './verdict-standing.js';
import { VERDICT_STATES } from './verdict-status.js';

export const verdictView = z
  .object({
    id: z.uuid(),
    claimId: z.uuid(),
    number: z.int().describe('1, 2, 3, … within the claim.'),
    state: z.enum(VERDICT_STATES),
    origin: z.enum(VERDICT_ORIGINS),
    schemeKey: z.string(),
    schemeVersion: z.int(),
    label: z.string(),
    labelName: z.string(),
    ordinal: z.int().nullable(),
    statement: z.string(),
    shortStatement: z.string(),
    summary: z.string(),
    rationale: z.string(),
    evidence: z.array(
      z.object({
        title: z.string(),
        url: z.string().nullable(),
        archiveUrl: z.string().nullable(),
        quote: z.string().nullable(),
        stance: z.string(),
        kind: z.string(),
        accessedAt: isoTime.nullable(),
      }),
    ),
    raters: z
      .object({ count: z.int(), labels: z.record(z.string(), z.int()) })
      .describe('How many rated, and how; no names.'),
    versionNumber: z.int().describe('The version of the document whose words were judged.'),
    stale: z.boolean().describe('The source changed and nobody has settled it.'),
    standing: z.enum(STANDINGS).describe(STANDING_MEANS),
    basis: z.enum(VERDICT_BASES),
    sourceState: z.enum(SOURCE_STATES).describe('Of the claim in the newest version.'),
    staleSince: isoTime.nullable(),
    reportNumber: z.string().nullable(),
    approvedBy: z.uuid().nullable(),
    approvedAt: isoTime.nullable(),
    publishedBy: z.uuid().nullable(),
    publishedAt: isoTime.nullable(),
    firstPublishedAt: isoTime.nullable(),
    reason: z.string().nullable(),
    createdAt: isoTime,
    version: z.int(),
  })
  .meta({ id: 'Verdict' });
export type VerdictView = z.infer<typeof verdictView>;
export const verdictPage = pageOf(verdictView, 'VerdictPage');

export const verdictQuery = pageQuery.extend({
  claimId: z.uuid().optional(),
  state: z.enum(VERDICT_STATES).optional(),
});
export type VerdictQuery = z.infer<typeof verdictQuery>;

export const approveBody = z
  .strictObject({
    summary: filledText(1000).describe('One or two sentences for readers.'),
    shortStatement: filledText(200).describe('Best under 75 characters.'),
    rationale: filledText(40_000),
    basis: z.enum(['NEWEST_VERSION', 'ARCHIVED_VERSION']).describe('ARCHIVED_VERSION: the source no longer says it.'),
  })
  .partial()
  .meta({ id: 'ApproveVerdict' });

const MIN_RATIONALE = 30;

export const adjudicationBody = z
  .strictObject({
    label: text(50),
    cause: z.enum(ADJUDICATION_CAUSES).describe('Why the raters differed.'),
    rationale: filledText(20_000).refine(
      (value) => value.trim().length >= MIN_RATIONALE,
      `give your reasons in at least ${MIN_RATIONALE} characters`,
    ),
    wordingHash: z
      .string()
      .length(64)
      .optional()
      .describe('Required when the words changed since the round was opened.'),
    note: text(5000).optional().describe("Required when the label is none of the raters'."),
  })
  .meta({ id: 'Adjudicate' });

export const RETURN_REASONS = ['missing evidence', 'dead link', 'rated the wrong claim', 'policy'] as const;
export const returnBody = z
  .strictObject({
    reason: z.enum(RETURN_REASONS).describe('A reason of form; a label is never a reason to return.'),
    note: filledText(2000),
  })
  .meta({ id: 'ReturnReview' });

export const correctBody = z
  .strictObject({
    kind: z.enum(['TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION']),
    change: z.strictObject({
      label: text(50).optional(),
      summary: filledText(1000).optional(),
      rationale: filledText(40_000).optional(),
      shortStatement: filledText(200).optional(),
    }),
    whatWasWrong: filledText(2000),
    whatItSaysNow: filledText(2000),
    why: filledText(2000),
    reportedBy: filledText(300).default('desk'),
  })
  .meta({ id: 'CorrectVerdict' });

export const retractBody = z
  .strictObject({ reason: filledText(2000), reportedBy: filledText(300).default('desk') })
  .meta({ id: 'RetractVerdict' });

export const correctionView = z
  .object({
    id: z.uuid(),
    claimId: z.uuid(),
    fromVerdictId: z.uuid(),
    toVerdictId: z.uuid().nullable(),
    fromReportNumber: z.string().nullable(),
    toReportNumber: z.string().nullable(),
    kind: z.enum(CORRECTION_KINDS),
    status: z.enum(CORRECTION_STATUSES),
    whatWasWrong: z.string(),
    whatItSaysNow: z.string(),
    why: z.string(),
    reportedBy: z.string(),
    requestedAt: isoTime,
    decidedAt: isoTime.nullable(),
  })
  .meta({ id: 'Correction' });
export type CorrectionView = z.infer<typeof correctionView>;
export const correctionPage = pageOf(correctionView, 'CorrectionPage');
export const correctionQuery = pageQuery.extend({ status: z.enum(CORRECTION_STATUSES).default('APPLIED') });
export type CorrectionQuery = z.infer<typeof correctionQuery>;
