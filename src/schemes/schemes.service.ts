import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { DEFAULT_SCHEME } from './default-scheme.js';
import type { RatingScheme } from './rating-scheme.entity.js';
import { checkScheme } from './rating-scheme.rules.js';
import { SchemesRepository } from './schemes.repository.js';

@Injectable()
export class SchemesService {
  /** A version of a scheme never changes (by trigger), and a desk has a handful of them. */
  private readonly known = new Map<string, RatingScheme>();

  constructor(
    private readonly transactions: Transactions,
    private readonly schemes: SchemesRepository,
    private readonly audit: AuditTrail,
  ) {}

  list(): Promise<RatingScheme[]> {
    return this.schemes.list();
  }

  /** @throws AppError NOT_FOUND. */
  async byId(id: string): Promise<RatingScheme> {
    const scheme = this.known.get(id) ?? (await this.schemes.findById(id));
    if (!scheme) throw new AppError('NOT_FOUND', 'There is no such rating scheme.');
    this.known.set(id, scheme);
    return scheme;
  }

  /** The scheme new rounds use unless the editor names another: the newest version of the default one. */
  async standard(): Promise<RatingScheme> {
    const scheme = await this.schemes.findNewest(DEFAULT_SCHEME.key);
    if (!scheme)
      throw new AppError(
        'SCHEME_INVALID',
        'There is no rating scheme yet. Run `claimdesk migrate`, or add one at POST /schemes.',
      );
    return scheme;
  }

  /**
   * Adds a scheme, or the next version of one. Earlier versions stay: verdicts name the version they used.
   * @throws AppError SCHEME_INVALID with every fault.
   */
  async add(tx: Tx, actor: Actor, content: unknown): Promise<RatingScheme> {
    const scheme = await this.schemes.addVersion(tx, checkScheme(content));
    this.audit.record(tx, actor, {
      event: 'scheme.added',
      entityType: 'scheme',
      entityId: scheme.id,
      data: { key: scheme.key, schemeVersion: scheme.schemeVersion },
    });
    return scheme;
  }

  /** Part of `migrate`: a desk always has the default scheme. */
  async ensureDefault(): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.schemes.findNewest(DEFAULT_SCHEME.key))) await this.add(tx, SYSTEM_ACTOR, DEFAULT_SCHEME);
    });
  }
}
