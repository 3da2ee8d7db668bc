import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Complaint } from './complaint.entity.js';

export type NewComplaint = Pick<
  Complaint,
  'receiptHash' | 'state' | 'verdictId' | 'claimId' | 'text' | 'contactEmail' | 'receivedAt' | 'dueAt' | 'warnAt'
>;

@Injectable()
export class ComplaintsRepository {
  async insert(tx: Tx, values: NewComplaint): Promise<Complaint> {
    const [row] = await tx.manager.query<{ number: string }[]>(`SELECT nextval('complaint_number_seq') AS number`);
    if (!row) throw new Error('complaint_number_seq gave no number');
    const complaint = tx.manager.create(Complaint, { ...values, id: newId(), number: row.number, version: 1 });
    await tx.manager.insert(Complaint, complaint);
    return tx.manager.findOneByOrFail(Complaint, { id: complaint.id });
  }

  find(tx: Tx, id: string): Promise<Complaint | null> {
    return tx.manager.findOneBy(Complaint, { id });
  }

  findByReceipt(tx: Tx, receiptHash: string): Promise<Complaint | null> {
    return tx.manager.findOneBy(Complaint, { receiptHash });
  }

  lock(tx: Tx, id: string): Promise<Complaint> {
    return tx.manager.findOneOrFail(Complaint, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Stores the change and keeps the complaint in hand in step with it. */
  async update(tx: Tx, complaint: Complaint, change: Partial<Complaint>): Promise<void> {
    await tx.manager.createQueryBuilder().update(Complaint).set(change).where({ id: complaint.id }).execute();
    Object.assign(complaint, change, { version: complaint.version + 1 });
  }

  /** Verdict and claim of a report; null when there is no report with this number. */
  async reportOf(tx: Tx, reportNumber: string): Promise<{ verdictId: string; claimId: string } | null> {
    const [row] = await tx.manager.query<{ verdictId: string; claimId: string }[]>(
      `SELECT id AS "verdictId", claim_id AS "claimId" FROM verdict WHERE report_number = $1`,
      [reportNumber],
    );
    return row ?? null;
  }

  /** Open complaints whose warning or whose due date has come without a notice, by the database's clock. */
  async pressing(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM complaint WHERE state IN ('RECEIVED', 'ACKNOWLEDGED')
         AND ((warned_at IS NULL AND warn_at <= now()) OR (escalated_at IS NULL AND due_at <= now()))
       ORDER BY due_at, id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}
