import { z } from 'zod';
import { filledText, text, webAddress } from '../api/text.schema.js';
import { AppError } from '../common/app-error.js';
import { labelOf, type RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import { EVIDENCE_KINDS, STANCES } from './evidence-item.entity.js';

export const evidenceItem = z
  .strictObject({
    title: filledText(500),
    url: webAddress.nullable().default(null),
    archiveUrl: webAddress.nullable().default(null),
    quote: text(5000).nullable().default(null).describe('The words of the source that matter.'),
    stance: z.enum(STANCES).describe('What it says of the claim.'),
    kind: z.enum(EVIDENCE_KINDS).describe('PRIMARY: the origin of the fact; SECONDARY: a report of it.'),
    accessedAt: z.iso.datetime({ offset: true }).nullable().default(null),
    confidential: z.boolean().default(false).describe('Protects a source at risk: never leaves the desk.'),
  })
  .meta({ id: 'EvidenceItem' });
export type EvidenceContent = z.infer<typeof evidenceItem>;

/** What a reviewer writes. Every field may be missing in a draft; a missing field keeps what is stored. */
export const reviewContent = z
  .strictObject({
    label: text(50).nullable().describe("Key of a label of the round's rating scheme."),
    confidence: z.int().min(1).max(5).nullable().describe('1 (guess) to 5 (certain).'),
    rationale: text(20_000),
    evidence: z.array(evidenceItem).max(50),
    noteToAdjudicator: text(5000),
    needsAdjudication: z.boolean().describe('Asks for an adjudicator whatever the others say.'),
  })
  .partial();
export type ReviewContent = z.infer<typeof reviewContent>;

export interface CompleteReview {
  label: string;
  rationale: string;
  evidence: readonly EvidenceContent[];
}

const MIN_RATIONALE = 20;

/**
 * Whether a review may be submitted (A4).
 * @throws AppError LABEL_NOT_IN_SCHEME, RATIONALE_REQUIRED, EVIDENCE_REQUIRED.
 */
export function checkSubmittable(
  review: { label: string | null; rationale: string; evidence: readonly EvidenceContent[] },
  scheme: RatingSchemeContent,
  requireEvidence: boolean,
): asserts review is CompleteReview {
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
    );
  }
  if (requireEvidence && label.requiresEvidence && review.evidence.length === 0) {
    throw new AppError('EVIDENCE_REQUIRED', `Add at least one piece of evidence: the label "${label.name}" needs it.`);
  }
}
