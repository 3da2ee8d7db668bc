import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../access/permissions.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { OPEN_STATES, TAKEN_STATES } from './assignment-status.js';
import {
  bondsOf,
  type BondRow,
  type ClaimFacts,
  type ClaimFactsRow,
  type Rater,
  type RaterRow,
  toClaimFacts,
  toRater,
  toCandidate,
  toRoundFacts,
} from './candidate-facts.js';
import type { Candidate, RoundFacts } from './eligibility.js';
import type { RoundPolicy } from './round-policy.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const TAKEN = list(TAKEN_STATES);
const OPEN = list(OPEN_STATES);

/** A round with what the eligibility rule has to know of it and of one person. */
export interface RoundForPerson {
  roundId: string;
  policy: RoundPolicy;
  facts: RoundFacts;
  candidate: Candidate;
}

/** What the planner has to know of the people, and of their history with some claims. */
export interface CandidateFacts {
  raters: Rater[];
  claims: ClaimFacts[];
  bonds: ReturnType<typeof bondsOf>;
}

/** Loads the facts of the eligibility rule: three statements, however many people and claims. */
@Injectable()
export class CandidatesQueries {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  get editorsMayRate(): boolean {
    return this.config.editorsMayRate;
  }

  private get ratingRoles(): Role[] {
    return ['reviewer', 'adjudicator', ...(this.editorsMayRate ? (['editor', 'admin'] as const) : [])];
  }

  /**
   * One person and rounds that are under way.
   * @returns in the order of `roundIds`; rounds or people that do not exist are left out.
   */
  async forRounds(tx: Tx, userId: string, roundIds: readonly string[]): Promise<RoundForPerson[]> {
    const [person] = await this.raters(tx, [userId]);
    if (!person || roundIds.length === 0) return [];
    const claims = await this.claimFacts(tx, 'round.id', roundIds);
    const bonds = await this.bonds(tx, [userId], claims);
    const byRound = new Map(claims.map((claim) => [claim.round?.id, claim]));
    return roundIds.flatMap((roundId) => {
      const claim = byRound.get(roundId);
      if (!claim?.round) return [];
      const { policy, openedBy } = claim.round;
      return [
        {
          roundId,
          policy,
          facts: toRoundFacts(claim, policy, { openedBy, editorsMayRate: this.editorsMayRate }),
          candidate: toCandidate(person, bonds.of(claim.claimId, userId)),
        },
      ];
    });
  }

