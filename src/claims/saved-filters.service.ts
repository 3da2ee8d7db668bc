import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { violates } from '../database/pg-error.js';
import type { Tx } from '../database/transactions.js';
import { assertMayFilter } from './claim-filter.js';
import type { SavedFilter } from './saved-filter.entity.js';
import { SavedFiltersRepository } from './saved-filters.repository.js';
import { MOST_SAVED_FILTERS, type SavedFilterBody } from './saved-filters.schemas.js';

/** Filters of the list of claims, kept under a name. */
@Injectable()
export class SavedFiltersService {
  constructor(
    private readonly filters: SavedFiltersRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws AppError NAME_TAKEN, LIMIT_REACHED, and FORBIDDEN for a filter this person may not use */
  async add(tx: Tx, actor: PersonActor, body: SavedFilterBody): Promise<SavedFilter> {
    assertMayFilter(actor, body.filter);
    if ((await this.filters.count(tx, actor.id)) >= MOST_SAVED_FILTERS) {
      throw new AppError(
        'LIMIT_REACHED',
        `You keep ${MOST_SAVED_FILTERS} filters, which is the most. Remove one that you no longer use.`,
        { detailCode: 'filters-full', params: { most: MOST_SAVED_FILTERS } },
      );
    }
    return this.stored(tx, actor, 'filter.saved', () => this.filters.add(tx, actor.id, body));
  }

  /** @throws AppError NOT_FOUND (also for another person's), VERSION_CONFLICT, NAME_TAKEN, FORBIDDEN */
  async change(tx: Tx, actor: PersonActor, id: string, edited: number, body: SavedFilterBody): Promise<SavedFilter> {
    assertMayFilter(actor, body.filter);
    const saved = await this.own(tx, actor, id);
    assertVersion(saved.version, edited);
    return this.stored(tx, actor, 'filter.changed', () => this.filters.change(tx, saved, body));
  }

  /** @throws AppError NOT_FOUND, also for another person's */
  async remove(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const { name } = await this.own(tx, actor, id);
    await this.filters.remove(tx, id);
    this.audit.record(tx, actor, { event: 'filter.removed', entityType: 'filter', entityId: id, data: { name } });
  }

  private async own(tx: Tx, actor: PersonActor, id: string): Promise<SavedFilter> {
    const saved = await this.filters.lockOwn(tx, actor.id, id);
    if (!saved) throw new AppError('NOT_FOUND', 'You have no such filter.');
    return saved;
  }

  private async stored(
    tx: Tx,
    actor: PersonActor,
    event: string,
    store: () => Promise<SavedFilter>,
  ): Promise<SavedFilter> {
    try {
      const saved = await store();
      const { id: entityId, name, shared } = saved;
      this.audit.record(tx, actor, { event, entityType: 'filter', entityId, data: { name, shared } });
      return saved;
    } catch (error) {
      if (!violates(error, 'saved_filter_owner_name_unique')) throw error;
      throw new AppError(
        'NAME_TAKEN',
        'You have a filter of this name already. Choose another name, or change that one.',
        { detailCode: 'filter-name-taken' },
      );
    }
  }
}
