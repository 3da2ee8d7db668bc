import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { ExportSnapshot } from './export-snapshot.entity.js';

export type NewSnapshot = Pick<
  ExportSnapshot,
  'id' | 'filter' | 'requestedBy' | 'publicUrl' | 'organisationName' | 'licence' | 'pseudonymKey'
>;

@Injectable()
export class SnapshotsRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, snapshot: NewSnapshot): Promise<void> {
    await tx.manager.insert(ExportSnapshot, { ...snapshot, frozenAt: null, changedAt: null, total: null });
  }

  find(tx: Tx, id: string): Promise<ExportSnapshot | null> {
    return tx.manager.findOneBy(ExportSnapshot, { id });
  }

  /** Until the transaction ends nobody else freezes or removes it. */
  lock(tx: Tx, id: string): Promise<ExportSnapshot | null> {
    return tx.manager.findOne(ExportSnapshot, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Keeps it from being removed for a while. @returns false when it is gone */
  async use(tx: Tx, id: string): Promise<boolean> {
    const [, used] = await tx.manager.query<[unknown, number]>(
      `UPDATE export_snapshot SET used_at = clock_timestamp() WHERE id = $1`,
      [id],
    );
    return used === 1;
  }

  async pseudonymKey(id: string): Promise<string> {
    const found = await this.transactions.reader.findOne(ExportSnapshot, {
      where: { id },
      select: { id: true, pseudonymKey: true },
    });
    if (!found) throw new Error(`the snapshot ${id} is gone`);
    return found.pseudonymKey;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(ExportSnapshot, { id });
  }

  /** Snapshots of which no export is left that could be downloaded or repeated. */
  async removeUnused(tx: Tx): Promise<void> {
    await tx.manager.query(`SET LOCAL statement_timeout = '10min'`);
    await tx.manager.query(
      `DELETE FROM export_snapshot snapshot
       WHERE snapshot.used_at < now() - interval '1 hour' AND NOT EXISTS (
         SELECT FROM report_export WHERE report_export.snapshot_id = snapshot.id AND report_export.state <> 'EXPIRED')`,
    );
  }
}
