import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { UserAccount } from '../users/user.entity.js';
import { Recusal } from './recusal.entity.js';

type NewRecusal = Pick<Recusal, 'userId' | 'kind' | 'subject' | 'reason'>;

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

  personExists(tx: Tx, id: string): Promise<boolean> {
    return tx.manager.existsBy(UserAccount, { id });
  }

  /** Recording the same conflict twice keeps the first record. */
  async add(tx: Tx, values: NewRecusal): Promise<Recusal> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Recusal)
      .values({ ...values, id: newId() })
      .orIgnore()
      .execute();
    const { userId, kind, subject } = values;
    return tx.manager.findOneByOrFail(Recusal, { userId, kind, subject });
  }
}
