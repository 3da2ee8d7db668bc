import { Injectable } from '@nestjs/common';
import { type Actor, can, isEditor } from '../access/actor.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { TAKEN_STATES, type AssignmentState } from './assignment-status.js';
import { roundNotFound } from './assignments.errors.js';
import type { BlindRating, RoundView } from './assignments.schemas.js';
import { compareEvidence } from './evidence-comparison.js';
import { EarlierNotesQueries } from './earlier-notes.queries.js';
import { newestPlacement, WITH_WORDS } from './newest-placement.js';
import { OWN_REVIEW, type OwnReviewRow, toOwnReview } from './own-review.js';
import { pseudonyms } from './pseudonyms.js';
import { namesForAdjudicator, type RoundPolicy, storedPolicy } from './round-policy.js';
import type { RoundStatus } from './round-status.js';
import { wordingHash } from './wording-hash.js';

interface RoundRow {
  id: string;
  claim_id: string;
  number: number;
  status: RoundStatus;
  policy: RoundPolicy;
  scheme_id: string;
  pseudonym_key: string;
  opened_at: Date;
  revealed_at: Date | null;
  void_reason: string | null;
  slots: number;
  submitted: number;
  unconfirmed: number;
  statement: string;
  exact: string | null;
  judged_exact: string | null;
  archived: boolean;
  unblinded: { personId: string; personName: string; reason: string; at: string }[];
}

interface HolderRow {
  id: string;
  reviewer_id: string;
  reviewer_name: string;
  state: AssignmentState;
  due_at: Date | null;
}

interface RatingRow extends OwnReviewRow {
  assignment_id: string;
  reviewer_id: string;
  reviewer_name: string;
}

/** Number of the version the round was opened on. */
const OPENED_AT = `
  SELECT opened_version.number FROM claim_placement opened
  JOIN document_version opened_version ON opened_version.id = opened.document_version_id
  WHERE opened.id = round.placement_id`;

