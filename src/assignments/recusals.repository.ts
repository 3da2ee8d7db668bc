import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { UserAccount } from '../users/user.entity.js';
import { Recusal } from './recusal.entity.js';

type NewRecusal = Pick<Recusal, 'userId' | 'kind' | 'subject' | 'reason' | 'validFrom' | 'validUntil' | 'declaredBy'>;

@Injectable()
export class RecusalsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first, without those on claims the reader rates: who stepped back there is none of their business. */
  list(readerId: string): Promise<Recusal[]> {
    return this.transactions.reader
      .createQueryBuilder(Recusal, 'recusal')
      .where(
        `NOT EXISTS (SELECT FROM blind_claim
           WHERE recusal.kind = 'CLAIM' AND blind_claim.claim_id::text = recusal.subject AND blind_claim.user_id = :readerId)`,
        { readerId },
      )
      .orderBy('recusal.createdAt', 'DESC')
      .addOrderBy('recusal.id')
      .getMany();
  }

  listOwn(userId: string): Promise<Recusal[]> {
    return this.transactions.reader.find(Recusal, { where: { userId }, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  personExists(tx: Tx, id: string): Promise<boolean> {
    return tx.manager.existsBy(UserAccount, { id });
  }

  /**
   * Recording the same conflict again replaces its reason and period; the audit trail has the earlier ones. Only what
   * people declared of themselves stays until they say otherwise.
   */
  async add(tx: Tx, values: NewRecusal): Promise<Recusal> {
    const { userId, kind, subject, reason, validFrom, validUntil, declaredBy } = values;
    await tx.manager.query(
      `INSERT INTO recusal (id, user_id, kind, subject, reason, valid_from, valid_until, declared_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (user_id, kind, subject) DO UPDATE SET reason = excluded.reason, valid_from = excluded.valid_from,
         valid_until = excluded.valid_until, declared_by = excluded.declared_by
       WHERE recusal.declared_by IS DISTINCT FROM recusal.user_id OR excluded.declared_by = recusal.user_id`,
      [newId(), userId, kind, subject, reason, validFrom, validUntil, declaredBy],
    );
    return tx.manager.findOneByOrFail(Recusal, { userId, kind, subject });
  }
}
