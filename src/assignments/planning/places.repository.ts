import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { SourceState } from '../../claims/placement-status.js';
import type { Tx } from '../../database/transactions.js';
import { Assignment } from '../assignment.entity.js';
import { type AssignmentState, OPEN_STATES, TAKEN_STATES } from '../assignment-status.js';
import { Review } from '../review.entity.js';

/** Rows for one INSERT: a statement has at most 65,535 parameters. */
const BATCH = 1_000;

type NewPlace = Pick<
  Assignment,
  'roundId' | 'slotNumber' | 'reviewerId' | 'state' | 'assignedBy' | 'leaseUntil' | 'leaseCapUntil' | 'dueAt'
> & { wordingHash: string };

/** What a rater of this claim judges today. */
export interface Wording {
  claimId: string;
  placementId: string;
  statement: string;
  exact: string | null;
  sourceState: SourceState;
}

/** A claim somebody has open work on. */
export interface OpenWork {
  assignmentId: string;
  claimId: string;
  roundId: string;
}

/** Bulk acts on assignments: a bounded number of statements, however many claims and people. */
@Injectable()
export class PlacesRepository {
  async wordings(tx: Tx, claimIds: readonly string[]): Promise<Map<string, Wording>> {
    const rows = await tx.manager.query<
      { claim_id: string; placement_id: string; statement: string; exact: string | null; source_state: SourceState }[]
    >(
      `SELECT claim.id AS claim_id, placement.id AS placement_id, claim.statement, placement.exact, placement.source_state
       FROM claim
       JOIN LATERAL (
         SELECT claim_placement.* FROM claim_placement
         JOIN document_version version ON version.id = claim_placement.document_version_id
         WHERE claim_placement.claim_id = claim.id ORDER BY version.number DESC LIMIT 1
       ) placement ON true
       WHERE claim.id = ANY($1::uuid[])`,
      [claimIds],
    );
    return new Map(
      rows.map((row) => [
        row.claim_id,
        {
          claimId: row.claim_id,
          placementId: row.placement_id,
          statement: row.statement,
          exact: row.exact,
          sourceState: row.source_state,
        },
      ]),
    );
  }

  /** Locks the claims' open rounds against being ended meanwhile, in the order in which take-next comes by. */
  async lockOpenRounds(tx: Tx, claimIds: readonly string[]): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM review_round WHERE claim_id = ANY($1::uuid[]) AND status = 'OPEN'
         AND gold_answer_id IS NULL ORDER BY opened_at, id FOR SHARE`,
      [claimIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Locks the free places of the rounds. @returns their numbers by round, lowest first. */
  async lockFreeSlots(tx: Tx, roundIds: readonly string[]): Promise<Map<string, number[]>> {
    const rows = await tx.manager.query<{ round_id: string; number: number }[]>(
      `SELECT slot.round_id, slot.number FROM round_slot slot
       WHERE slot.round_id = ANY($1::uuid[]) AND NOT EXISTS (
         SELECT FROM assignment WHERE assignment.round_id = slot.round_id AND assignment.slot_number = slot.number
           AND assignment.state = ANY($2))
       ORDER BY slot.round_id, slot.number FOR UPDATE OF slot`,
      [roundIds, TAKEN_STATES],
    );
    const free = new Map<string, number[]>();
    for (const { round_id, number } of rows) free.set(round_id, [...(free.get(round_id) ?? []), number]);
    return free;
  }

  /** Writes the assignments and an empty draft for each. @returns their ids, in the order of `places`. */
  async insertMany(tx: Tx, places: readonly NewPlace[]): Promise<string[]> {
    const rows = places.map((place) => ({ ...place, id: newId() }));
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      await tx.manager.insert(
        Assignment,
        batch.map(({ wordingHash: _, ...assignment }) => ({ ...assignment, version: 1 })),
      );
      await tx.manager.insert(
        Review,
        batch.map(({ id: assignmentId, wordingHash }) => ({
          id: newId(),
          assignmentId,
          revision: 1,
          state: 'DRAFT' as const,
          wordingHash,
          version: 1,
        })),
      );
    }
    return rows.map(({ id }) => id);
  }

  /** Open assignments of a person, without those on claims that `readerId` rates: who else rates them is not for them. */
  async openWorkOf(tx: Tx, userId: string, readerId: string): Promise<OpenWork[]> {
    const rows = await tx.manager.query<{ id: string; claim_id: string; round_id: string }[]>(
      `SELECT assignment.id, round.claim_id, assignment.round_id
       FROM assignment JOIN review_round round ON round.id = assignment.round_id
       WHERE assignment.reviewer_id = $1 AND assignment.state = ANY($2) AND round.status = 'OPEN'
         AND round.gold_answer_id IS NULL AND NOT EXISTS (SELECT FROM blind_claim WHERE blind_claim.claim_id = round.claim_id AND blind_claim.user_id = $3)
       ORDER BY assignment.created_at, assignment.id`,
      [userId, OPEN_STATES, readerId],
    );
    return rows.map((row) => ({ assignmentId: row.id, claimId: row.claim_id, roundId: row.round_id }));
  }

  /** Locks assignments. @returns those that are still open, with their state. */
  async lockOpen(tx: Tx, ids: readonly string[]): Promise<Map<string, AssignmentState>> {
    const rows = await tx.manager.query<{ id: string; state: AssignmentState }[]>(
      `SELECT id, state FROM assignment WHERE id = ANY($1::uuid[]) AND state = ANY($2) ORDER BY id FOR UPDATE`,
      [ids, OPEN_STATES],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  async revokeMany(tx: Tx, ids: readonly string[], state: AssignmentState, note: string): Promise<void> {
    await tx.manager.query(
      `UPDATE assignment SET state = $2, note = $3, version = version + 1 WHERE id = ANY($1::uuid[])`,
      [ids, state, note],
    );
  }
}