/** A round, in the shape its reader may see (docs/workflow.md, "Blindness"). Its raters see nothing of it. */
@Injectable()
export class RoundsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly notes: EarlierNotesQueries,
  ) {}

  /** @throws AppError NOT_FOUND, also for those who rate the claim. */
  async get(actor: Actor & { id: string }, id: string): Promise<RoundView> {
    const [round] = await this.transactions.reader.query<RoundRow[]>(
      `SELECT round.id, round.claim_id, round.number, round.status, round.policy, round.scheme_id, round.pseudonym_key,
         round.opened_at, round.revealed_at, round.void_reason,
         (SELECT count(*)::int FROM round_slot WHERE round_slot.round_id = round.id) AS slots,
         (SELECT count(*)::int FROM assignment WHERE assignment.round_id = round.id AND state = 'SUBMITTED') AS submitted,
         (SELECT count(*)::int FROM assignment WHERE assignment.round_id = round.id AND wording_to_confirm IS NOT NULL) AS unconfirmed,
         claim.statement, shown.exact, judged.exact AS judged_exact, round.archived_by IS NOT NULL AS archived,
         (SELECT coalesce(json_agg(json_build_object('personId', look.person_id, 'personName', person.display_name,
            'reason', look.reason, 'at', look.created_at) ORDER BY look.created_at, look.person_id), '[]')
          FROM round_unblinding look JOIN user_account person ON person.id = look.person_id
          WHERE look.round_id = round.id) AS unblinded
       FROM review_round round
       JOIN claim ON claim.id = round.claim_id
       LEFT JOIN LATERAL (${newestPlacement(WITH_WORDS)}) shown ON true
       LEFT JOIN LATERAL (${newestPlacement(`${WITH_WORDS} AND version.number <= (${OPENED_AT})`)}) judged ON true
       WHERE round.id = $1 AND round.gold_answer_id IS NULL AND NOT ${isBlind('round.claim_id', '$2')}`,
      [id, actor.id],
    );
    if (!round) throw roundNotFound();
    const editor = isEditor(actor);
    const policy = storedPolicy(round.policy);
    const showNames =
      (editor && round.revealed_at !== null) ||
      hasUnblinded(actor, round) ||
      (can(actor, 'adjudication.decide') && namesForAdjudicator(policy));
    const ratings = (await this.maySeeRatings(actor, round)) ? await this.ratings(round, showNames) : null;
    // Names beside ratings that are still under pseudonyms would tell who is behind them.
    const mayKnowHolders = editor && (ratings === null || showNames);
    return {
      id: round.id,
      claimId: round.claim_id,
      number: round.number,
      status: round.status,
      policy,
      schemeId: round.scheme_id,
      slots: round.slots,
      submitted: editor ? round.submitted : null,
      unconfirmed: editor ? round.unconfirmed : null,
      wording: toWording(round),
      assignments: mayKnowHolders ? await this.holders(id) : null,
      ratings,
      earlierNotes:
        ratings !== null && can(actor, 'adjudication.decide') ? await this.notes.ofEarlierRounds(round) : null,
      evidence: ratings === null ? null : compareEvidence(ratings),
      openedAt: round.opened_at.toISOString(),
      revealedAt: round.revealed_at?.toISOString() ?? null,
      voidReason: round.void_reason,
      unblinded: round.unblinded.map((look) => ({ ...look, at: new Date(look.at).toISOString() })),
    };
  }

  /**
   * Adjudicators from COMPLETE on, unless they rated any round of the claim; editors from the reveal on; who broke the
   * glass from then on.
   */
  private async maySeeRatings(actor: Actor & { id: string }, round: RoundRow): Promise<boolean> {
    if (round.status === 'REVEALED' || round.status === 'CLOSED' || hasUnblinded(actor, round)) return true;
    if (round.status !== 'COMPLETE' || !can(actor, 'adjudication.decide')) return false;
    const rated = await this.transactions.reader.query<unknown[]>(
      `SELECT FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE round.claim_id = $1 AND assignment.reviewer_id = $2 AND assignment.state <> 'DECLINED'`,
      [round.claim_id, actor.id],
    );
    return rated.length === 0;
  }

  private async holders(roundId: string): Promise<NonNullable<RoundView['assignments']>> {
    const rows = await this.transactions.reader.query<HolderRow[]>(
      `SELECT assignment.id, reviewer_id, user_account.display_name AS reviewer_name, state, due_at
       FROM assignment JOIN user_account ON user_account.id = reviewer_id WHERE round_id = $1 ORDER BY assignment.id`,
      [roundId],
    );
    const taken: readonly string[] = TAKEN_STATES;
    return rows.map((row) => ({
      id: row.id,
      reviewerId: row.reviewer_id,
      reviewerName: row.reviewer_name,
      taken: taken.includes(row.state),
      dueAt: row.due_at?.toISOString() ?? null,
    }));
  }

  private async ratings(round: RoundRow, showNames: boolean): Promise<BlindRating[]> {
    const rows = await this.transactions.reader.query<RatingRow[]>(
      `SELECT assignment.id AS assignment_id, assignment.reviewer_id, person.display_name AS reviewer_name, ${OWN_REVIEW}
       FROM assignment JOIN review ON review.assignment_id = assignment.id
       JOIN user_account person ON person.id = assignment.reviewer_id
       WHERE assignment.round_id = $1 AND assignment.state = 'SUBMITTED' AND review.state = 'SUBMITTED'`,
      [round.id],
    );
    const names = pseudonyms(
      round.pseudonym_key,
      rows.map((row) => row.reviewer_id),
    );
    return rows
      .map((row) => ({
        ...toOwnReview(row),
        // The moment of submission would tell the order in which people worked.
        submittedAt: null,
        assignmentId: row.assignment_id,
        pseudonym: names.get(row.reviewer_id) ?? '?',
        reviewerId: showNames ? row.reviewer_id : null,
        reviewerName: showNames ? row.reviewer_name : null,
      }))
      .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  }
}

const hasUnblinded = (actor: { id: string }, { unblinded }: RoundRow): boolean =>
  unblinded.some(({ personId }) => personId === actor.id);

function toWording({ statement, exact, judged_exact: opened, archived }: RoundRow): RoundView['wording'] {
  const hash = wordingHash(statement, exact);
  return {
    statement,
    wordingHash: hash,
    words: exact,
    openedOn: opened,
    changed: hash !== wordingHash(statement, opened),
    archived,
  };
}
