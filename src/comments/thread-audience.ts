import { isBlind, isBlindInDocument } from '../database/blind-claim.js';

/** A thread with the assignment and round it may be about. Conditions below speak of these tables and of `person`. */
export const THREAD_TABLES = `comment_thread thread
  LEFT JOIN assignment ON assignment.id = thread.assignment_id
  LEFT JOIN review_round round ON round.id = assignment.round_id`;

const OWN = `(thread.scope = 'ASSIGNMENT' AND assignment.reviewer_id = person.id)`;

/**
 * SQL condition: by roles, this person may take part in the thread. It says nothing of blindness on purpose: whoever may
 * mention people must not learn from a refusal who rates the claim.
 */
export const MAY_TAKE_PART = `(CASE thread.scope
  WHEN 'ASSIGNMENT' THEN assignment.reviewer_id = person.id OR person.roles && '{editor,admin}'
    OR ('adjudicator' = ANY(person.roles) AND round.status IN ('REVEALED', 'CLOSED'))
  ELSE person.roles && '{editor,adjudicator,admin}' END)`;

/**
 * SQL condition: this person may see the thread now. A rater sees the thread about their own assignment and no other
 * talk about the claim, nor about its whole document, for as long as they are blind.
 * @param desk SQL boolean: the actor may see the desk's side at all (a token's scopes may forbid it).
 */
export const maySee = (desk: string): string => `(${OWN} OR (${desk} AND ${MAY_TAKE_PART}
  AND NOT ${isBlind('thread.claim_id', 'person.id')}
  AND NOT (thread.claim_id IS NULL AND ${isBlindInDocument('thread.document_id', 'person.id')})))`;

/**
 * SQL condition: the comment is by the rater, and the reader (`person`) is not told who that is. Editors are told after
 * the reveal, as with ratings; adjudicators never.
 */
export const RATER_UNNAMED = `(thread.scope = 'ASSIGNMENT' AND assignment.reviewer_id <> person.id
  AND NOT (person.roles && '{editor,admin}' AND round.revealed_at IS NOT NULL))`;
