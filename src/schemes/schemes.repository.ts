import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { RatingScheme } from './rating-scheme.entity.js';
import type { RatingSchemeContent } from './rating-scheme.rules.js';

@Injectable()
export class SchemesRepository {
  constructor(private readonly transactions: Transactions) {}

  list(): Promise<RatingScheme[]> {
    return this.transactions.reader.find(RatingScheme, { order: { key: 'ASC', schemeVersion: 'DESC' } });
  }

  findById(id: string): Promise<RatingScheme | null> {
    return this.transactions.reader.findOneBy(RatingScheme, { id });
  }

  /** Newest version of the scheme called `key`. */
  findNewest(key: string): Promise<RatingScheme | null> {
    return this.transactions.reader.findOne(RatingScheme, { where: { key }, order: { schemeVersion: 'DESC' } });
  }

  /** Adds the next version; writers of one key come one after the other. */
  async addVersion(tx: Tx, content: RatingSchemeContent): Promise<RatingScheme> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`rating scheme ${content.key}`]);
    const newest = await tx.manager.findOne(RatingScheme, {
      where: { key: content.key },
      order: { schemeVersion: 'DESC' },
    });
    const scheme = tx.manager.create(RatingScheme, {
      id: newId(),
      key: content.key,
      schemeVersion: (newest?.schemeVersion ?? 0) + 1,
      content,
    });
    await tx.manager.insert(RatingScheme, scheme);
    return tx.manager.findOneByOrFail(RatingScheme, { id: scheme.id });
  }
}
