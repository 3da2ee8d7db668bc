import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Candidate, Pace } from './politeness.js';
import type { CheckKind } from './scheduled-check.entity.js';

/** A candidate, with what its job is told. */
export type DueCheck = Candidate & { kind: CheckKind };

/** A check that one worker holds. */
export interface CheckLease {
  id: string;
  leaseId: string;
}

const DUE = `
  next_check_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)`;

const COLUMNS = `
  urgent.id, urgent.kind, check_host.host,
  urgent.next_check_at AS "dueSince", urgent.requested_at IS NOT NULL AS requested`;

/**
 * Who is at which check. All times are given by the caller. Rows are locked in the order check, then host.
 */
@Injectable()
export class CheckLeasesRepository {
  /** Only one process at a time hands out checks. */
  async lockPace(tx: Tx): Promise<Pace> {
    const [pace] = await tx.manager.query<Pace[]>(`SELECT saved, at FROM check_pace WHERE id = 1 FOR UPDATE`);
    if (!pace) throw new Error('check_pace is empty: the database is not migrated');
    return pace;
  }

  async savePace(tx: Tx, { saved, at }: Pace): Promise<void> {
    await tx.manager.query(`UPDATE check_pace SET saved = $1, at = $2 WHERE id = 1`, [saved, at]);
  }

  async countInFlight(tx: Tx, now: Date): Promise<number> {
    const [row] = await tx.manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM scheduled_check WHERE leased_until > $1`,
      [now],
    );
    return row?.count ?? 0;
  }

  /**
   * Of the most urgent due checks of all free hosts, one each: the `limit` that are due longest, and the `limit` that a
   * person waits for longest.
   */
  async findDue(tx: Tx, now: Date, limit: number): Promise<DueCheck[]> {
    const oldest = await tx.manager.query<DueCheck[]>(
      `SELECT ${COLUMNS} FROM check_host CROSS JOIN LATERAL (
         SELECT id, kind, next_check_at, requested_at FROM scheduled_check
         WHERE scheduled_check.host = check_host.host AND ${DUE}
         ORDER BY requested_at, next_check_at, id LIMIT 1
       ) urgent
       WHERE check_host.free_at <= $1 ORDER BY urgent.next_check_at, urgent.id LIMIT $2`,
      [now, limit],
    );
    const requested = await tx.manager.query<DueCheck[]>(
      `SELECT ${COLUMNS} FROM (
         SELECT DISTINCT ON (host) * FROM scheduled_check WHERE requested_at IS NOT NULL AND ${DUE}
         ORDER BY host, requested_at, id
       ) urgent JOIN check_host ON check_host.host = urgent.host
       WHERE check_host.free_at <= $1 ORDER BY urgent.requested_at, urgent.id LIMIT $2`,
      [now, limit],
    );
    const found = new Map([...oldest, ...requested].map((due) => [due.id, due]));
    return [...found.values()];
  }

  /** Leases a check and its host until a time. @returns false when either was taken or paused meanwhile. */
  async take(tx: Tx, { id, host }: DueCheck, leaseId: string, now: Date, until: Date): Promise<boolean> {
    const [rows] = await tx.manager.query<[unknown[], number]>(
      `WITH due AS (SELECT id FROM scheduled_check WHERE id = $2 AND ${DUE} FOR UPDATE),
       free AS (
         UPDATE check_host SET lease_id = $3, free_at = $4
         WHERE host = $5 AND free_at <= $1 AND EXISTS (SELECT FROM due) RETURNING host
       )
       UPDATE scheduled_check SET lease_id = $3, lease_begun = false, leased_until = $4
       FROM due, free WHERE scheduled_check.id = due.id RETURNING scheduled_check.id`,
      [now, id, leaseId, until, host],
    );
    return rows.length > 0;
  }

  /** Takes up a lease: works once, and only in time. From then on it lasts until `until`. */
  async begin(tx: Tx, { id, leaseId }: CheckLease, now: Date, until: Date): Promise<boolean> {
    const [rows] = await tx.manager.query<[unknown[], number]>(
      `WITH mine AS (
         UPDATE scheduled_check SET lease_begun = true, leased_until = $4
         WHERE id = $1 AND lease_id = $2 AND NOT lease_begun AND leased_until > $3 RETURNING host
       )
       UPDATE check_host SET free_at = $4 FROM mine
       WHERE check_host.host = mine.host AND check_host.lease_id = $2 RETURNING check_host.host`,
      [id, leaseId, now, until],
    );
    return rows.length > 0;
  }

  /** Locks the check if this lease still holds it: nobody paused, removed or took it meanwhile. */
  async isHeld(tx: Tx, { id, leaseId }: CheckLease): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT 1 FROM scheduled_check WHERE id = $1 AND lease_id = $2 FOR UPDATE`,
      [id, leaseId],
    );
    return rows.length > 0;
  }

  /** Ends a lease; the check stays due when it was. */
  async end(tx: Tx, { id, leaseId }: CheckLease): Promise<void> {
    await tx.manager.query(
      `UPDATE scheduled_check SET lease_id = NULL, lease_begun = false, leased_until = NULL
       WHERE id = $1 AND lease_id = $2`,
      [id, leaseId],
    );
  }

  /** The host may be asked again from `freeAt`, unless another lease has it by now. */
  async freeHost(tx: Tx, leaseId: string, freeAt: Date): Promise<void> {
    await tx.manager.query(`UPDATE check_host SET lease_id = NULL, free_at = $2 WHERE lease_id = $1`, [
      leaseId,
      freeAt,
    ]);
  }
}
