import { Injectable } from '@nestjs/common';
import { type PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { Schedule, type Setting } from './schedule.service.js';
import type { SourceWatch } from './source-watch.entity.js';
import { sourceNotFound, sourceWatchNotFound } from './watching.errors.js';
import { WatchesRepository } from './watches.repository.js';

/** The watching of all documents of a source, present and future. Locks: source, watches, checks, hosts. */
@Injectable()
export class SourceWatchesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly watches: WatchesRepository,
    private readonly schedule: Schedule,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Watches all documents of a source, or changes how. Documents with a setting of their own keep it.
   * @throws AppError NOT_FOUND, VERSION_CONFLICT
   */
  async set(tx: Tx, actor: PersonActor, sourceId: string, setting: Setting, edited: number | null): Promise<void> {
    const known = await this.watches.lockSource(tx, sourceId);
    if (edited !== null) assertVersion(known?.version ?? 0, edited);
    if (known) {
      await this.watches.updateSource(tx, { ...known, ...setting });
      await this.schedule.change(tx, await this.watches.lockOfSource(tx, sourceId, 'following'), setting);
    } else {
      if (!(await this.watches.sourceExists(tx, sourceId))) throw sourceNotFound();
      await this.watches.insertSource(tx, { sourceId, ...setting, createdBy: actor.id });
    }
    const added = await this.follow(tx, sourceId);
    this.record(tx, actor, known ? 'sourceWatch.changed' : 'sourceWatch.added', sourceId, { ...setting, added });
  }

  /** Pauses or resumes every watch of a source, also those with a setting of their own. @throws AppError NOT_FOUND */
  async setPaused(tx: Tx, actor: PersonActor, sourceId: string, paused: boolean): Promise<void> {
    const rule = await this.watches.lockSource(tx, sourceId);
    if (!rule && !(await this.watches.sourceExists(tx, sourceId))) throw sourceNotFound();
    if (rule) await this.watches.updateSource(tx, { ...rule, paused });
    const ids = await this.watches.lockOfSource(tx, sourceId, 'all');
    await this.schedule.setPaused(tx, ids, paused);
    this.record(tx, actor, paused ? 'sourceWatch.paused' : 'sourceWatch.resumed', sourceId, { watches: ids.length });
  }

  /** Ends it. Documents that were watched by it alone are not watched any more. @throws AppError NOT_FOUND, VERSION_CONFLICT */
  async remove(tx: Tx, actor: PersonActor, sourceId: string, edited: number | null): Promise<void> {
    const rule = await this.watches.lockSource(tx, sourceId);
    if (!rule) throw sourceWatchNotFound();
    if (edited !== null) assertVersion(rule.version, edited);
    const ids = await this.watches.lockOfSource(tx, sourceId, 'following');
    await this.schedule.remove(tx, ids);
    await this.watches.remove(tx, ids);
    await this.watches.removeSource(tx, sourceId);
    this.record(tx, actor, 'sourceWatch.removed', sourceId, { removed: ids.length });
  }

  /**
   * Watches documents that came in since. Looked for now and then, whichever way they came and whenever their source
   * became known, so that nothing that takes documents in has to know of it.
   */
  async followAll(): Promise<void> {
    const sources = await this.transactions.run((tx) => this.watches.findSourcesToFollow(tx));
    for (const id of sources) await this.transactions.run((tx) => this.follow(tx, id));
  }

  private async follow(tx: Tx, sourceId: string): Promise<number> {
    const rule: SourceWatch | null = await this.watches.lockSource(tx, sourceId);
    if (!rule) return 0;
    const added = await this.watches.followSource(tx, rule);
    await this.schedule.add(tx, 'PAGE', added, rule);
    return added.length;
  }

  private record(tx: Tx, actor: PersonActor, event: string, sourceId: string, data: Record<string, unknown> = {}) {
    this.audit.record(tx, actor, { event, entityType: 'source', entityId: sourceId, data });
  }
}
