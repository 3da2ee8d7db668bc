import { type Check, none } from './check.js';

const TAKEN = `('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')`;

/** I2, I3 and I8: places in rounds, and who holds them. */
export const PLACES: readonly Check[] = [
  none(
    'I2 never more assignments than slots',
    `SELECT round.id, (SELECT count(*) FROM round_slot WHERE round_id = round.id) AS slots, held.taken
     FROM review_round round
     JOIN LATERAL (SELECT count(*) AS taken FROM assignment WHERE round_id = round.id AND state IN ${TAKEN}) held ON true
     WHERE held.taken > (SELECT count(*) FROM round_slot WHERE round_id = round.id)`,
  ),
  none(
    'I2 nobody holds a place in a void round',
    `SELECT assignment.id FROM assignment JOIN review_round round ON round.id = assignment.round_id
     WHERE round.status = 'VOID' AND assignment.state IN ${TAKEN}`,
  ),
  none(
    'I3 one place of a round for one person',
    `SELECT round_id, reviewer_id, count(*) FROM assignment WHERE state IN ${TAKEN}
     GROUP BY round_id, reviewer_id HAVING count(*) > 1`,
  ),
  none(
    'I3 who rated a claim decided nothing on it',
    `WITH rated AS (
       SELECT round.claim_id, assignment.reviewer_id AS person FROM assignment
       JOIN review_round round ON round.id = assignment.round_id WHERE assignment.state NOT IN ('DECLINED', 'REVOKED')),
     decided AS (
       SELECT round.claim_id, adjudicator_id AS person, 'adjudicated' AS how FROM adjudication
       JOIN review_round round ON round.id = adjudication.round_id
       UNION ALL SELECT claim_id, approved_by, 'approved' FROM verdict WHERE approved_by IS NOT NULL
       UNION ALL SELECT claim_id, published_by, 'published' FROM verdict WHERE published_by IS NOT NULL)
     SELECT rated.*, decided.how FROM rated JOIN decided USING (claim_id, person)`,
  ),
  none(
    'I3 who adjudicated a claim did not approve its verdict',
    `SELECT verdict.id FROM verdict JOIN review_round round ON round.claim_id = verdict.claim_id
     JOIN adjudication ON adjudication.round_id = round.id
     WHERE verdict.approved_by = adjudication.adjudicator_id AND verdict.approved_at > adjudication.created_at`,
  ),
  none(
    'I3 two people for every change of a conclusion',
    `SELECT id, kind FROM correction WHERE status = 'APPLIED' AND kind IN ('CORRECTION', 'RETRACTION')
       AND (decided_by IS NULL OR decided_by = requested_by)`,
  ),
  none(
    'I8 who has left holds no unfinished work',
    `SELECT assignment.id, assignment.state FROM assignment JOIN user_account ON user_account.id = reviewer_id
     WHERE user_account.status = 'DISABLED' AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')`,
  ),
  none(
    'I8 every open round can be completed',
    `SELECT round.id FROM review_round round WHERE round.status = 'OPEN' AND round.settles_at IS NULL
       AND NOT EXISTS (SELECT FROM round_slot slot WHERE slot.round_id = round.id AND NOT EXISTS (
         SELECT FROM assignment WHERE assignment.round_id = round.id AND slot_number = slot.number AND state = 'SUBMITTED'
           AND wording_to_confirm IS NULL))`,
  ),
  none(
    'every claim has the running round that its state tells of',
    `SELECT claim.id, claim.workflow_state, running.status FROM claim
     LEFT JOIN review_round running ON running.claim_id = claim.id AND running.status IN ('OPEN', 'COMPLETE')
       AND running.gold_answer_id IS NULL
     WHERE CASE claim.workflow_state WHEN 'IN_REVIEW' THEN running.status IS DISTINCT FROM 'OPEN'
       WHEN 'NEEDS_ADJUDICATION' THEN false ELSE running.status IS NOT NULL END`,
  ),
  none(
    'what measures a rater has one place, for that rater, and nothing follows from it',
    `SELECT round.id FROM review_round round WHERE round.gold_answer_id IS NOT NULL AND (
       (SELECT count(*) FROM round_slot WHERE round_id = round.id) <> 1
       OR EXISTS (SELECT FROM assignment WHERE round_id = round.id AND reviewer_id <> round.gold_rater_id)
       OR EXISTS (SELECT FROM verdict WHERE round_id = round.id) OR EXISTS (SELECT FROM adjudication WHERE round_id = round.id)
       OR round.status NOT IN ('OPEN', 'REVEALED', 'VOID'))`,
  ),
  none(
    'nobody is measured with a claim they were given before',
    `SELECT round.id FROM review_round round WHERE round.gold_answer_id IS NOT NULL AND EXISTS (
       SELECT FROM assignment JOIN review_round earlier ON earlier.id = assignment.round_id
       WHERE earlier.claim_id = round.claim_id AND earlier.number < round.number
         AND assignment.reviewer_id = round.gold_rater_id)`,
  ),
  none(
    'no claim waits for a comparison that nobody is going to make',
    // A claim that was set aside gets no place in later versions, and so may end with one that was overtaken.
    `SELECT claim.id, claim.workflow_state, newest.number FROM claim
     JOIN LATERAL (SELECT place.source_state, number, version.document_id FROM claim_placement place
       JOIN document_version version ON version.id = document_version_id
       WHERE place.claim_id = claim.id ORDER BY number DESC LIMIT 1) newest ON true
     WHERE newest.source_state = 'PENDING'
       AND NOT (claim.workflow_state IN ('REJECTED', 'ARCHIVED') AND EXISTS (SELECT FROM document_version later
         WHERE later.document_id = newest.document_id AND later.number > newest.number))
       AND NOT EXISTS (SELECT FROM document_job job
         WHERE job.document_id = newest.document_id AND job.status IN ('QUEUED', 'RUNNING'))`,
  ),
  none(
    'every claim at work has a place in the newest text',
    `SELECT claim.id, claim.workflow_state FROM claim
     JOIN LATERAL (SELECT id FROM document_version version WHERE version.document_id = claim.document_id
       ORDER BY number DESC LIMIT 1) newest ON true
     WHERE claim.workflow_state NOT IN ('REJECTED', 'ARCHIVED') AND NOT EXISTS (SELECT FROM claim_placement place
       WHERE place.claim_id = claim.id AND place.document_version_id = newest.id)`,
  ),
];
