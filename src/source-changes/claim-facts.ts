import type { ClaimState } from '../claims/claim-status.js';
import type { SourceState } from '../claims/placement-status.js';
import { JOIN_NEWEST, STANDING } from '../verdicts/verdict-standing.js';
import type { StalenessFacts } from './staleness-actions.js';
import type { StalenessView } from './staleness.schemas.js';

/** All that decides what may be done about a claim whose source changed. */
export interface ClaimFactsRow {
  id: string;
  document_id: string;
  statement: string;
  workflow_state: ClaimState;
  version_number: number;
  source_state: SourceState;
  resolved_state: SourceState | null;
  reason: string | null;
  round_archived: boolean;
  /** Those that stand or may yet, oldest first. */
  verdicts: StalenessView['verdicts'];
}

const VERDICTS = `
  SELECT coalesce(json_agg(json_build_object('id', verdict.id, 'state', verdict.state, 'label', verdict.label,
    'labelName', coalesce((SELECT named ->> 'name' FROM jsonb_array_elements(scheme.content -> 'labels') named
      WHERE named ->> 'key' = verdict.label), verdict.label),
    'reportNumber', verdict.report_number::text, 'versionNumber', judged_version.number, 'basis', verdict.basis,
    'staleSince', verdict.stale_since, 'standing', ${STANDING}) ORDER BY verdict.number), '[]') AS verdicts
  FROM verdict
  JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
  JOIN claim_placement judged ON judged.id = verdict.placement_id
  JOIN document_version judged_version ON judged_version.id = judged.document_version_id
  ${JOIN_NEWEST}
  WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED', 'PUBLISHED')`;

/** Columns of `ClaimFactsRow`, for a query that has `FROM_CLAIM_FACTS`. */
export const CLAIM_FACTS = `claim.id, claim.document_id, claim.statement, claim.workflow_state,
  place.number AS version_number, place.source_state, place.resolved_state, place.reason, standing.verdicts,
  EXISTS (SELECT FROM review_round WHERE review_round.claim_id = claim.id
    AND review_round.status IN ('OPEN', 'COMPLETE') AND review_round.archived_by IS NOT NULL) AS round_archived`;

/** `claim` and `place` (its newest placement, with the number of the version) are in scope of what follows. */
export const FROM_CLAIM_FACTS = `
  FROM claim
  JOIN LATERAL (
    SELECT claim_placement.*, document_version.number FROM claim_placement
    JOIN document_version ON document_version.id = claim_placement.document_version_id
    WHERE claim_placement.claim_id = claim.id ORDER BY document_version.number DESC LIMIT 1
  ) place ON true
  JOIN LATERAL (${VERDICTS}) standing ON true`;

export function toFacts(row: ClaimFactsRow): StalenessFacts {
  const has = (...states: string[]) => row.verdicts.some(({ state }) => states.includes(state));
  return {
    sourceState: row.source_state,
    workflowState: row.workflow_state,
    underReview: row.workflow_state === 'IN_REVIEW' || row.workflow_state === 'NEEDS_ADJUDICATION',
    roundArchived: row.round_archived,
    pending: has('PROPOSED', 'APPROVED'),
    published: has('PUBLISHED'),
    unsettled: row.verdicts.some(({ standing }) => standing === 'stale'),
  };
}

/** Times of a JSON column as they are in answers. */
export const toVerdicts = (row: ClaimFactsRow): StalenessView['verdicts'] =>
  row.verdicts.map((verdict) => ({
    ...verdict,
    staleSince: verdict.staleSince === null ? null : new Date(verdict.staleSince).toISOString(),
  }));
