import type { ClaimRow, RaterClaimRow } from './claim-row.js';
import type { DeskClaimView, RaterClaimView } from './claims.schemas.js';

const anchor = (row: RaterClaimRow) => ({
  versionNumber: row.version_number,
  exact: row.exact,
  prefix: row.prefix,
  suffix: row.suffix,
  start: row.start_offset,
  end: row.end_offset,
  unit: 'utf16' as const,
  alsoAt: row.also_at,
});

/** The opinion that score and reasons are from. */
const opinionOf = (row: ClaimRow) => row.latest_opinion ?? row.extractor_opinion;

export const toDeskClaim = (row: ClaimRow): DeskClaimView => ({
  view: 'desk',
  id: row.id,
  documentId: row.document_id,
  documentTitle: row.document_title,
  statement: row.statement,
  statementRevision: row.statement_revision,
  claimant: row.claimant,
  claimantSameAs: row.claimant_same_as,
  claimantKind: row.claimant_kind,
  madeAt: row.made_at?.toISOString() ?? null,
  appearances: row.appearances,
  claimType: row.claim_type,
  topics: row.topics,
  difficulty: row.difficulty,
  score: row.score,
  verifiable: opinionOf(row)?.verifiable ?? null,
  checkworthy: opinionOf(row)?.checkworthy ?? null,
  reasons: row.reasons,
  language: row.language,
  origin: row.origin,
  extractorVersion: row.extractor_version,
  scoredBy: opinionOf(row)?.extractorVersion ?? null,
  noLongerSuggestedSince: row.unsuggested_since?.toISOString() ?? null,
  workflowState: row.workflow_state,
  checkReason: row.check_reason,
  rejectReason: row.reject_reason,
  duplicateOfId: row.duplicate_of_id,
  splitFromId: row.split_from_id,
  undoable: row.undoable,
  stale: row.stale,
  context: row.context,
  needsContext: row.needs_context,
  placement: { ...anchor(row), sourceState: row.source_state, reason: row.placement_reason },
  freeSlots: row.free_slots,
  dueAt: row.due_at?.toISOString() ?? null,
  pendingVerdict: row.pending_verdict,
  published: row.published,
  urgent: row.urgent,
  publishAt: row.publish_at?.toISOString() ?? null,
  embargoUntil: row.embargo_until?.toISOString() ?? null,
  embargoReason: row.embargo_reason,
  stateSince: row.state_since.toISOString(),
  waitingSince: row.waiting_since?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

/** Nothing here may depend on what other raters did: no state, score, version or time (docs/workflow.md, "Blindness"). */
export const toRaterClaim = (row: RaterClaimRow): RaterClaimView => ({
  view: 'rater',
  id: row.id,
  documentId: row.document_id,
  documentTitle: row.document_title,
  statement: row.statement,
  claimant: row.claimant,
  language: row.language,
  context: row.context,
  needsContext: row.needs_context,
  placement: anchor(row),
});
