import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { DecidedEntry } from './entry-decision.js';
import { type EntryState, FeedEntry } from './feed-entry.entity.js';
import type { EntryFacts } from './feed-entry-facts.js';
import { Feed } from './feed.entity.js';

/** By what an entry is known again. */
const keyOf = ({ url }: Pick<EntryFacts, 'url'>): string => createHash('sha256').update(url).digest('hex');

interface EntryDecided {
  state: EntryState;
  documentId?: string;
  error?: AppError;
}

@Injectable()
export class FeedsRepository {
  constructor(private readonly transactions: Transactions) {}

  find(id: string): Promise<Feed | null> {
    return this.transactions.reader.findOneBy(Feed, { id });
  }

  lock(tx: Tx, id: string): Promise<Feed | null> {
    return tx.manager.findOne(Feed, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** @returns the id of the feed that has this address: the new one's, or that of one that was there */
  async insert(tx: Tx, feed: Omit<Feed, 'source' | 'creator' | 'createdAt' | 'version'>): Promise<string> {
    await tx.manager.createQueryBuilder().insert().into(Feed).values(feed).orIgnore().execute();
    return (await tx.manager.findOneOrFail(Feed, { where: { url: feed.url }, select: { id: true } })).id;
  }

  async update(tx: Tx, id: string, change: Partial<Omit<Feed, 'source' | 'creator'>>): Promise<void> {
    await tx.manager.update(Feed, { id }, change);
  }

  /** With its entries; documents that came from it stay. */
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Feed, { id });
  }

  /** Name of the source that a feed's documents get. */
  async sourceName(tx: Tx, sourceId: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ name: string }[]>(`SELECT name FROM source WHERE id = $1`, [sourceId]);
    return row?.name ?? null;
  }

  /** Those of these entries that the feed never had; each address once. */
  async unseen(tx: Tx, feedId: string, entries: readonly EntryFacts[]): Promise<EntryFacts[]> {
    const byKey = new Map<string, EntryFacts>();
    for (const entry of entries) if (!byKey.has(keyOf(entry))) byKey.set(keyOf(entry), entry);
    const known = await tx.manager.query<{ key: string }[]>(
      `SELECT key_sha256 AS key FROM feed_entry WHERE feed_id = $1 AND key_sha256 = ANY($2::text[])`,
      [feedId, [...byKey.keys()]],
    );
    for (const { key } of known) byKey.delete(key);
    return [...byKey.values()];
  }

  /** Remembers entries. The caller holds the feed's lock. @returns them, with their ids */
  async addEntries(tx: Tx, feedId: string, decided: readonly DecidedEntry[]): Promise<FeedEntry[]> {
    const rows = decided.map(({ entry, state }) =>
      tx.manager.create(FeedEntry, { ...entry, id: newId(), feedId, keySha256: keyOf(entry), state }),
    );
    for (let from = 0; from < rows.length; from += INSERT_ROWS) {
      await tx.manager.insert(FeedEntry, rows.slice(from, from + INSERT_ROWS));
    }
    return rows;
  }

  lockEntry(tx: Tx, id: string, feedId?: string): Promise<FeedEntry | null> {
    const where = feedId === undefined ? { id } : { id, feedId };
    return tx.manager.findOne(FeedEntry, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** Notes what became of an entry. Nothing is left of what was noted before. */
  async decideEntry(tx: Tx, id: string, { state, documentId, error }: EntryDecided): Promise<void> {
    const problem = { errorCode: error?.code ?? null, message: error?.message ?? null };
    await tx.manager.update(FeedEntry, { id }, { state, documentId: documentId ?? null, ...problem });
  }

  /** Ids of the entries that are still to be taken in. */
  async queuedIds(tx: Tx, feedId: string): Promise<string[]> {
    const rows = await tx.manager.find(FeedEntry, { where: { feedId, state: 'QUEUED' }, select: { id: true } });
    return rows.map(({ id }) => id);
  }
}

/** Below the number of parameters that PostgreSQL takes in one statement. */
const INSERT_ROWS = 2_000;
