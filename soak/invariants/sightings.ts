import type { ClientBase } from 'pg';
import type { Sighting } from '../rating-marks.js';
import type { Fault } from './check.js';

/** A transaction may take so long from its audit row to its end. */
const COMMIT_SECONDS = 2;

/** The viewer was a rater of the claim all the time: had a place before, had not declined it, and nothing was published. */
const BLIND = `EXISTS (
  SELECT FROM assignment held JOIN review_round held_round ON held_round.id = held.round_id
  WHERE held_round.claim_id = round.claim_id AND held.reviewer_id = $1
    AND EXISTS (SELECT FROM audit_event WHERE entity_id = held.id AND event IN ('assignment.assign', 'assignment.takeNext')
      AND at + interval '${COMMIT_SECONDS} seconds' < $3)
    AND NOT EXISTS (SELECT FROM audit_event WHERE entity_id = held.id AND event = 'assignment.decline' AND at <= $4)
    AND NOT EXISTS (SELECT FROM verdict JOIN review_round judged ON judged.id = verdict.round_id
      WHERE verdict.claim_id = round.claim_id AND (judged.number >= held_round.number OR held_round.gold_answer_id IS NOT NULL) AND verdict.published_at <= $4))`;

/** Nobody at all is shown a rating while its round is open. */
const EARLY = `NOT EXISTS (SELECT FROM audit_event WHERE entity_id = round.id
  AND event IN ('round.complete', 'round.void') AND at <= $4)`;

/** I11: nobody was shown what another rater of a claim wrote while they rated it, nor ratings of an open round. */
export async function sightingFaults(db: ClientBase, sightings: readonly Sighting[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { viewerId, assignmentId, kind, request, from, to } of sightings) {
    const { rows } = await db.query<{ blind: boolean; early: boolean }>(
      `SELECT ${BLIND} AS blind, ${EARLY} AS early FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.id = $2`,
      [viewerId, assignmentId, from, to],
    );
    const [row] = rows;
    const wrong = !row || row.blind || (kind === 'rating' && row.early);
    if (wrong)
      faults.push({
        invariant: 'I11 raters see nothing of each other',
        detail: `${viewerId}: ${request}: ${assignmentId}`,
      });
  }
  return faults;
}
