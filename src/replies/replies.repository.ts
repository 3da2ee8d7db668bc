import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { ContactAttempt } from './contact-attempt.entity.js';
import { Reply } from './reply.entity.js';

@Injectable()
export class RepliesRepository {
  async insertAttempt(
    tx: Tx,
    values: Omit<ContactAttempt, 'id' | 'createdAt' | 'claim' | 'recorder'>,
  ): Promise<ContactAttempt> {
    const row = tx.manager.create(ContactAttempt, { ...values, id: newId() });
    await tx.manager.insert(ContactAttempt, row);
    return row;
  }

  async insert(
    tx: Tx,
    values: Pick<Reply, 'receiptHash' | 'verdictId' | 'claimId' | 'author' | 'text' | 'contactEmail' | 'receivedAt'>,
  ): Promise<Reply> {
    const row = tx.manager.create(Reply, { ...values, id: newId(), state: 'RECEIVED' as const });
    await tx.manager.insert(Reply, row);
    return row;
  }

  find(tx: Tx, id: string): Promise<Reply | null> {
    return tx.manager.findOneBy(Reply, { id });
  }

  lock(tx: Tx, id: string): Promise<Reply> {
    return tx.manager.findOneOrFail(Reply, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, reply: Reply, change: Partial<Reply>): Promise<void> {
    await tx.manager.createQueryBuilder().update(Reply).set(change).where({ id: reply.id }).execute();
    Object.assign(reply, change);
  }

  /** Verdict and claim of a report; null when there is no report with this number. */
  async reportOf(tx: Tx, reportNumber: string): Promise<{ verdictId: string; claimId: string } | null> {
    const [row] = await tx.manager.query<{ verdictId: string; claimId: string }[]>(
      `SELECT id AS "verdictId", claim_id AS "claimId" FROM verdict WHERE report_number = $1`,
      [reportNumber],
    );
    return row ?? null;
  }
}
