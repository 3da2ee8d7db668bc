import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { Methodology } from './methodology.entity.js';

@Injectable()
export class MethodologyRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  list(): Promise<Methodology[]> {
    return this.transactions.reader.find(Methodology, { order: { number: 'DESC' } });
  }

  /** The newest version that somebody of the desk published. */
  newestOfDesk(tx: Tx): Promise<Methodology | null> {
    return tx.manager.findOne(Methodology, { where: { createdBy: Not(IsNull()) }, order: { number: 'DESC' } });
  }

  exists(tx: Tx, version: string): Promise<boolean> {
    return tx.manager.existsBy(Methodology, { version });
  }

  /** Makes those who add a version come one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('methodology', 0))`);
  }

  /** Under the lock. */
  async add(tx: Tx, row: Pick<Methodology, 'version' | 'text' | 'note' | 'createdBy'>): Promise<Methodology> {
    const id = newId();
    const number = ((await tx.manager.maximum(Methodology, 'number')) ?? 0) + 1;
    await tx.manager.insert(Methodology, { ...row, id, number });
    return tx.manager.findOneByOrFail(Methodology, { id });
  }
}
