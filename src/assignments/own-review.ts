import type { z } from 'zod';
import type { ownReview } from './assignments.schemas.js';
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
  review_submitted_at: Date | null;
  evidence: (Omit<EvidenceContent, 'accessedAt'> & { accessedAt: string | null })[];
}

/** Columns of a review and its evidence, for a query that has `review` in scope. */
export const OWN_REVIEW = `
  review.revision, review.state AS review_state, review.label, review.confidence, review.rationale,
  review.note_to_adjudicator, review.needs_adjudication, review.submitted_at AS review_submitted_at,
  (SELECT coalesce(json_agg(json_build_object('title', title, 'url', url, 'archiveUrl', archive_url, 'quote', quote,
     'stance', stance, 'kind', kind, 'accessedAt', accessed_at, 'confidential', confidential) ORDER BY position), '[]')
   FROM evidence_item WHERE evidence_item.review_id = review.id) AS evidence`;

export const toOwnReview = (row: OwnReviewRow): z.infer<typeof ownReview> => ({
  revision: row.revision,
  state: row.review_state,
  label: row.label,
  confidence: row.confidence,
  rationale: row.rationale,
  evidence: row.evidence.map((item) => ({
    ...item,
    accessedAt: item.accessedAt === null ? null : new Date(item.accessedAt).toISOString(),
  })),
  noteToAdjudicator: row.note_to_adjudicator,
  needsAdjudication: row.needs_adjudication,
  submittedAt: row.review_submitted_at?.toISOString() ?? null,
});
