import { z } from 'zod';
import { filledText, text, webAddress } from '../api/text.schema.js';
import { AppError, type FieldFault } from '../common/app-error.js';
import { checkFieldValues, type FieldValues, fieldValues } from '../schemes/custom-fields.js';
import { labelOf, type RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import { attachmentView } from './attachments/attachment.schemas.js';
import { EVIDENCE_KINDS, STANCES } from './evidence-item.entity.js';
import { independentSources, type Sourced } from './independent-sources.js';
import type { RoundPolicy } from './round-policy.js';

export const evidenceItem = z
  .strictObject({
    title: filledText(500),
    url: webAddress.nullable().default(null),
    archiveUrl: webAddress.nullable().default(null),
    quote: text(5000).nullable().default(null).describe('The words of the source that matter.'),
    quotePrefix: text(500).default('').describe('Text of the source just before the quote, to find it again by.'),
    quoteSuffix: text(500).default('').describe('Text of the source just after the quote.'),
    stance: z.enum(STANCES).describe('What it says of the claim.'),
    kind: z.enum(EVIDENCE_KINDS).describe('PRIMARY: the origin of the fact; SECONDARY: a report of it.'),
    accessedAt: z.iso.datetime({ offset: true }).nullable().default(null),
    confidential: z.boolean().default(false).describe('Protects a source at risk: never leaves the desk.'),
    confidentialNote: text(2000)
      .nullable()
      .default(null)
      .describe('To editors: why the source needs protection. Only with `confidential`.'),
    attachmentId: z
      .uuid()
      .nullable()
      .default(null)
      .describe('A file handed in at POST /assignments/:id/attachments of the same assignment.'),
  })
  .meta({ id: 'EvidenceItem' });
export type EvidenceContent = z.infer<typeof evidenceItem>;

/** As it is read: with what is known of the file. */
export const evidenceView = evidenceItem
  .extend({ attachment: attachmentView.nullable().describe('The file of `attachmentId`.') })
  .meta({ id: 'EvidenceView' });

/** What a reviewer writes. Every field may be missing in a draft; a missing field keeps what is stored. */
export const reviewContent = z
  .strictObject({
    label: text(50).nullable().describe("Key of a label of the round's rating scheme."),
    confidence: z.int().min(1).max(5).nullable().describe('1 (guess) to 5 (certain).'),
    rationale: text(20_000),
    evidence: z.array(evidenceItem).max(50),
    sourcesWaiver: filledText(2000)
      .nullable()
      .describe(
        'Why fewer independent sources than the policy asks for are enough. Published with the report, without your name.',
      ),
    fields: fieldValues,
    noteToAdjudicator: text(5000),
    needsAdjudication: z.boolean().describe('Asks for an adjudicator whatever the others say.'),
  })
  .partial();
export type ReviewContent = z.infer<typeof reviewContent>;

export interface CompleteReview {
  label: string;
  rationale: string;
}

/** What a submission is judged by. */
export interface SubmittableReview {
  label: string | null;
  rationale: string;
  evidence: readonly Sourced[];
  sourcesWaiver: string | null;
  fields: FieldValues;
}

const MIN_RATIONALE = 20;

/**
 * What cannot be said in one field alone, of a draft or a submission.
 * @param attachmentIds files of the assignment.
 * @throws AppError VALIDATION_FAILED with every fault.
 */
export function checkEvidence(evidence: readonly EvidenceContent[], attachmentIds: readonly string[]): void {
  const faults = evidence.flatMap((item, index): FieldFault[] => {
    const fault = (field: string, message: string) => ({ path: `evidence.${index}.${field}`, message });
    return [
      ...(item.attachmentId !== null && !attachmentIds.includes(item.attachmentId)
        ? [fault('attachmentId', 'is no file of this assignment; hand it in first')]
        : []),
      ...(item.quote === null && (item.quotePrefix !== '' || item.quoteSuffix !== '')
        ? [fault('quote', 'is missing: text around a quote needs the quote')]
        : []),
      ...(item.confidentialNote !== null && !item.confidential
        ? [fault('confidentialNote', 'is for confidential evidence only')]
        : []),
    ];
  });
  if (faults.length === 0) return;
  const list = faults.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new AppError('VALIDATION_FAILED', `Mend the evidence: ${list}.`, { detailCode: 'evidence-incomplete', faults });
}

/**
 * Whether a review may be submitted (A4).
 * @throws AppError LABEL_NOT_IN_SCHEME, RATIONALE_REQUIRED, EVIDENCE_REQUIRED, SOURCES_REQUIRED, VALIDATION_FAILED for
 *   the scheme's own fields.
 */
export function checkSubmittable(
  review: SubmittableReview,
  scheme: RatingSchemeContent,
  policy: Pick<RoundPolicy, 'requireEvidence' | 'independentSources'>,
): asserts review is SubmittableReview & CompleteReview {
  if (review.label === null) {
    throw new AppError(
      'LABEL_NOT_IN_SCHEME',
      `Choose a label first: ${scheme.labels.map((label) => label.key).join(', ')}.`,
    );
  }
  const label = labelOf(scheme, review.label);
  if (review.rationale.trim().length < MIN_RATIONALE) {
    throw new AppError(
      'RATIONALE_REQUIRED',
      `Give the reasons for your rating in at least ${MIN_RATIONALE} characters.`,
      { params: { least: MIN_RATIONALE } },
    );
  }
  if (policy.requireEvidence && label.requiresEvidence) {
    if (review.evidence.length === 0) {
      throw new AppError(
        'EVIDENCE_REQUIRED',
        `Add at least one piece of evidence: the label "${label.name}" needs it.`,
        { params: { label: label.name } },
      );
    }
    checkSources(review, policy.independentSources);
  }
  checkFieldValues(scheme.fields ?? [], review.fields, true);
}

function checkSources({ evidence, sourcesWaiver }: SubmittableReview, needed: number): void {
  const sources = independentSources(evidence);
  // One is there already: a piece of evidence that nobody can look up, such as a talk, is one too.
  if (needed === 1 || sources.length >= needed || sourcesWaiver !== null) return;
  throw new AppError(
    'SOURCES_REQUIRED',
    `This round asks for ${needed} independent sources, and the evidence has ${sources.length}. Addresses of one site are one source. Add another, or say in sourcesWaiver why this is enough.`,
    { params: { needed, found: sources.length }, needed, sources },
  );
}

/** The waiver that is kept: none where there is nothing to waive. */
export function neededWaiver(
  { label, evidence, sourcesWaiver }: SubmittableReview & CompleteReview,
  scheme: RatingSchemeContent,
  { requireEvidence, independentSources: needed }: Pick<RoundPolicy, 'requireEvidence' | 'independentSources'>,
): string | null {
  const asked = requireEvidence && labelOf(scheme, label).requiresEvidence;
  return asked && needed > 1 && independentSources(evidence).length < needed ? sourcesWaiver : null;
}
