import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { PageFetcher } from '../fetching/page-fetcher.js';
import { EntryIntake } from './entry-intake.service.js';
import type { FeedEntry } from './feed-entry.entity.js';
import type { Feed } from './feed.entity.js';
import { FeedsRepository } from './feeds.repository.js';
import type { ChangeFeedBody, CreateFeedBody } from './feeds.schemas.js';
import { Schedule } from './schedule.service.js';
import { entryDecided, entryNotFound, feedKnown, feedNotFound, sourceNotFound } from './watching.errors.js';

/** What people decide about feeds and their entries. Locks: feed, check, host. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly feeds: FeedsRepository,
    private readonly schedule: Schedule,
    private readonly intake: EntryIntake,
    private readonly fetcher: PageFetcher,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Adds a feed; it is polled as soon as its site's turn comes.
   * @returns its id
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS; AppError CONFLICT with `feedId` when the desk has it,
   *   NOT_FOUND when there is no such source
   */
  async create(tx: Tx, actor: PersonActor, body: CreateFeedBody): Promise<string> {
    const { intervalMinutes, ...settings } = body;
    const url = this.fetcher.check(body.url);
    await this.checkSource(tx, body.sourceId);
    const unread = { finalUrl: null, etag: null, lastModified: null, firstReadAt: null };
    const id = newId();
    const stored = await this.feeds.insert(tx, { ...settings, ...unread, id, url, createdBy: actor.id });
    if (stored !== id) throw feedKnown(stored);
    await this.schedule.addDue(tx, 'FEED', [{ id, address: url }], intervalMinutes);
    this.record(tx, actor, 'feed.added', id, { ...body, url });
    return id;
  }

  /** @throws AppError NOT_FOUND, VERSION_CONFLICT */
  async change(tx: Tx, actor: PersonActor, id: string, edited: number, body: ChangeFeedBody): Promise<void> {
    const feed = await this.lock(tx, id);
    assertVersion(feed.version, edited);
    const { intervalMinutes, paused, ...settings } = body;
    await this.checkSource(tx, body.sourceId ?? null);
    await this.feeds.update(tx, id, { ...settings, version: feed.version + 1 });
    const known = await this.schedule.settingOf(tx, id);
    const setting = { intervalMinutes: intervalMinutes ?? known.intervalMinutes, paused: paused ?? known.paused };
    await this.schedule.change(tx, [id], setting);
    this.record(tx, actor, 'feed.changed', id, body);
  }

  /** Removes a feed with its entries; documents that came from it stay. @throws AppError NOT_FOUND, VERSION_CONFLICT */
  async remove(tx: Tx, actor: PersonActor, id: string, edited: number | null): Promise<void> {
    const feed = await this.lock(tx, id);
    if (edited !== null) assertVersion(feed.version, edited);
    await this.schedule.remove(tx, [id, ...(await this.feeds.queuedIds(tx, id))]);
    await this.feeds.remove(tx, id);
    this.record(tx, actor, 'feed.removed', id, { url: feed.url });
  }

  /** Polls a feed as soon as its site's turn comes. @throws AppError NOT_FOUND, CONFLICT while paused */
  async checkNow(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    await this.lock(tx, id);
    await this.schedule.request(tx, id);
    this.record(tx, actor, 'feed.checkRequested', id);
  }

  /**
   * Makes a document of an entry. Entries that were dismissed, refused or never offered may be accepted as well.
   * @throws AppError NOT_FOUND, CONFLICT when it is a document or about to become one; FetchFailure URL_INVALID,
   *   URL_FORBIDDEN_ADDRESS
   */
  async accept(tx: Tx, actor: PersonActor, feedId: string, entryId: string): Promise<void> {
    const entry = await this.lockEntry(tx, feedId, entryId);
    if (entry.state === 'QUEUED' || entry.documentId !== null) throw entryDecided(entry.state);
    await this.intake.takeIn(tx, actor, entry);
    this.record(tx, actor, 'feed.entryAccepted', feedId, { entryId, url: entry.url });
  }

  /** Says no to a suggested entry. @throws AppError NOT_FOUND, CONFLICT when it is not suggested */
  async dismiss(tx: Tx, actor: PersonActor, feedId: string, entryId: string): Promise<void> {
    const entry = await this.lockEntry(tx, feedId, entryId);
    if (entry.state === 'DISMISSED') return;
    if (entry.state !== 'SUGGESTED') throw entryDecided(entry.state);
    await this.feeds.decideEntry(tx, entryId, { state: 'DISMISSED' });
    this.record(tx, actor, 'feed.entryDismissed', feedId, { entryId, url: entry.url });
  }

  private async lock(tx: Tx, id: string): Promise<Feed> {
    const feed = await this.feeds.lock(tx, id);
    if (!feed) throw feedNotFound();
    return feed;
  }

  private async lockEntry(tx: Tx, feedId: string, entryId: string): Promise<FeedEntry> {
    const entry = await this.feeds.lockEntry(tx, entryId, feedId);
    if (!entry) throw entryNotFound();
    return entry;
  }

  private async checkSource(tx: Tx, sourceId: string | null): Promise<void> {
    if (sourceId !== null && (await this.feeds.sourceName(tx, sourceId)) === null) throw sourceNotFound();
  }

  private record(tx: Tx, actor: PersonActor, event: string, feedId: string, data: Record<string, unknown> = {}) {
    this.audit.record(tx, actor, { event, entityType: 'feed', entityId: feedId, data });
  }
}
