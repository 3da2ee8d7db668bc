import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../access/permissions.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import type { Candidate, RoundFacts } from './eligibility.js';
import type { RecusalKind } from './recusal.entity.js';
import type { RoundPolicy } from './round-policy.js';

interface PersonRow {
  id: string;
  status: string;
  roles: Role[];
  languages: string[];
  paused: boolean;
  open: number;
  recusals: { kind: RecusalKind; subject: string }[];
}

interface RoundRow {
  id: string;
  claim_id: string;
  editor_id: string | null;
  opened_by: string;
  created_by: string;
  language: string;
  source_id: string | null;
  claimant: string | null;
  policy: RoundPolicy;
  has_revealed: boolean;
  holds_slot: boolean;
  declined: boolean;
  rated_revealed: boolean;
  decided: boolean;
}

/** A round with what the eligibility rule has to know of it and of one person. */
export interface RoundForPerson {
  roundId: string;
  policy: RoundPolicy;
  facts: RoundFacts;
  candidate: Candidate;
}

/** Loads the facts of the eligibility rule: one query for the person, one for any number of rounds. */
@Injectable()
export class CandidatesQueries {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** @returns in the order of `roundIds`; rounds or people that do not exist are left out. */
  async forRounds(tx: Tx, userId: string, roundIds: readonly string[]): Promise<RoundForPerson[]> {
    const person = await this.person(tx, userId);
    if (!person || roundIds.length === 0) return [];
    const rows = await tx.manager.query<RoundRow[]>(
      `SELECT round.id, round.claim_id, claim.editor_id, round.opened_by, document.created_by, claim.language,
         document.source_id, claim.claimant, round.policy,
         EXISTS (SELECT FROM review_round other WHERE other.claim_id = round.claim_id AND other.revealed_at IS NOT NULL) AS has_revealed,
         EXISTS (SELECT FROM assignment WHERE round_id = round.id AND reviewer_id = $1
           AND state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')) AS holds_slot,
         EXISTS (SELECT FROM assignment WHERE round_id = round.id AND reviewer_id = $1 AND state = 'DECLINED') AS declined,
         EXISTS (SELECT FROM assignment JOIN review_round other ON other.id = assignment.round_id
           WHERE other.claim_id = round.claim_id AND other.revealed_at IS NOT NULL AND assignment.reviewer_id = $1
           AND assignment.state NOT IN ('DECLINED', 'REVOKED')) AS rated_revealed,
         EXISTS (SELECT FROM verdict WHERE verdict.claim_id = round.claim_id AND $1 IN (verdict.approved_by, verdict.published_by))
           OR EXISTS (SELECT FROM adjudication JOIN review_round other ON other.id = adjudication.round_id
             WHERE other.claim_id = round.claim_id AND adjudication.adjudicator_id = $1) AS decided
       FROM review_round round
       JOIN claim ON claim.id = round.claim_id
       JOIN document ON document.id = claim.document_id
       WHERE round.id = ANY($2)
       ORDER BY array_position($2, round.id)`,
      [userId, roundIds],
    );
    return rows.map((row) => ({
      roundId: row.id,
      policy: row.policy,
      facts: toFacts(row, this.config.editorsMayRate),
      candidate: toCandidate(person, row),
    }));
  }

  private async person(tx: Tx, userId: string): Promise<PersonRow | null> {
    const [row] = await tx.manager.query<PersonRow[]>(
      `SELECT id, status, roles, languages, coalesce(paused_until > now(), false) AS paused,
         (SELECT count(*)::int FROM assignment WHERE reviewer_id = $1 AND state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')) AS open,
         (SELECT coalesce(json_agg(json_build_object('kind', kind, 'subject', subject)), '[]') FROM recusal WHERE user_id = $1) AS recusals
       FROM user_account WHERE id = $1`,
      [userId],
    );
    return row ?? null;
  }
}

const toFacts = (row: RoundRow, editorsMayRate: boolean): RoundFacts => ({
  claimId: row.claim_id,
  claimEditorId: row.editor_id,
  roundOpenedBy: row.opened_by,
  documentCreatedBy: row.created_by,
  language: row.language,
  sourceId: row.source_id,
  claimant: row.claimant,
  hasRevealedRound: row.has_revealed,
  allowRepeatRater: row.policy.allowRepeatRater,
  maxOpenPerReviewer: row.policy.maxOpenPerReviewer,
  editorsMayRate,
});

const toCandidate = (person: PersonRow, row: RoundRow): Candidate => ({
  userId: person.id,
  active: person.status === 'ACTIVE',
  roles: person.roles,
  languages: person.languages,
  paused: person.paused,
  recusals: person.recusals,
  holdsSlotInRound: row.holds_slot,
  declinedRound: row.declined,
  ratedRevealedRound: row.rated_revealed,
  decidedClaim: row.decided,
  openAssignments: person.open,
});
