import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { SOURCE_STATES } from '../claims/placement-status.js';
import { pageOf, pageQuery, wholeListOf } from '../common/page.js';
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
    publishAt: isoTime.nullable().describe('When it will be published by itself; null: when somebody publishes it.'),
    scheduledBy: z.uuid().nullable().describe('In whose name.'),
    publishedBy: z.uuid().nullable(),
    publishedAt: isoTime.nullable(),
    firstPublishedAt: isoTime.nullable(),
    reviewBy: z.iso.date().nullable().describe('Day (UTC) from which it should be looked at again.'),
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
  scheduled: z.enum(['true', 'false']).optional().describe('Will be published by itself at a set time, or not.'),
});
export type VerdictQuery = z.infer<typeof verdictQuery>;

export const approveBody = z
  .strictObject({
    summary: filledText(1000).describe('One or two sentences for readers.'),
    shortStatement: filledText(200).describe('Best under 75 characters.'),
    rationale: filledText(40_000),
    reviewBy: z.iso.date().describe('Day (UTC) from which it should be looked at again; default: what the label says.'),
    basis: z.enum(['NEWEST_VERSION', 'ARCHIVED_VERSION']).describe('ARCHIVED_VERSION: the source no longer says it.'),
  })
  .partial()
  .meta({ id: 'ApproveVerdict' });

export const scheduleBody = z
  .strictObject({
    publishAt: z.iso.datetime({ offset: true }).describe('Later than now, within a year.'),
    note: filledText(2000).optional().describe('For the history: why then.'),
  })
  .meta({ id: 'ScheduleVerdict' });
export type ScheduleBody = z.infer<typeof scheduleBody>;

export const reviewDateBody = z
  .strictObject({
    reviewBy: z.iso.date().nullable().describe('Day (UTC), later than today; null: it need not be looked at again.'),
    reason: filledText(2000),
  })
  .meta({ id: 'SetReviewDate' });
export type ReviewDateBody = z.infer<typeof reviewDateBody>;

const MIN_RATIONALE = 30;

export const adjudicationBody = z
  .strictObject({
    label: text(50),
    cause: z.enum(ADJUDICATION_CAUSES).describe('Why the raters differed.'),
    rationale: filledText(20_000).refine(
      (value) => value.trim().length >= MIN_RATIONALE,
      `give your reasons in at least ${MIN_RATIONALE} characters`,
    ),
    guidelineGap: filledText(2000).optional().describe('What the guidelines leave open; flags a gap in them.'),
    wordingHash: z
      .string()
      .length(64)
      .optional()
      .describe('Required when the words changed since the round was opened.'),
    note: text(5000).optional().describe("Required when the label is none of the raters'."),
  })
  .meta({ id: 'Adjudicate' });

export const similarClaims = wholeListOf(
  z
    .object({
      claimId: z.uuid(),
      verdictId: z.uuid(),
      statement: z.string(),
      verdictState: z.enum(['PROPOSED', 'APPROVED', 'PUBLISHED']),
      label: z.string(),
      labelName: z.string(),
      labelColor: z.string().nullable().describe('As `#rrggbb`.'),
      reportNumber: z.string().nullable(),
      publishedAt: isoTime.nullable(),
      adjudicationCause: z.enum(ADJUDICATION_CAUSES).nullable(),
      similarity: z.number().describe('Share of the telling words of this claim that the other has too (0 to 1).'),
    })
    .meta({ id: 'SimilarClaim' }),
  'SimilarClaims',
);
export type SimilarClaim = z.infer<typeof similarClaims>['items'][number];

export const guidelineGapView = z
  .object({
    adjudicationId: z.uuid(),
    roundId: z.uuid(),
    claimId: z.uuid(),
    statement: z.string(),
    label: z.string(),
    cause: z.enum(ADJUDICATION_CAUSES),
    guidelineGap: z.string().describe('What the guidelines leave open.'),
    createdAt: isoTime,
  })
  .meta({ id: 'GuidelineGap' });
export type GuidelineGap = z.infer<typeof guidelineGapView>;
export const guidelineGapPage = pageOf(guidelineGapView, 'GuidelineGapPage');

export const RETURN_REASONS = ['missing evidence', 'dead link', 'rated the wrong claim', 'policy'] as const;
export const returnBody = z
  .strictObject({
    reason: z.enum(RETURN_REASONS).describe('A reason of form; a label is never a reason to return.'),
    note: filledText(2000),
  })
  .meta({ id: 'ReturnReview' });

/** Where a fault came from, for the public log. */
const reported = {
  reportedBy: filledText(300)
    .default('desk')
    .describe('desk, or who outside reported it. Public: name nobody who wrote in confidence.'),
  receivedAt: z.iso
    .datetime({ offset: true })
    .refine((value) => Date.parse(value) <= Date.now(), 'lies in the future')
    .optional()
    .describe('When the desk heard of the fault; default: now.'),
  reachNote: filledText(2000).optional().describe('Whom the wrong version reached, and how they were told. Public.'),
};

export const correctBody = z
  .strictObject({
    kind: z
      .enum(['TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION'])
      .optional()
      .describe('Left out, it follows from what changes. A kind that plays the change down is refused.'),
    change: z.strictObject({
      label: text(50).optional(),
      summary: filledText(1000).optional(),
      rationale: filledText(40_000).optional(),
      shortStatement: filledText(200).optional(),
    }),
    whatWasWrong: filledText(2000),
    whatItSaysNow: filledText(2000),
    why: filledText(2000),
    ...reported,
  })
  .meta({ id: 'CorrectVerdict' });
export type CorrectBody = z.infer<typeof correctBody>;

export const retractBody = z.strictObject({ reason: filledText(2000), ...reported }).meta({ id: 'RetractVerdict' });
export type RetractBody = z.infer<typeof retractBody>;

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
    reachNote: z.string().nullable().describe('Whom the wrong version reached, and how they were told.'),
    receivedAt: isoTime.describe('When the desk heard of the fault (ISO 8601, UTC).'),
    requestedAt: isoTime,
    decidedAt: isoTime.nullable(),
    publishedAt: isoTime.nullable().describe('When readers could see it (ISO 8601, UTC); null unless applied.'),
    approvers: z.int().describe('How many different people stand behind it.'),
  })
  .meta({ id: 'Correction' });
export type CorrectionView = z.infer<typeof correctionView>;
export const correctionPage = pageOf(correctionView, 'CorrectionPage');

/** As the desk sees it. */
export const correctionRequestView = correctionView
  .extend({
    change: z.record(z.string(), z.string()).describe('The new texts, by field.'),
    changesConclusion: z.boolean().describe('Then it takes two people, whatever its kind.'),
    requestedBy: z.uuid(),
    decidedBy: z.uuid().nullable(),
    decisionReason: z.string().nullable().describe('Why it was refused or withdrawn.'),
    fromState: z.enum(VERDICT_STATES).describe('Only while the verdict is PUBLISHED can the request be approved.'),
  })
  .meta({ id: 'CorrectionRequest' });
export type CorrectionRequestView = z.infer<typeof correctionRequestView>;
export const correctionRequestPage = pageOf(correctionRequestView, 'CorrectionRequestPage');
