import type { z } from 'zod';
import type { FieldValues } from '../schemes/custom-fields.js';
import type { ownReview } from './assignments.schemas.js';
import { ATTACHMENT_JSON, type AttachmentJson, toAttachment } from './attachments/attachment-json.js';
import type { EvidenceContent } from './review-content.js';
import type { ReviewState } from './review-status.js';

export interface OwnReviewRow {
  revision: number;
  review_state: ReviewState;
  label: string | null;
  confidence: number | null;
  rationale: string;
  note_to_adjudicator: string;
  needs_adjudication: boolean;
  sources_waiver: string | null;
  custom_fields: FieldValues;
  review_submitted_at: Date | null;
  evidence: (Omit<EvidenceContent, 'accessedAt'> & {
    accessedAt: string | null;
    attachment: AttachmentJson | null;
  })[];
}

/** Columns of a review and its evidence, for a query that has `review` in scope. */
export const OWN_REVIEW = `
  review.revision, review.state AS review_state, review.label, review.confidence, review.rationale,
  review.note_to_adjudicator, review.needs_adjudication, review.sources_waiver, review.custom_fields,
  review.submitted_at AS review_submitted_at,
  (SELECT coalesce(json_agg(json_build_object('title', item.title, 'url', item.url, 'archiveUrl', item.archive_url,
     'quote', item.quote, 'quotePrefix', item.quote_prefix, 'quoteSuffix', item.quote_suffix, 'stance', item.stance,
     'kind', item.kind, 'accessedAt', item.accessed_at, 'confidential', item.confidential,
     'confidentialNote', item.confidential_note, 'attachmentId', item.attachment_id,
     'attachment', CASE WHEN attachment.id IS NOT NULL THEN ${ATTACHMENT_JSON} END) ORDER BY item.position), '[]')
   FROM evidence_item item
   LEFT JOIN attachment ON attachment.id = item.attachment_id
   LEFT JOIN stored_file file ON file.id = attachment.file_id
   WHERE item.review_id = review.id) AS evidence`;

export const toOwnReview = (row: OwnReviewRow): z.infer<typeof ownReview> => ({
  revision: row.revision,
  state: row.review_state,
  label: row.label,
  confidence: row.confidence,
  rationale: row.rationale,
  evidence: row.evidence.map((item) => ({
    ...item,
    accessedAt: item.accessedAt === null ? null : new Date(item.accessedAt).toISOString(),
    attachment: item.attachment && toAttachment(item.attachment),
  })),
  sourcesWaiver: row.sources_waiver,
  fields: row.custom_fields,
  noteToAdjudicator: row.note_to_adjudicator,
  needsAdjudication: row.needs_adjudication,
  submittedAt: row.review_submitted_at?.toISOString() ?? null,
});
