import { gunzipSync } from 'node:zlib';
import { parseFeed } from 'feedsmith';
import { AppError } from '../common/app-error.js';
import { decodeBytes } from '../text/decode.js';
import { type EntryFacts, entryFacts } from './feed-entry-facts.js';
import { readSitemap, type Sitemap } from './sitemap.js';

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
  const sitemap = readSitemap(text, finalUrl);
  if (sitemap === null) return { kind: 'entries', entries: readSyndication(text, finalUrl) };
  return sitemap.kind === 'index' ? sitemap : { kind: 'entries', entries: newest(sitemap.entries, MAX_ENTRIES) };
}

/** The newest of these, newest first; those without a date come last, in their order. */
export const newest = (entries: readonly EntryFacts[], count: number): EntryFacts[] =>
  [...entries].sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0)).slice(0, count);

function readSyndication(text: string, base: string): EntryFacts[] {
  return rawEntries(text).flatMap((entry) => entryFacts(entry, base) ?? []);
}

function rawEntries(text: string): { url: string | undefined; title?: string; date?: string | undefined }[] {
  const { format, feed } = parsed(text);
  switch (format) {
    case 'rss':
      return (feed.items ?? []).map(({ link, guid, title, pubDate, dc }) => ({
        url: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
        ...(title === undefined ? {} : { title: textValue(title) }),
        date: pubDate ?? dc?.dates?.[0],
      }));
    case 'atom':
      return (feed.entries ?? []).map(({ links, title, published, updated }) => ({
        url: links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
        ...(title === undefined ? {} : { title: textValue(title) }),
        date: published ?? updated,
      }));
    case 'rdf':
      return (feed.items ?? []).map(({ link, title, dc }) => ({
        url: link,
        ...(title === undefined ? {} : { title: textValue(title) }),
        date: dc?.dates?.[0],
      }));
    case 'json':
      return (feed.items ?? []).map(({ url, external_url, title, date_published, date_modified }) => ({
        url: url ?? external_url,
        ...(title === undefined ? {} : { title }),
        date: date_published ?? date_modified,
      }));
  }
}

const textValue = (title: string | { value?: string }): string =>
  typeof title === 'string' ? title : (title.value ?? '');

function parsed(text: string): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed<string>(text, { maxItems: MAX_ENTRIES });
  } catch (error) {
    throw unreadable('What is there is no RSS, Atom, JSON Feed or sitemap.', error);
  }
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_FEED_BYTES });
  } catch (error) {
    throw unreadable(`The packed file is damaged, or larger than ${MAX_FEED_BYTES} bytes unpacked.`, error);
  }
}

async function textOf(bytes: Buffer, charset: string | null): Promise<string> {
  const declared = /^\s*<\?xml[^>]{1,200}encoding=["']([\w.:-]{1,40})["']/.exec(bytes.toString('latin1', 0, 300))?.[1];
  try {
    return (await decodeBytes(bytes, { charset: charset ?? declared ?? null })).text;
  } catch (error) {
    throw unreadable(error instanceof AppError ? error.message : 'The bytes cannot be read as text.', error);
  }
}

const unreadable = (what: string, cause: unknown): AppError =>
  new AppError('FEED_UNREADABLE', `${what} Give the address of the feed itself.`, {}, { cause });
