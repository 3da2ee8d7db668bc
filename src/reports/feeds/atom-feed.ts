import { type FeedContent, type FeedEntry, feedUpdated } from './feed-content.js';

/** Not allowed in XML 1.0, not even escaped. */
// oxlint-disable-next-line no-control-regex -- these characters are what it is about
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The feed as Atom 1.0 (RFC 4287). Its texts are plain text. */
export async function atomFeed(feed: FeedContent): Promise<string> {
  const { generateAtomFeed } = await import('feedsmith');
  return generateAtomFeed({
    id: feed.id,
    title: text(feed.title),
    updated: feedUpdated(feed),
    authors: [{ name: plain(feed.author) }],
    links: [
      { href: feed.selfUrl.atom, rel: 'self', type: 'application/atom+xml' },
      { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
    ],
    entries: feed.entries.map(toEntry),
  });
}

function toEntry({ id, url, title, text: words, categories, language, published, updated }: FeedEntry) {
  return {
    id,
    title: text(title),
    published,
    updated,
    categories: categories.map((term) => ({ term: plain(term) })),
    links: [
      { href: url, rel: 'alternate', type: 'text/html', ...(language === undefined ? {} : { hreflang: language }) },
    ],
    summary: text(words),
  };
}

const plain = (value: string): string => value.replace(NO_XML, ' ');
const text = (value: string) => ({ value: plain(value) });
