import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { noAddress } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import { PageFetcher } from '../fetching/page-fetcher.js';
import { Schedule, type Setting } from './schedule.service.js';
import { watchedBySource, watchNotFound } from './watching.errors.js';
import { WatchesRepository } from './watches.repository.js';

/** What people decide about the watching of single documents. Locks: document, watch, check, host. */
@Injectable()
export class WatchesService {
  constructor(
    private readonly watches: WatchesRepository,
    private readonly documents: DocumentsService,
    private readonly schedule: Schedule,
    private readonly fetcher: PageFetcher,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Watches a document, or changes how. From then on its own setting counts, not that of its source.
   * @param edited the version of the watch the sender saw; null when they do not say
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY, DOCUMENT_NO_ADDRESS, VERSION_CONFLICT; FetchFailure URL_INVALID,
   *   URL_FORBIDDEN_ADDRESS
   */
  async set(tx: Tx, actor: PersonActor, documentId: string, setting: Setting, edited: number | null): Promise<void> {
    await this.documents.lockNewest(tx, documentId);
    const watch = await this.watches.lock(tx, documentId);
    if (edited !== null) assertVersion(watch?.version ?? 0, edited);
    if (watch) {
      await this.watches.update(tx, { ...watch, followsSource: false });
      await this.schedule.change(tx, [documentId], setting);
    } else {
      await this.add(tx, actor, documentId, setting);
    }
    this.record(tx, actor, watch ? 'watch.changed' : 'watch.added', documentId, { ...setting });
  }

  /** Pauses or resumes the watch of a document. @throws AppError NOT_FOUND */
  async setPaused(tx: Tx, actor: PersonActor, documentId: string, paused: boolean): Promise<void> {
    const watch = await this.watches.lock(tx, documentId);
    if (!watch) throw watchNotFound();
    const setting = await this.schedule.settingOf(tx, documentId);
    if (setting.paused === paused) return;
    await this.watches.update(tx, watch);
    await this.schedule.change(tx, [documentId], { ...setting, paused });
    this.record(tx, actor, paused ? 'watch.paused' : 'watch.resumed', documentId);
  }

  /**
   * Ends the watch of a document.
   * @throws AppError NOT_FOUND, VERSION_CONFLICT, CONFLICT when its source is watched
   */
  async remove(tx: Tx, actor: PersonActor, documentId: string, edited: number | null): Promise<void> {
    const watch = await this.watches.lock(tx, documentId);
    if (!watch) throw watchNotFound();
    if (edited !== null) assertVersion(watch.version, edited);
    if (await this.watches.findSourceOf(tx, documentId)) throw watchedBySource();
    await this.schedule.remove(tx, [documentId]);
    await this.watches.remove(tx, [documentId]);
    this.record(tx, actor, 'watch.removed', documentId);
  }

  /** Checks a document as soon as its site's turn comes. @throws AppError NOT_FOUND, CONFLICT while paused */
  async checkNow(tx: Tx, actor: PersonActor, documentId: string): Promise<void> {
    if (!(await this.watches.lock(tx, documentId))) throw watchNotFound();
    await this.schedule.request(tx, documentId);
    this.record(tx, actor, 'watch.checkRequested', documentId);
  }

  private async add(tx: Tx, actor: PersonActor, documentId: string, setting: Setting): Promise<void> {
    const address = await this.watches.addressOf(tx, documentId);
    if (address === null) throw noAddress();
    this.fetcher.check(address);
    await this.watches.insert(tx, { documentId, followsSource: false, createdBy: actor.id });
    await this.schedule.add(tx, 'PAGE', [{ id: documentId, address }], setting);
  }

  private record(tx: Tx, actor: PersonActor, event: string, documentId: string, data: Record<string, unknown> = {}) {
    this.audit.record(tx, actor, { event, entityType: 'document', entityId: documentId, data });
  }
}
