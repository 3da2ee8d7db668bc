/**
 * Whether a verdict is what the desk says today, in SQL: one rule for every list and every output. `verdict` and
 * `newest` (the claim's placement in the newest version) are in scope.
 */
export const STANDINGS = ['current', 'archived', 'unknown', 'stale', 'superseded', 'retracted', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_MEANS =
  'current: it stands. archived: it stands for the version judged; the source no longer says it, and an editor decided ' +
  'so. unknown: a new version of the source has not been compared yet. stale: the source changed and nobody has ' +
  'settled it. superseded, retracted, withdrawn: it does not stand.';

/** For a JOIN: the placement of `verdict` in the newest version, with when the claim was first found GONE. */
export const JOIN_NEWEST = `
  JOIN LATERAL (
    SELECT claim_placement.source_state, claim_placement.created_at, document_version.number
    FROM claim_placement
    JOIN document_version ON document_version.id = claim_placement.document_version_id
    WHERE claim_placement.claim_id = verdict.claim_id
    ORDER BY document_version.number DESC LIMIT 1
  ) newest ON true`;

/** The claim was put on other words after the ones this verdict judged. */
const LEFT_BEHIND = `EXISTS (
  SELECT FROM claim_placement moved
  JOIN document_version moved_version ON moved_version.id = moved.document_version_id
  WHERE moved.claim_id = verdict.claim_id AND moved.reattached_at IS NOT NULL AND moved_version.number > (
    SELECT judged_version.number FROM claim_placement judged_place
    JOIN document_version judged_version ON judged_version.id = judged_place.document_version_id
    WHERE judged_place.id = verdict.placement_id))`;

/** The source no longer stands on the words judged, and no editor has settled it. */
export const STALE = `(verdict.stale_since IS NOT NULL
  OR newest.source_state IN ('REWORDED', 'CONTEXT_CHANGED', 'CHANGED')
  OR (newest.source_state = 'GONE' AND verdict.basis <> 'ARCHIVED_VERSION')
  OR ${LEFT_BEHIND})`;

/** The same question as `isCurrent` of a report, asked of the database. */
export const CURRENT = `(verdict.state = 'PUBLISHED' AND NOT ${STALE} AND newest.source_state NOT IN ('PENDING', 'FAILED'))`;

/** One of `STANDINGS`; a verdict that is not published yet stands as it would if it were. */
export const STANDING = `(CASE
  WHEN verdict.state IN ('SUPERSEDED', 'RETRACTED', 'WITHDRAWN') THEN lower(verdict.state)
  WHEN ${STALE} THEN 'stale'
  WHEN newest.source_state IN ('PENDING', 'FAILED') THEN 'unknown'
  WHEN newest.source_state = 'GONE' THEN 'archived'
  ELSE 'current' END)`;
