import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { Recusal } from './recusal.entity.js';

type NewRecusal = Pick<Recusal, 'userId' | 'kind' | 'subject' | 'reason'>;

@Injectable()
export class RecusalsRepository {
  constructor(private readonly transactions: Transactions) {}

  list(): Promise<Recusal[]> {
    return this.transactions.reader.find(Recusal, { order: { createdAt: 'DESC', id: 'ASC' } });
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
