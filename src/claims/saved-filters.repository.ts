import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { SavedFilter } from './saved-filter.entity.js';
import type { SavedFilterBody } from './saved-filters.schemas.js';

@Injectable()
export class SavedFiltersRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Their own and those the desk shares, by name. */
  visibleTo(ownerId: string): Promise<SavedFilter[]> {
    return this.transactions.reader.find(SavedFilter, {
      where: [{ ownerId }, { shared: true }],
      order: { name: 'ASC', id: 'ASC' },
    });
  }

  count(tx: Tx, ownerId: string): Promise<number> {
    return tx.manager.countBy(SavedFilter, { ownerId });
  }

  lockOwn(tx: Tx, ownerId: string, id: string): Promise<SavedFilter | null> {
    return tx.manager.findOne(SavedFilter, { where: { id, ownerId }, lock: { mode: 'pessimistic_write' } });
  }

  add(tx: Tx, ownerId: string, body: SavedFilterBody): Promise<SavedFilter> {
    return tx.manager.save(SavedFilter, tx.manager.create(SavedFilter, { ...body, id: newId(), ownerId }));
  }

  change(tx: Tx, saved: SavedFilter, body: SavedFilterBody): Promise<SavedFilter> {
    return tx.manager.save(SavedFilter, Object.assign(saved, body));
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(SavedFilter, { id });
  }
}
