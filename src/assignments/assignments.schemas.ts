import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { raterClaimView } from '../claims/claims.schemas.js';
import { pageOf, pageQuery, wholeListOf } from '../common/page.js';
import { ratingSchemeContent } from '../schemes/rating-scheme.rules.js';
import { fieldValues } from '../schemes/custom-fields.js';
import { DECLINE_REASONS } from './assignment.entity.js';
import { attachmentView } from './attachments/attachment.schemas.js';
import { ASSIGNMENT_STATES } from './assignment-status.js';
import { REVIEW_STATES } from './review-status.js';
import { evidenceView, reviewContent } from './review-content.js';
import { policyKey } from './policies/policies.schemas.js';
import { policyChange, roundPolicy } from './round-policy.js';
import { ROUND_STATUSES } from './round-status.js';

/** A reviewer's own review. */
export const ownReview = z
  .object({
    revision: z.int(),
    state: z.enum(REVIEW_STATES),
    label: z.string().nullable(),
    confidence: z.int().nullable(),
    rationale: z.string(),
    evidence: z.array(evidenceView),
    sourcesWaiver: z.string().nullable().describe('Why fewer independent sources are enough, when they are fewer.'),
    fields: fieldValues,
    noteToAdjudicator: z.string(),
    needsAdjudication: z.boolean(),
    submittedAt: isoTime.nullable(),
  })
  .meta({ id: 'OwnReview' });

/** What a rater reads of another one in an OPEN round: nothing that is for the adjudicator, no source at risk. */
export const otherRating = ownReview
  .pick({ label: true, confidence: true, rationale: true, evidence: true, sourcesWaiver: true, fields: true })
  .extend({ reviewerName: z.string() })
  .meta({ id: 'OtherRating' });
export type OtherRating = z.infer<typeof otherRating>;

/** The answer the desk knew beforehand. */
const feedback = z
  .object({ labels: z.array(z.string()), right: z.boolean(), explanation: z.string() })
  .meta({ id: 'RatingFeedback' });
export type RatingFeedback = z.infer<typeof feedback>;

const confirmWordingField = z
  .boolean()
  .describe('You have submitted, and the source words it otherwise now: confirm, or withdraw.');

/** One line of "my work". Nothing here may depend on other raters. */
export const assignmentSummary = z
  .object({
    id: z.uuid(),
    claimId: z.uuid(),
    statement: z.string(),
    documentTitle: z.string(),
    state: z.enum(ASSIGNMENT_STATES),
    confirmWording: confirmWordingField,
    leaseUntil: isoTime,
    dueAt: isoTime.nullable(),
    createdAt: isoTime,
  })
  .meta({ id: 'AssignmentSummary' });
export type AssignmentSummary = z.infer<typeof assignmentSummary>;
export const assignmentPage = pageOf(assignmentSummary, 'AssignmentPage');

/** Everything a reviewer needs to rate. */
export const assignmentView = z
  .object({
    id: z.uuid(),
    state: z.enum(ASSIGNMENT_STATES),
    confirmWording: confirmWordingField,
    leaseUntil: isoTime,
    dueAt: isoTime.nullable(),
    createdAt: isoTime,
    startedAt: isoTime.nullable(),
    submittedAt: isoTime.nullable(),
    note: z.string().nullable().describe('Why it was returned or revoked.'),
    claim: raterClaimView,
    context: z.object({
      before: z.string().describe('Text in front of the words, up to 1,500 characters.'),
      after: z.string(),
      changed: z.boolean().describe('The text around the words became another since you began. Read it again.'),
      versionNumber: z.int(),
      documentUrl: z.string().nullable(),
      documentPublishedAt: isoTime.nullable(),
      source: z.string().nullable(),
    }),
    scheme: z
      .object({ id: z.uuid(), schemeVersion: z.int(), content: ratingSchemeContent })
      .meta({ id: 'RoundScheme' }),
    requireEvidence: z.boolean(),
    independentSources: z.int().describe('How many the evidence needs; with fewer, say why in `sourcesWaiver`.'),
    attachments: z.array(attachmentView).describe('The files you handed in, whether evidence cites them or not.'),
    wordingHash: z.string().describe('Send it with the submission to confirm that these are the words you judged.'),
    wordingChanged: z.boolean().describe('The words are not those you began with: read them again before you submit.'),
    earlierWords: z.string().nullable().describe('The words as you saw them, when they are others now.'),
    review: ownReview,
    others: z
      .array(otherRating)
      .nullable()
      .describe('In a round whose policy is OPEN, once you have submitted: what others have submitted. Else null.'),
    feedback: feedback
      .nullable()
      .describe('Where the desk knew the answer and its policy says so, once the rating is final. Else null.'),
    version: z.int().describe('Version of the draft: send it in If-Match when you save.'),
  })
  .meta({ id: 'Assignment' });
export type AssignmentView = z.infer<typeof assignmentView>;

export const myAssignmentsQuery = pageQuery.extend({
  state: z
    .enum(['open', 'done', 'all'])
    .default('open')
    .describe('open: offered, in progress, returned, or submitted with new words to confirm; done: the rest.'),
});
export type MyAssignmentsQuery = z.infer<typeof myAssignmentsQuery>;

