import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { ReportExport } from './report-export.entity.js';

export type NewExport = Pick<ReportExport, 'id' | 'snapshotId' | 'format' | 'options' | 'requestedBy'>;

type Change = Partial<Omit<ReportExport, 'id' | 'snapshot' | 'file' | 'requester'>>;

@Injectable()
export class ExportsRepository {
  async insert(tx: Tx, asked: NewExport): Promise<void> {
    await tx.manager.query(
      `INSERT INTO report_export (id, snapshot_id, format, options, requested_by, state, touched_at)
       VALUES ($1, $2, $3, $4, $5, 'QUEUED', now())`,
      [asked.id, asked.snapshotId, asked.format, asked.options, asked.requestedBy],
    );
  }

  /** Locks the export until the transaction ends. */
  lock(tx: Tx, id: string): Promise<ReportExport | null> {
    return tx.manager.findOne(ReportExport, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, id: string, change: Change): Promise<void> {
    await tx.manager.update(ReportExport, { id }, change);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(ReportExport, { id });
  }

  /** How many exports of this person wait or run. Until the transaction ends nobody counts for the same person. */
  async countOpen(tx: Tx, userId: string): Promise<number> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`exports of ${userId}`]);
    const [row] = await tx.manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM report_export WHERE requested_by = $1 AND state IN ('QUEUED', 'RUNNING')`,
      [userId],
    );
    return row?.count ?? 0;
  }

  /** Notes how far a run is. @returns false when it is not the export's run any more: cancelled, removed, overtaken. */
  async touch(tx: Tx, id: string, runId: string, done: number): Promise<boolean> {
    const [, touched] = await tx.manager.query<[unknown, number]>(
      `UPDATE report_export SET done = greatest(done, $3), touched_at = now()
       WHERE id = $1 AND run_id = $2 AND state = 'RUNNING'`,
      [id, runId, done],
    );
    return touched === 1;
  }

  /** Ids of exports whose time is up. */
  outdated(tx: Tx, limit: number): Promise<{ id: string }[]> {
    return tx.manager.query(
      `SELECT id FROM report_export WHERE expires_at < now() AND state IN ('READY', 'FAILED', 'CANCELLED')
       ORDER BY expires_at LIMIT $1`,
      [limit],
    );
  }

  /** Exports that wait or run and have not been heard of for so long: their job was lost. Marks them as heard of. */
  async lost(tx: Tx, silence: string): Promise<{ id: string }[]> {
    const [rows] = await tx.manager.query<[{ id: string }[], number]>(
      `UPDATE report_export SET touched_at = now()
       WHERE state IN ('QUEUED', 'RUNNING') AND touched_at < now() - $1::interval RETURNING id`,
      [silence],
    );
    return rows;
  }

  /** What expired so long ago is of no interest any more. */
  async forget(tx: Tx, age: string): Promise<void> {
    await tx.manager.query(`DELETE FROM report_export WHERE state = 'EXPIRED' AND expires_at < now() - $1::interval`, [
      age,
    ]);
  }
}
