import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions } from '../database/transactions.js';
import { type FetchedPage, PageFetcher, type Validators } from '../fetching/page-fetcher.js';
import { permanentMove } from '../source-changes/page-refresh.js';
import type { CheckOutcome } from './check-outcome.js';
import type { CheckRun, CheckTask } from './check-task.js';
import { decideEntries } from './entry-decision.js';
import type { EntryFacts } from './feed-entry-facts.js';
import type { Feed } from './feed.entity.js';
import { FeedsRepository } from './feeds.repository.js';
import { hostOfAddress } from './politeness.js';
import { MAX_ENTRIES, MAX_FEED_BYTES, newest, readFeed } from './read-feed.js';
import { Schedule } from './schedule.service.js';

const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1';

/** Of an index of sitemaps, only what changed last is read. */
const MAX_SITEMAPS = 3;

/** An entry that could not be taken in for a fault of ours is tried again after so many minutes. */
const INTAKE_RETRY_MINUTES = 15;

/** What a poll found. */
interface Found {
  entries: EntryFacts[];
  /** To ask for what is new since; of an index of sitemaps nothing can be told from its own. */
  validators: Validators | null;
}

/** Asks a feed what is new. */
@Injectable()
export class FeedPoll implements CheckTask {
  constructor(
    private readonly transactions: Transactions,
    private readonly feeds: FeedsRepository,
    private readonly schedule: Schedule,
    private readonly fetcher: PageFetcher,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws FetchFailure; AppError FEED_UNREADABLE; the signal's reason */
  async run(feedId: string, run: CheckRun): Promise<CheckOutcome> {
    const feed = await this.feeds.find(feedId);
    if (!feed) return { kind: 'DONE' };
    const fetched = await this.fetch(feed.url, run.signal, since(feed));
    const movedTo = permanentMove(fetched.redirects);
    if (fetched.bytes === null) return { kind: 'UNCHANGED', movedTo };
    const found = await this.read(fetched, fetched.bytes, run.signal);
    const added = await this.remember(feedId, found, run);
    return { kind: added > 0 ? 'CHANGED' : 'UNCHANGED', movedTo };
  }

  private fetch(address: string, signal: AbortSignal, known: { since?: Validators } = {}): Promise<FetchedPage> {
    return this.fetcher.fetch(address, { signal, accept: ACCEPT, maxBytes: MAX_FEED_BYTES, ...known });
  }

  private async read({ charset, ...fetched }: FetchedPage, bytes: Buffer, signal: AbortSignal): Promise<Found> {
    const { finalUrl, etag, lastModified } = fetched;
    const file = await readFeed({ bytes, charset, finalUrl });
    if (file.kind === 'entries') return { entries: file.entries, validators: { finalUrl, etag, lastModified } };
    const host = hostOfAddress(finalUrl);
    const own = file.sitemaps.filter(({ url }) => hostOfAddress(url) === host);
    const entries: EntryFacts[] = [];
    for (const { url } of newest(own, MAX_SITEMAPS)) entries.push(...(await this.readSitemap(url, signal)));
    return { entries: newest(entries, MAX_ENTRIES), validators: null };
  }

  /** After the time that lies between any two requests to one site. */
  private async readSitemap(address: string, signal: AbortSignal): Promise<EntryFacts[]> {
    await wait(this.config.watching.hostSeconds * 1000, undefined, { signal });
    const { bytes, charset, finalUrl } = await this.fetch(address, signal);
    if (bytes === null) return [];
    const file = await readFeed({ bytes, charset, finalUrl });
    // An index in an index is not followed.
    return file.kind === 'entries' ? file.entries : [];
  }

  /** @returns how many entries are offered or taken in */
  private remember(feedId: string, { entries, validators }: Found, run: CheckRun): Promise<number> {
    return this.transactions.run(async (tx) => {
      const feed = await this.feeds.lock(tx, feedId);
      if (!feed || !(await run.isWanted(tx))) return 0;
      const now = await databaseNow(tx);
      const decided = decideEntries(await this.feeds.unseen(tx, feedId, entries), feed, now);
      const rows = await this.feeds.addEntries(tx, feedId, decided);
      const queued = rows.filter(({ state }) => state === 'QUEUED').map(({ id, url }) => ({ id, address: url }));
      await this.schedule.addDue(tx, 'ENTRY', queued, INTAKE_RETRY_MINUTES);
      const known = validators ?? { finalUrl: null, etag: null, lastModified: null };
      await this.feeds.update(tx, feedId, { ...known, firstReadAt: feed.firstReadAt ?? now });
      return rows.filter(({ state }) => state === 'QUEUED' || state === 'SUGGESTED').length;
    });
  }
}

const since = ({ finalUrl, etag, lastModified }: Feed): { since?: Validators } =>
  finalUrl === null ? {} : { since: { finalUrl, etag, lastModified } };