export const draftBody = reviewContent.meta({ id: 'ReviewDraft' });
export const submitBody = reviewContent
  .extend({ wordingHash: z.string().length(64).optional().describe('Confirms the wording you judged.') })
  .meta({ id: 'ReviewSubmission' });
export type SubmitBody = z.infer<typeof submitBody>;

export const confirmWordingBody = z
  .strictObject({
    wordingHash: z.string().length(64).describe('Of the words you have read: `wordingHash` of the assignment.'),
  })
  .meta({ id: 'ConfirmWording' });

export const declineBody = z
  .strictObject({ reason: z.enum(DECLINE_REASONS), note: text(2000).optional() })
  .meta({ id: 'Decline' });

export const openRoundBody = z
  .strictObject({
    policyKey: policyKey.optional().describe('A policy of the desk; default: the one that is marked as default.'),
    policy: policyChange.optional().describe('Fields that replace those of that policy.'),
    schemeId: z
      .uuid()
      .optional()
      .describe('A version of a rating scheme; default: the newest version of the default scheme.'),
  })
  .meta({ id: 'OpenRound' });
export type OpenRoundBody = z.infer<typeof openRoundBody>;

export const assignBody = z
  .strictObject({
    reviewerIds: z.array(z.uuid()).min(1).max(9),
    dueAt: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'Assign' });
export type AssignBody = z.infer<typeof assignBody>;

export const voidBody = z.strictObject({ reason: filledText(2000) }).meta({ id: 'VoidRound' });

export const unblindBody = z.strictObject({ reason: filledText(2000) }).meta({ id: 'UnblindRound' });

export const takeNextView = z
  .object({
    assignment: assignmentView.nullable(),
    reason: z
      .enum(['none-eligible', 'all-leased', 'cap-reached', 'paused', 'no-language'])
      .nullable()
      .describe('Why there is none.'),
    message: z.string().nullable(),
  })
  .meta({ id: 'TakeNext' });

/** A rating under a pseudonym; editors see the name after the reveal, adjudicators where the policy says so. */
export const blindRating = ownReview
  .extend({
    assignmentId: z.uuid(),
    pseudonym: z.string(),
    reviewerId: z.uuid().nullable(),
    reviewerName: z.string().nullable(),
  })
  .meta({ id: 'BlindRating' });
export type BlindRating = z.infer<typeof blindRating>;

export const roundView = z
  .object({
    id: z.uuid(),
    claimId: z.uuid(),
    number: z.int(),
    status: z.enum(ROUND_STATUSES),
    policy: roundPolicy,
    schemeId: z.uuid(),
    slots: z.int(),
    submitted: z.int().nullable().describe('How many of the slots are submitted; for editors.'),
    unconfirmed: z.int().nullable().describe('How many of the submitted have yet to confirm new words; for editors.'),
    wording: z
      .object({
        statement: z.string(),
        words: z.string().nullable().describe('As the newest version that has them says it.'),
        openedOn: z.string().nullable().describe('As they were when the round was opened.'),
        changed: z.boolean(),
        archived: z.boolean().describe('The source no longer has the words; an editor let the round go on.'),
        wordingHash: z.string().describe('Send it with an adjudication when `changed`.'),
      })
      .meta({ id: 'RoundWording' }),
    assignments: z
      .array(
        z.object({
          id: z.uuid(),
          reviewerId: z.uuid(),
          reviewerName: z.string(),
          taken: z.boolean(),
          dueAt: isoTime.nullable(),
        }),
      )
      .nullable()
      .describe('Who holds a place; for editors. Not how far anybody is.'),
    ratings: z.array(blindRating).nullable().describe('For adjudicators once complete; for editors once revealed.'),
    earlierNotes: z
      .array(z.object({ roundNumber: z.int(), pseudonym: z.string(), note: z.string() }))
      .nullable()
      .describe('Notes to the adjudicator from earlier rounds of the claim, void ones too; for adjudicators.'),
    evidence: z
      .array(
        z.object({
          title: z.string(),
          url: z.string().nullable(),
          disputed: z.boolean().describe('Cited for and against.'),
          citedBy: z.array(
            z.object({ pseudonym: z.string(), stance: z.string(), kind: z.string(), quote: z.string().nullable() }),
          ),
        }),
      )
      .nullable()
      .describe('The evidence of all ratings by source: disputed first, then what fewest have. With `ratings`.'),
    openedAt: isoTime,
    revealedAt: isoTime.nullable(),
    voidReason: z.string().nullable(),
    unblinded: z
      .array(z.object({ personId: z.uuid(), personName: z.string(), reason: z.string(), at: isoTime }))
      .describe('Who looked at the ratings before the reveal, first one first. With any, it counts for no agreement.'),
  })
  .meta({ id: 'Round' });
export type RoundView = z.infer<typeof roundView>;

/** A round in the list of its claim. */
export const claimRoundView = roundView
  .pick({
    id: true,
    number: true,
    status: true,
    slots: true,
    submitted: true,
    openedAt: true,
    revealedAt: true,
    voidReason: true,
  })
  .extend({ blind: roundPolicy.shape.blind })
  .meta({ id: 'ClaimRound' });
export type ClaimRoundView = z.infer<typeof claimRoundView>;
export const claimRoundList = wholeListOf(claimRoundView, 'ClaimRoundList');
export type ClaimRoundList = z.infer<typeof claimRoundList>;
