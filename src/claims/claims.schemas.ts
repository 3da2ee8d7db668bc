import { z } from 'zod';
import { filledText, isoTime, text, webAddress } from '../api/text.schema.js';
import { topicList } from '../api/topic.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { CLAIM_ORIGINS, CLAIMANT_KINDS, REJECT_REASONS } from './claim.entity.js';
import { claimContext } from './claim-context.js';
import { PENDING_VERDICTS } from './claim-board.entity.js';
import { claimFilter } from './claim-filter.js';
import { CLAIM_STATES } from './claim-status.js';
import { SOURCE_STATES } from './placement-status.js';

const span = z
  .object({ start: z.int(), end: z.int() })
  .meta({ id: 'Span' })
  .describe('UTF-16 code units of the version text.');

export const placementView = z
  .object({
    versionNumber: z.int(),
    sourceState: z.enum(SOURCE_STATES),
    exact: z.string().nullable(),
    prefix: z.string().nullable(),
    suffix: z.string().nullable(),
    start: z.int().nullable(),
    end: z.int().nullable(),
    unit: z.literal('utf16'),
    alsoAt: z.array(span),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ClaimPlacement' });

/** A claim as editors and adjudicators see it. */
export const deskClaimView = z
  .object({
    view: z.literal('desk'),
    id: z.uuid(),
    documentId: z.uuid(),
    documentTitle: z.string(),
    statement: z.string(),
    statementRevision: z.int(),
    claimant: z.string().nullable(),
    claimantSameAs: z.string().nullable(),
    claimantKind: z.enum(CLAIMANT_KINDS).nullable().describe('null: told from the name when it is published.'),
    madeAt: isoTime.nullable(),
    appearances: z.array(z.string()),
    claimType: z.string(),
    topics: z.array(z.string()),
    difficulty: z.int().describe('1, 2 or 3: its weight when work is shared out.'),
    score: z.number(),
    verifiable: z
      .number()
      .nullable()
      .describe('How surely it states something true or false, 0 to 1; null where the extractor did not say.'),
    checkworthy: z.number().nullable().describe('How much it matters to check it, 0 to 1; null as above.'),
    reasons: z.array(z.string()),
    language: z.string(),
    origin: z.enum(CLAIM_ORIGINS),
    extractorVersion: z.string().describe('The extractor that found it, or `manual`.'),
    scoredBy: z
      .string()
      .nullable()
      .describe('The extractor that score, type and reasons are from; null where none said anything of it.'),
    noLongerSuggestedSince: isoTime
      .nullable()
      .describe('Since when the extractor no longer picks this candidate; null while it does.'),
    workflowState: z.enum(CLAIM_STATES),
    checkReason: z.string().nullable(),
    rejectReason: z.enum(REJECT_REASONS).nullable(),
    duplicateOfId: z.uuid().nullable(),
    splitFromId: z.uuid().nullable().describe('The claim that said several things, of which this is one.'),
    undoable: z.boolean().describe('The last accept, reject or merge can be taken back.'),
    stale: z.boolean().describe('The source no longer stands on the same words and nobody has acknowledged it.'),
    context: claimContext.nullable().describe('Null for a claim that was not extracted.'),
    needsContext: z.boolean().describe('The words cannot be judged without what stands around them.'),
    freeSlots: z.int().describe('Places of the running round that nobody holds.'),
    dueAt: isoTime.nullable().describe('When the earliest unfinished assignment of the running round is due.'),
    pendingVerdict: z.enum(PENDING_VERDICTS).nullable(),
    published: z.boolean().describe('A verdict on it is published.'),
    urgent: z.boolean().describe('To be worked on before others.'),
    publishAt: isoTime.nullable().describe('When its approved verdict will be published by itself; null: by hand.'),
    embargoUntil: isoTime.nullable().describe('No verdict on it may be published before; may have passed.'),
    embargoReason: z.string().nullable(),
    placement: placementView,
    stateSince: isoTime.describe('Since when it has been in this workflow state.'),
    waitingSince: isoTime
      .nullable()
      .describe(
        'The same, where somebody of the desk has yet to act; null when it is rejected, archived, or decided and settled.',
      ),
    createdAt: isoTime,
    version: z.int(),
  })
  .meta({ id: 'DeskClaim' });
export type DeskClaimView = z.infer<typeof deskClaimView>;

/** A claim as its rater sees it until a verdict is published: the words and nothing of the process. */
export const raterClaimView = z
  .object({
    view: z.literal('rater'),
    id: z.uuid(),
    documentId: z.uuid(),
    documentTitle: z.string(),
    statement: z.string(),
    claimant: z.string().nullable(),
    language: z.string(),
    context: claimContext.nullable(),
    needsContext: z.boolean(),
    placement: placementView.omit({ reason: true, sourceState: true }),
  })
  .meta({ id: 'RaterClaim' });
export type RaterClaimView = z.infer<typeof raterClaimView>;

export const claimView = z.discriminatedUnion('view', [deskClaimView, raterClaimView]).meta({ id: 'Claim' });
export const claimPage = pageOf(claimView, 'ClaimPage');

/**
 * `created`: newest first. `oldest`: the other way round. `due`: what is due first; only claims with a due date. `waiting`: longest first. `urgent`: urgent
 * ones first, then the oldest.
 */
export const CLAIM_ORDERS = ['created', 'oldest', 'due', 'waiting', 'urgent'] as const;

export const claimQuery = pageQuery.extend({
  ...claimFilter.shape,
  sort: z
    .enum(CLAIM_ORDERS)
    .default('created')
    .describe(
      '`created`: newest first. `oldest`: oldest first. `due`: what is due first, only claims with a due date. `waiting`: what has been longest in its state, only claims that wait for somebody. `urgent`: urgent ones first, then the oldest.',
    ),
});
export type ClaimQuery = z.infer<typeof claimQuery>;

export const acceptClaimBody = z
  .strictObject({ checkReason: filledText(2000).describe('Why this claim was chosen for checking.') })
  .meta({ id: 'AcceptClaim' });

export const rejection = {
  reason: z.enum(REJECT_REASONS),
  duplicateOfId: z.uuid().optional().describe('The claim this one repeats; only with reason "duplicate".'),
  note: text(2000).optional(),
};
export const rejectClaimBody = z.strictObject(rejection).meta({ id: 'RejectClaim' });
export type RejectClaimBody = z.infer<typeof rejectClaimBody>;

export const urgentBody = z
  .strictObject({ urgent: z.boolean(), reason: filledText(2000).optional() })
  .meta({ id: 'MarkUrgent' });
export type UrgentBody = z.infer<typeof urgentBody>;

export const embargoBody = z
  .strictObject({
    until: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('No verdict may be published before; later than now, within a year. Null lifts the embargo.'),
    reason: filledText(2000).describe('What the desk has agreed to, and with whom; or why it no longer holds.'),
  })
  .meta({ id: 'SetEmbargo' });
export type EmbargoBody = z.infer<typeof embargoBody>;

export const reasonBody = z.strictObject({ reason: filledText(2000) }).meta({ id: 'Reason' });

export const claimEdit = {
  statement: filledText(2000),
  claimant: text(300).nullable(),
  claimantSameAs: webAddress
    .nullable()
    .describe('Address that identifies the claimant, such as Wikidata; not the article.'),
  claimantKind: z
    .enum(CLAIMANT_KINDS)
    .nullable()
    .describe('Whether the claimant is a person or an organisation; null: told from the name.'),
  madeAt: z.iso.datetime({ offset: true }).nullable(),
  appearances: z.array(webAddress).max(50),
  topics: topicList.describe('What the claim is about, such as "health".'),
  difficulty: z.int().min(1).max(3).describe('How much work it is: 1, 2 or 3.'),
};
export const editClaimBody = z
  .strictObject(claimEdit)
  .partial()
  .refine((edit) => Object.keys(edit).length > 0, 'give at least one field a new value')
  .meta({ id: 'EditClaim' });
export type EditClaimBody = z.infer<typeof editClaimBody>;

export const createClaimBody = z
  .strictObject({
    start: z.int().min(0).describe('UTF-16 offset into the text of the newest version, inclusive.'),
    end: z.int().min(1).describe('Exclusive.'),
    versionNumber: z.int().min(1).optional().describe('The version the offsets count in; must be the newest.'),
    statement: filledText(2000).optional().describe('Default: the quoted words.'),
    claimant: text(300).nullable().optional(),
    claimType: text(50).optional(),
    checkReason: filledText(2000),
  })
  .meta({ id: 'CreateClaim' });
export type CreateClaimBody = z.infer<typeof createClaimBody>;

export const claimHistory = z
  .object({
    items: z.array(
      z.object({
        seq: z.string(),
        at: isoTime,
        actorId: z.uuid().nullable(),
        actorName: z.string().nullable().describe('Null when the system acted.'),
        event: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        reason: z.string().nullable(),
        otherClaimId: z.uuid().nullable().describe('The other claim of a merge, a split or a duplicate.'),
      }),
    ),
    statements: z.array(
      z.object({
        revision: z.int(),
        statement: z.string(),
        authorId: z.uuid().nullable(),
        authorName: z.string().nullable().describe('Null for the words of the extractor.'),
        createdAt: isoTime,
      }),
    ),
  })
  .meta({ id: 'ClaimHistory' });
