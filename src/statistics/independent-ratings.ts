import { isBlind } from '../database/blind-claim.js';
import type { SqlValues } from '../database/sql-values.js';
import type { AgreementFilter } from './agreement.schemas.js';

/**
 * SQL: the ratings that agreement may be computed from, one row each, with `round_id`, `claim_id`, `scheme_id`,
 * `reviewer_id`, `label`, `language`, `topics`, `source_id`, `revealed_at` and `review_id`. Only ratings of people who could not know of one
 * another:
 * - of rounds that are revealed or closed, never of running or void ones;
 * - never of rounds that measure a rater with a known answer;
 * - of the first round of a claim that was not void: who rates later may know how it came out before;
 * - of rounds in which nobody could see the others, nobody looked before the reveal, and no rating was handed in twice (returned, or withdrawn);
 * - in the places the round began with: a tie-break is asked for because others disagreed;
 * - handed in before the reveal.
 * Claims the viewer may see only as their rater are left out, so that no figure tells them anything; without a viewer
 * none is.
 */
export function independentRatings(values: SqlValues, viewerId: string | null, filter: AgreementFilter): string {
  const conditions = [
    `round.status IN ('REVEALED', 'CLOSED')`,
    `round.gold_answer_id IS NULL`,
    `coalesce(round.policy->>'blind', 'DOUBLE') <> 'OPEN'`,
    `NOT EXISTS (SELECT FROM round_unblinding look WHERE look.round_id = round.id)`,
    `NOT EXISTS (SELECT FROM review_round earlier WHERE earlier.claim_id = round.claim_id
       AND earlier.number < round.number AND earlier.status <> 'VOID' AND earlier.gold_answer_id IS NULL)`,
    `NOT EXISTS (SELECT FROM assignment again JOIN review more ON more.assignment_id = again.id
       WHERE again.round_id = round.id AND more.revision > 1)`,
    `assignment.slot_number <= (round.policy->>'k')::int`,
    `review.submitted_at <= round.revealed_at`,
    `NOT ${isBlind('round.claim_id', values.add(viewerId))}`,
  ];
  if (filter.schemeId) conditions.push(`round.scheme_id = ${values.add(filter.schemeId)}`);
  if (filter.from) conditions.push(`round.revealed_at >= ${values.add(new Date(filter.from))}`);
  if (filter.to) conditions.push(`round.revealed_at < ${values.add(new Date(filter.to))}`);
  if (filter.sourceId) conditions.push(`document.source_id = ${values.add(filter.sourceId)}`);
  if (filter.topic) conditions.push(`claim.topics @> ARRAY[${values.add(filter.topic)}::text]`);
  if (filter.language) conditions.push(`lower(claim.language) = lower(${values.add(filter.language)})`);
  return `SELECT round.id AS round_id, round.claim_id, round.scheme_id, assignment.reviewer_id, review.label,
      claim.language, claim.topics, document.source_id, round.revealed_at,
      review.id AS review_id
    FROM review_round round
    JOIN claim ON claim.id = round.claim_id
    JOIN document ON document.id = claim.document_id
    JOIN assignment ON assignment.round_id = round.id AND assignment.state = 'SUBMITTED'
    JOIN review ON review.assignment_id = assignment.id AND review.state = 'SUBMITTED'
    WHERE ${conditions.join('\n      AND ')}`;
}
