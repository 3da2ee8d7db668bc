import { type Check, none } from './check.js';

/** I4, I5 and I12: what is published, on what grounds, and whether it still stands. */
export const VERDICTS: readonly Check[] = [
  none(
    'I4 at most one published verdict of a claim',
    `SELECT claim_id, count(*) FROM verdict WHERE state = 'PUBLISHED' GROUP BY claim_id HAVING count(*) > 1`,
  ),
  none(
    'I4 at most one pending verdict of a claim',
    `SELECT claim_id, count(*) FROM verdict WHERE state IN ('PROPOSED', 'APPROVED') GROUP BY claim_id HAVING count(*) > 1`,
  ),
  none(
    'I5 nothing is published without its ratings or an adjudication',
    `SELECT verdict.id, verdict.origin FROM verdict JOIN review_round round ON round.id = verdict.round_id
     WHERE verdict.state = 'PUBLISHED' AND NOT EXISTS (SELECT FROM adjudication WHERE adjudication.round_id = round.id)
       AND (SELECT count(*) FROM review JOIN assignment ON assignment.id = review.assignment_id
            WHERE assignment.round_id = round.id AND assignment.state = 'SUBMITTED' AND review.state = 'SUBMITTED')
         < (round.policy->>'k')::int`,
  ),
  none(
    'I12 what the source no longer says is marked',
    `SELECT verdict.id, verdict.state, newest.source_state FROM verdict
     JOIN LATERAL (SELECT source_state FROM claim_placement place JOIN document_version ON document_version.id = document_version_id
       WHERE place.claim_id = verdict.claim_id ORDER BY number DESC LIMIT 1) newest ON true
     WHERE verdict.state IN ('APPROVED', 'PUBLISHED') AND verdict.stale_since IS NULL
       AND (newest.source_state IN ('REWORDED', 'CONTEXT_CHANGED', 'CHANGED', 'FAILED')
         OR newest.source_state = 'GONE' AND verdict.basis <> 'ARCHIVED_VERSION')`,
  ),
];
