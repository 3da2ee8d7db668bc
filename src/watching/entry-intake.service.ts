import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { DocumentIntake } from '../documents/document-intake.service.js';
import type { CheckOutcome } from './check-outcome.js';
import type { CheckRun, CheckTask } from './check-task.js';
import type { FeedEntry } from './feed-entry.entity.js';
import { FeedsRepository } from './feeds.repository.js';

/** Makes documents of entries. Their pages are fetched and read as those of any document that comes as an address. */
@Injectable()
export class EntryIntake implements CheckTask {
  constructor(
    private readonly transactions: Transactions,
    private readonly feeds: FeedsRepository,
    private readonly intake: DocumentIntake,
    private readonly audit: AuditTrail,
  ) {}

  /** Takes in an entry of a feed that is taken in without asking, in the name of whoever set the feed up. */
  async run(entryId: string, { isWanted }: CheckRun): Promise<CheckOutcome> {
    await this.transactions.run(async (tx) => {
      const wanted = await isWanted(tx);
      const entry = await this.feeds.lockEntry(tx, entryId);
      const feed = entry && (await this.feeds.find(entry.feedId));
      if (!wanted || !feed || entry.state !== 'QUEUED') return;
      const owner: PersonActor = { id: feed.createdBy, kind: 'system', roles: [], scopes: null, requestId: null };
      try {
        await this.takeIn(tx, owner, entry);
      } catch (error) {
        // Every check of an address comes before the first write, so the transaction is whole.
        if (!(error instanceof AppError)) throw error;
        await this.feeds.decideEntry(tx, entryId, { state: 'REFUSED', error });
        const event = { event: 'feed.entryRefused', entityType: 'feed', entityId: feed.id, reason: error.code };
        this.audit.record(tx, owner, { ...event, data: { entryId, url: entry.url } });
      }
    });
    return { kind: 'DONE' };
  }

  /**
   * Makes a document of an entry, unless the desk has one of its address. The caller has locked the entry.
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  async takeIn(tx: Tx, actor: PersonActor, entry: FeedEntry): Promise<void> {
    const feed = await this.feeds.find(entry.feedId);
    const sourceId = feed?.sourceId ?? null;
    const source = sourceId === null ? null : await this.feeds.sourceName(tx, sourceId);
    try {
      const documentId = await this.intake.create(tx, actor, { url: entry.url, ...(source ? { source } : {}) }, null);
      await this.feeds.decideEntry(tx, entry.id, { state: 'INGESTED', documentId });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'DOCUMENT_DUPLICATE') throw error;
      const documentId = error.details['documentId'] as string;
      await this.feeds.decideEntry(tx, entry.id, { state: 'DUPLICATE', documentId });
    }
  }
}
