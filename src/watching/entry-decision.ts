import type { EntryFacts } from './feed-entry-facts.js';
import type { EntryState } from './feed-entry.entity.js';
import type { Feed } from './feed.entity.js';
import { isWanted } from './wildcard.js';

const DAY_MS = 86_400_000;

/** An entry, and what becomes of it. */
export interface DecidedEntry {
  entry: EntryFacts;
  state: Extract<EntryState, 'HISTORY' | 'UNWANTED' | 'SUGGESTED' | 'QUEUED'>;
}

/**
 * What becomes of entries that were not seen before. What is older than the feed's `historyDays` is history, and of the
 * first poll everything behind its first `historyEntries` wanted ones: a site's archive is not news.
 * @param entries in the order in which the feed has them
 */
export function decideEntries(
  entries: readonly EntryFacts[],
  feed: Pick<Feed, 'mode' | 'include' | 'exclude' | 'historyDays' | 'historyEntries' | 'firstReadAt'>,
  now: Date,
): DecidedEntry[] {
  const oldest = now.getTime() - feed.historyDays * DAY_MS;
  let left = feed.firstReadAt === null ? feed.historyEntries : Infinity;
  return entries.map((entry) => {
    if (!isWanted(entry, feed)) return { entry, state: 'UNWANTED' };
    const isOld = entry.publishedAt !== null && entry.publishedAt.getTime() < oldest;
    if (isOld || left <= 0) return { entry, state: 'HISTORY' };
    left -= 1;
    return { entry, state: feed.mode === 'ingest' ? 'QUEUED' : 'SUGGESTED' };
  });
}
