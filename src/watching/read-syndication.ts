import { parseFeed } from 'feedsmith';
import { type EntryFacts, entryFacts } from './feed-entry-facts.js';
import { feedUnreadable } from './feed-unreadable.js';

/**
 * Reads RSS, Atom, RDF and JSON Feed.
 * @param base the address it came from
 * @param most entries that are looked at: the first
 * @throws AppError FEED_UNREADABLE
 */
export function readSyndication(text: string, base: string, most: number): EntryFacts[] {
  return rawEntries(text, most).flatMap((entry) => entryFacts(entry, base) ?? []);
}

function rawEntries(
  text: string,
  most: number,
): { url: string | undefined; title?: string; date?: string | undefined }[] {
  const { format, feed } = parsed(text, most);
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

function parsed(text: string, most: number): ReturnType<typeof parseFeed<string>> {
  try {
    return parseFeed<string>(text, { maxItems: most });
  } catch (error) {
    throw feedUnreadable('What is there is no RSS, Atom, JSON Feed or sitemap.', error);
  }
}
