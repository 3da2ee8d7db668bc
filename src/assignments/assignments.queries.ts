import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import type { RaterClaimRow } from '../claims/claim-row.js';
import { toRaterClaim } from '../claims/claim.view.js';
import { Transactions } from '../database/transactions.js';
import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import { toWholeCharacters } from '../text/whole-characters.js';
import type { AssignmentState } from './assignment-status.js';
import { OPEN_STATES } from './assignment-status.js';
import { assignmentNotFound } from './assignments.errors.js';
import type {
  AssignmentSummary,
  AssignmentView,
  MyAssignmentsQuery,
  OtherRating,
  RatingFeedback,
} from './assignments.schemas.js';
import { ATTACHMENT_JSON, type AttachmentJson, toAttachment } from './attachments/attachment-json.js';
import { OWN_REVIEW, type OwnReviewRow, toOwnReview } from './own-review.js';
import { newestPlacement, WITH_WORDS } from './newest-placement.js';
import { type RoundPolicy, storedPolicy } from './round-policy.js';
import { wordingHash } from './wording-hash.js';

interface SummaryRow {
  id: string;
  claim_id: string;
  statement: string;
  document_title: string;
  state: AssignmentState;
  wording_to_confirm: string | null;
  lease_until: Date;
  due_at: Date | null;
  created_at: Date;
  sort_key: string;
}

interface DetailRow extends OwnReviewRow, RaterClaimRow {
  state: AssignmentState;
  wording_to_confirm: string | null;
  lease_until: Date;
  due_at: Date | null;
  created_at: Date;
  started_at: Date | null;
  assignment_submitted_at: Date | null;
  note: string | null;
  claim_id: string;
  document_url: string | null;
  document_published_at: Date | null;
  source_name: string | null;
  text: string;
  wordings: string[];
  context_changed: boolean;
  confirmed_wording: string | null;
  scheme_id: string;
  scheme_version: number;
  scheme_content: RatingSchemeContent;
  policy: RoundPolicy;
  round_id: string;
  attachments: AttachmentJson[];
  feedback: RatingFeedback | null;
  wording_hash: string;
  review_version: number;
}

const CONTEXT = 1500;

/**
 * What a reviewer reads. Every query has the reviewer's id in its WHERE, and none selects a column that changes with
 * what another rater does; but for OPEN rounds, in which who has submitted reads the others.
 */
@Injectable()
export class AssignmentsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The reviewer's work: what is due first comes first, then the oldest. */
  async listOwn(reviewerId: string, query: MyAssignmentsQuery): Promise<Page<AssignmentSummary>> {
    const after = decodeTimeCursor(query.cursor);
    const parameters: unknown[] = [reviewerId, query.limit + 1];
    const conditions = ['assignment.reviewer_id = $1'];
    if (query.state === 'open') conditions.push(`(${OPEN_WORK})`);
    if (query.state === 'done') conditions.push(`NOT (${OPEN_WORK})`);
    if (after) {
      conditions.push(
        `(${SORT_KEY}, assignment.id) > ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`,
      );
    }
    // The page is cut before the joins: a reviewer may have hundreds of assignments, a page has fifty.
    const rows = await this.transactions.reader.query<SummaryRow[]>(
      `SELECT page.id, round.claim_id, claim.statement, document.title AS document_title, page.state,
         page.wording_to_confirm, page.lease_until, page.due_at, page.created_at, page.sort_key::text AS sort_key
       FROM (
         SELECT assignment.*, ${SORT_KEY} AS sort_key FROM assignment
         WHERE ${conditions.join(' AND ')}
         ORDER BY ${SORT_KEY}, assignment.id LIMIT $2
       ) page
       JOIN review_round round ON round.id = page.round_id
       JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       ORDER BY page.sort_key, page.id`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.sort_key, row.id], toSummary);
  }

  /** @throws AppError NOT_FOUND for an assignment of somebody else. */
  async getOwn(reviewerId: string, id: string): Promise<AssignmentView> {
    const [row] = await this.transactions.reader.query<DetailRow[]>(
      `SELECT assignment.id, assignment.state, assignment.wording_to_confirm, assignment.confirmed_wording, assignment.lease_until, assignment.due_at, assignment.created_at,
         assignment.started_at, assignment.submitted_at AS assignment_submitted_at, assignment.note, claim.id AS claim_id, document.id AS document_id,
         document.title AS document_title, document.url AS document_url, document.published_at AS document_published_at,
         source.name AS source_name, claim.statement, claim.claimant, claim.language,
         claim.context, claim.needs_context,
         shown.number AS version_number, shown.exact, shown.prefix, shown.suffix, shown.start_offset, shown.end_offset,
         shown.also_at, shown.text, earlier.wordings, ${CONTEXT_CHANGED} AS context_changed,
         scheme.id AS scheme_id, scheme.scheme_version, scheme.content AS scheme_content,
         round.policy, round.id AS round_id,
         (SELECT coalesce(json_agg(${ATTACHMENT_JSON} ORDER BY attachment.created_at, attachment.id), '[]')
          FROM attachment JOIN stored_file file ON file.id = attachment.file_id
          WHERE attachment.assignment_id = assignment.id) AS attachments,
         review.wording_hash, review.version AS review_version, ${OWN_REVIEW}, ${FEEDBACK} AS feedback
       FROM assignment
       JOIN review_round round ON round.id = assignment.round_id
       JOIN rating_scheme scheme ON scheme.id = round.scheme_id
       JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       LEFT JOIN source ON source.id = document.source_id
       JOIN LATERAL (SELECT * FROM review WHERE review.assignment_id = assignment.id ORDER BY revision DESC LIMIT 1) review ON true
       JOIN LATERAL (${newestPlacement(WITH_WORDS)}) shown ON true
       JOIN LATERAL (
         SELECT array_agg(DISTINCT place.exact) AS wordings FROM claim_placement place
         WHERE place.claim_id = claim.id AND place.exact IS NOT NULL
       ) earlier ON true
       WHERE assignment.id = $1 AND assignment.reviewer_id = $2`,
      [id, reviewerId],
    );
    if (!row) throw assignmentNotFound();
    const policy = storedPolicy(row.policy);
    return toView(row, policy, policy.blind === 'OPEN' ? await this.othersWhenSubmitted(reviewerId, row) : null);
  }

  /** Null while the reviewer has not submitted: who has not rated yet must not know what others say. */
  private async othersWhenSubmitted(reviewerId: string, row: DetailRow): Promise<OtherRating[] | null> {
    return row.state === 'SUBMITTED' ? this.othersInRound(reviewerId, row.round_id) : null;
  }

  /**
   * What the others have submitted in an OPEN round, for somebody whose own submission stands; nothing otherwise. Evidence
   * from sources at risk is left out.
   */
  async othersInRound(reviewerId: string, roundId: string): Promise<OtherRating[]> {
    const rows = await this.transactions.reader.query<(OwnReviewRow & { reviewer_name: string })[]>(
      `SELECT person.display_name AS reviewer_name, ${OWN_REVIEW}
       FROM assignment JOIN review_round round ON round.id = assignment.round_id
       JOIN review ON review.assignment_id = assignment.id AND review.state = 'SUBMITTED'
       JOIN user_account person ON person.id = assignment.reviewer_id
       WHERE round.id = $1 AND round.policy->>'blind' = 'OPEN' AND assignment.state = 'SUBMITTED'
         AND assignment.reviewer_id <> $2
         AND EXISTS (SELECT FROM assignment own
           WHERE own.round_id = round.id AND own.reviewer_id = $2 AND own.state = 'SUBMITTED')
       ORDER BY person.display_name, assignment.id`,
      [roundId, reviewerId],
    );
    return rows.map((row) => {
      const { label, confidence, rationale, evidence, sourcesWaiver, fields } = toOwnReview(row);
      const open = evidence.filter(({ confidential }) => !confidential);
      return { label, confidence, rationale, evidence: open, sourcesWaiver, fields, reviewerName: row.reviewer_name };
    });
  }
}

