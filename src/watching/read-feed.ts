import { gunzipSync } from 'node:zlib';
import { AppError } from '../common/app-error.js';
import { decodeBytes } from '../text/decode.js';
import type { EntryFacts } from './feed-entry-facts.js';
import { feedUnreadable } from './feed-unreadable.js';
import type { Sitemap } from './sitemap.js';

/** Largest feed or sitemap, in bytes, unpacked. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024;

/** Entries of a feed that are looked at: of RSS and the like the first, of sitemaps the newest. */
export const MAX_ENTRIES = 5_000;

/** A feed as it came. */
export interface FeedFile {
  bytes: Buffer;
  /** As the site says; null when it does not. */
  charset: string | null;
  /** The address that answered: relative addresses count from it. */
  finalUrl: string;
}

/**
 * Reads RSS, Atom, RDF, JSON Feed, sitemaps and indexes of sitemaps, also when the file itself is packed with gzip.
 * Nothing in them is followed or loaded, and entities that a file defines are not replaced.
 * @throws AppError FEED_UNREADABLE
 */
export async function readFeed({ bytes, charset, finalUrl }: FeedFile): Promise<Sitemap> {
  const text = await textOf(unpacked(bytes), charset);
  // Both parsers are heavy, and most processes never poll a feed.
  const { readSitemap } = await import('./sitemap.js');
  const sitemap = readSitemap(text, finalUrl);
  if (sitemap === null) {
    const { readSyndication } = await import('./read-syndication.js');
    return { kind: 'entries', entries: readSyndication(text, finalUrl, MAX_ENTRIES) };
  }
  return sitemap.kind === 'index' ? sitemap : { kind: 'entries', entries: newest(sitemap.entries, MAX_ENTRIES) };
}

/** The newest of these, newest first; those without a date come last, in their order. */
export const newest = (entries: readonly EntryFacts[], count: number): EntryFacts[] =>
  [...entries].sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0)).slice(0, count);

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_FEED_BYTES });
  } catch (error) {
    throw feedUnreadable(`The packed file is damaged, or larger than ${MAX_FEED_BYTES} bytes unpacked.`, error);
  }
}

async function textOf(bytes: Buffer, charset: string | null): Promise<string> {
  const declared = /^\s*<\?xml[^>]{1,200}encoding=["']([\w.:-]{1,40})["']/.exec(bytes.toString('latin1', 0, 300))?.[1];
  try {
    return (await decodeBytes(bytes, { charset: charset ?? declared ?? null })).text;
  } catch (error) {
    throw feedUnreadable(error instanceof AppError ? error.message : 'The bytes cannot be read as text.', error);
  }
}
