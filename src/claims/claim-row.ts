import type { PendingVerdict } from './claim-board.entity.js';
import type { StoredContext } from './claim-context.js';
import type { Claim } from './claim.entity.js';
import type { ExtractorOpinion } from './extractor-opinion.js';
import type { SourceState } from './placement-status.js';

/** A claim, its document's title and its newest placement, as one row. */
export interface ClaimRow {
  id: string;
  document_id: string;
  document_title: string;
  statement: string;
  statement_revision: number;
  claimant: string | null;
  claimant_same_as: string | null;
  claimant_kind: Claim['claimantKind'];
  made_at: Date | null;
  appearances: string[];
  claim_type: string;
  topics: string[];
  difficulty: number;
  score: number;
  extractor_opinion: ExtractorOpinion | null;
  latest_opinion: ExtractorOpinion | null;
  unsuggested_since: Date | null;
  context: StoredContext | null;
  needs_context: boolean;
  reasons: string[];
  language: string;
  origin: Claim['origin'];
  extractor_version: string;
  workflow_state: Claim['workflowState'];
  check_reason: string | null;
  reject_reason: Claim['rejectReason'];
  duplicate_of_id: string | null;
  split_from_id: string | null;
  undoable: boolean;
  created_at: Date;
  /** Creation time as PostgreSQL prints it, with microseconds: the sort key. */
  created_key: string;
  version: number;
  stale: boolean;
  free_slots: number;
  due_at: Date | null;
  /** As `created_key`; null without a due date. */
  due_key: string | null;
  state_since: Date;
  waiting_since: Date | null;
  /** As `created_key`; null where nothing waits. */
  waiting_key: string | null;
  pending_verdict: PendingVerdict | null;
  published: boolean;
  urgent: boolean;
  /** As `created_key`, of the order of work. */
  queue_key: string;
  publish_at: Date | null;
  embargo_until: Date | null;
  embargo_reason: string | null;
  version_number: number;
  source_state: SourceState;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  start_offset: number | null;
  end_offset: number | null;
  also_at: { start: number; end: number }[];
  placement_reason: string | null;
}

/** What a rater's view of a claim is made of. */
export type RaterClaimRow = Pick<
  ClaimRow,
  | 'id'
  | 'document_id'
  | 'document_title'
  | 'statement'
  | 'claimant'
  | 'language'
  | 'context'
  | 'needs_context'
  | 'version_number'
  | 'exact'
  | 'prefix'
  | 'suffix'
  | 'start_offset'
  | 'end_offset'
  | 'also_at'
>;

/** Add a WHERE to it; `claim`, `board`, `document` and `placement` (the newest one) are in scope. */
export const SELECT_CLAIM = `
  SELECT claim.id, claim.document_id, document.title AS document_title, claim.statement, claim.statement_revision,
    claim.claimant, claim.claimant_same_as, claim.claimant_kind, claim.made_at, claim.appearances, claim.claim_type, claim.score,
    claim.topics, claim.difficulty,
    claim.extractor_opinion, claim.latest_opinion, claim.unsuggested_since, claim.context, claim.needs_context,
    claim.reasons, claim.language, claim.origin, claim.extractor_version, claim.workflow_state, claim.check_reason,
    claim.reject_reason, claim.duplicate_of_id, claim.split_from_id,
    claim.triage_before IS NOT NULL AS undoable, claim.created_at, claim.created_at::text AS created_key, claim.version,
    board.stale, board.free_slots, board.due_at, board.due_at::text AS due_key,
    claim.state_since, board.waiting_since, board.waiting_since::text AS waiting_key, board.pending_verdict, board.published,
    claim.urgent, board.queue_at::text AS queue_key, board.publish_at, claim.embargo_until, claim.embargo_reason,
    placement.version_number, placement.source_state, placement.exact, placement.prefix, placement.suffix,
    placement.start_offset, placement.end_offset, placement.also_at, placement.reason AS placement_reason
  FROM claim
  JOIN claim_board board ON board.claim_id = claim.id
  JOIN document ON document.id = claim.document_id
  JOIN LATERAL (
    SELECT claim_placement.*, document_version.number AS version_number
    FROM claim_placement
    JOIN document_version ON document_version.id = claim_placement.document_version_id
    WHERE claim_placement.claim_id = claim.id
    ORDER BY document_version.number DESC LIMIT 1
  ) placement ON true`;