  /** Everybody active with a role that may rate. */
  async raterIds(tx: Tx): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM user_account WHERE status = 'ACTIVE' AND roles && $1::text[]`,
      [this.ratingRoles],
    );
    return rows.map(({ id }) => id);
  }

  async exists(tx: Tx, userId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(`SELECT FROM user_account WHERE id = $1`, [userId]);
    return rows.length > 0;
  }

  async isPaused(tx: Tx, userId: string): Promise<boolean> {
    const [person] = await this.raters(tx, [userId]);
    return person?.paused ?? false;
  }

  /** Everybody named, or (null) everybody active with a role that may rate; and claims with the round under way. */
  async forClaims(tx: Tx, userIds: readonly string[] | null, claimIds: readonly string[]): Promise<CandidateFacts> {
    const raters = await this.raters(tx, userIds);
    const claims = await this.claimFacts(tx, 'claim.id', claimIds);
    const ids = raters.map(({ id }) => id);
    return { raters, claims, bonds: await this.bonds(tx, ids, claims) };
  }

  private async raters(tx: Tx, userIds: readonly string[] | null): Promise<Rater[]> {
    const rows = await tx.manager.query<RaterRow[]>(
      `SELECT person.id, person.display_name, person.status, person.roles, person.languages, person.topics, person.level,
         person.max_open,
         coalesce(person.paused_until > now() AND coalesce(person.paused_from <= now(), true), false) AS paused,
         work.open, work.weight, work.recent,
         (SELECT coalesce(json_agg(json_build_object('kind', kind, 'subject', subject)), '[]') FROM recusal
          WHERE recusal.user_id = person.id AND coalesce(valid_from <= now(), true) AND coalesce(valid_until > now(), true)) AS recusals
       FROM user_account person
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE is_open)::int AS open,
           coalesce(sum(difficulty) FILTER (WHERE is_open), 0)::int AS weight,
           count(*) FILTER (WHERE is_recent)::int AS recent
         FROM (
           SELECT assignment.state IN (${OPEN}) AS is_open, claim.difficulty,
             assignment.created_at > now() - interval '30 days' AS is_recent
           FROM assignment
           JOIN review_round round ON round.id = assignment.round_id
           JOIN claim ON claim.id = round.claim_id
           WHERE assignment.reviewer_id = person.id
             AND (assignment.state IN (${OPEN}) OR assignment.created_at > now() - interval '30 days')
         ) each
       ) work
       WHERE ${userIds ? 'person.id = ANY($1::uuid[])' : `person.status = 'ACTIVE' AND person.roles && $1::text[]`}
       ORDER BY person.display_name, person.id`,
      [userIds ?? this.ratingRoles],
    );
    return rows.map(toRater);
  }

  /** In the order of `ids`. */
  private async claimFacts(tx: Tx, column: 'claim.id' | 'round.id', ids: readonly string[]): Promise<ClaimFacts[]> {
    const rows = await tx.manager.query<ClaimFactsRow[]>(
      `SELECT claim.id AS claim_id, claim.workflow_state, claim.editor_id, claim.former_editor_ids, claim.language, claim.claimant, claim.topics,
         claim.difficulty, document.created_by, document.source_id, document.byline,
         round.id AS round_id, round.status, round.opened_by, round.policy,
         EXISTS (SELECT FROM review_round other WHERE other.claim_id = claim.id AND other.revealed_at IS NOT NULL
           AND other.gold_answer_id IS NULL) AS has_revealed,
         EXISTS (SELECT FROM assignment JOIN user_account person ON person.id = assignment.reviewer_id
           WHERE assignment.round_id = round.id AND assignment.state IN (${TAKEN}) AND person.level = 'NOVICE') AS has_novice,
         (SELECT count(*)::int FROM round_slot slot WHERE slot.round_id = round.id AND NOT EXISTS (
            SELECT FROM assignment WHERE assignment.round_id = slot.round_id AND assignment.slot_number = slot.number
              AND assignment.state IN (${TAKEN}))) AS free_slots
       FROM claim
       JOIN document ON document.id = claim.document_id
       LEFT JOIN review_round round ON round.claim_id = claim.id AND round.status IN ('OPEN', 'COMPLETE')
         ${column === 'claim.id' ? 'AND round.gold_answer_id IS NULL' : ''}
       WHERE ${column} = ANY($1::uuid[])
       ORDER BY array_position($1::uuid[], ${column})`,
      [ids],
    );
    return rows.map(toClaimFacts);
  }

  /** What ties people to claims; only of those that are tied. */
  private async bonds(tx: Tx, userIds: readonly string[], claims: readonly ClaimFacts[]) {
    const rows = await tx.manager.query<BondRow[]>(
      `SELECT round.claim_id, assignment.reviewer_id AS user_id,
         CASE WHEN assignment.state = 'DECLINED' THEN 'DECLINED' ELSE 'HOLDS' END AS bond
       FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE round.claim_id = ANY($1::uuid[]) AND assignment.reviewer_id = ANY($2::uuid[])
         AND round.status IN ('OPEN', 'COMPLETE') AND assignment.state IN (${TAKEN}, 'DECLINED')
       UNION
       SELECT round.claim_id, assignment.reviewer_id, CASE WHEN round.gold_answer_id IS NULL THEN 'SAW' ELSE 'MEASURED' END
       FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE round.claim_id = ANY($1::uuid[]) AND assignment.reviewer_id = ANY($2::uuid[])
         AND round.revealed_at IS NOT NULL AND assignment.state NOT IN ('DECLINED', 'REVOKED')
       UNION
       SELECT verdict.claim_id, decider.id, 'DECIDED'
       FROM verdict CROSS JOIN LATERAL (VALUES (verdict.approved_by), (verdict.published_by)) decider (id)
       WHERE verdict.claim_id = ANY($1::uuid[]) AND decider.id = ANY($2::uuid[])
       UNION
       SELECT round.claim_id, adjudication.adjudicator_id, 'DECIDED'
       FROM adjudication JOIN review_round round ON round.id = adjudication.round_id
       WHERE round.claim_id = ANY($1::uuid[]) AND adjudication.adjudicator_id = ANY($2::uuid[])
       UNION
       SELECT round.claim_id, look.person_id, 'UNBLINDED'
       FROM round_unblinding look JOIN review_round round ON round.id = look.round_id
       WHERE round.claim_id = ANY($1::uuid[]) AND look.person_id = ANY($2::uuid[])`,
      [claims.map(({ claimId }) => claimId), userIds],
    );
    return bondsOf(rows);
  }
}