/** Without a due date an assignment is due, for sorting, a hundred years after it was made: last, oldest first. */
/** In the words of the index `assignment_open_work_idx`: what is done grows for years, what is open does not. */
const OPEN_WORK = `assignment.state IN (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})
  OR assignment.wording_to_confirm IS NOT NULL`;

const SORT_KEY = `coalesce(assignment.due_at, assignment.created_at + interval '100 years')`;

/** Since the reviewer began, the text around the words became another, without the words themselves. */
const CONTEXT_CHANGED = `EXISTS (
  SELECT FROM claim_placement place
  JOIN document_version version ON version.id = place.document_version_id
  WHERE place.claim_id = claim.id AND place.resolved_state = 'CONTEXT_CHANGED' AND version.number <= shown.number
    AND version.created_at > assignment.created_at)`;

/** Never before the rating is final. */
const FEEDBACK = `(SELECT json_build_object('labels', answer.labels, 'right', review.label = ANY(answer.labels),
    'explanation', answer.explanation)
  FROM gold_answer answer WHERE answer.id = round.gold_answer_id AND round.status = 'REVEALED'
    AND assignment.state = 'SUBMITTED' AND (round.policy->>'goldFeedback')::boolean)`;

const toSummary = (row: SummaryRow): AssignmentSummary => ({
  id: row.id,
  claimId: row.claim_id,
  statement: row.statement,
  documentTitle: row.document_title,
  state: row.state,
  confirmWording: row.wording_to_confirm !== null,
  leaseUntil: row.lease_until.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});

function toView(row: DetailRow, policy: RoundPolicy, others: OtherRating[] | null): AssignmentView {
  const start = row.start_offset ?? 0;
  const end = row.end_offset ?? 0;
  const currentHash = wordingHash(row.statement, row.exact);
  const judgedHash = row.confirmed_wording ?? row.wording_hash;
  const judged = row.wordings.find((words) => wordingHash(row.statement, words) === judgedHash);
  return {
    id: row.id,
    state: row.state,
    confirmWording: row.wording_to_confirm !== null,
    leaseUntil: row.lease_until.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    submittedAt: row.assignment_submitted_at?.toISOString() ?? null,
    note: row.note,
    claim: toRaterClaim({ ...row, id: row.claim_id }),
    context: {
      before: toWholeCharacters(row.text.slice(Math.max(0, start - CONTEXT), start)),
      after: toWholeCharacters(row.text.slice(end, end + CONTEXT)),
      changed: row.context_changed,
      versionNumber: row.version_number,
      documentUrl: row.document_url,
      documentPublishedAt: row.document_published_at?.toISOString() ?? null,
      source: row.source_name,
    },
    scheme: { id: row.scheme_id, schemeVersion: row.scheme_version, content: row.scheme_content },
    requireEvidence: policy.requireEvidence,
    independentSources: policy.independentSources,
    attachments: row.attachments.map(toAttachment),
    wordingHash: currentHash,
    wordingChanged: currentHash !== judgedHash,
    earlierWords: currentHash === judgedHash ? null : (judged ?? null),
    review: toOwnReview(row),
    others,
    feedback: row.feedback,
    version: row.review_version,
  };
}
