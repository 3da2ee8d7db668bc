import type { FeedContent, FeedEntry } from './feed-content.js';

/** The feed as JSON Feed 1.1. Its texts are plain text. */
export async function jsonFeed({ title, author, homeUrl, selfUrl, entries }: FeedContent): Promise<string> {
  const { generateJsonFeed } = await import('feedsmith');
  const feed = generateJsonFeed({
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl.json,
    authors: [{ name: author }],
    items: entries.map(toItem),
  });
  // The library leaves an empty list out; readers of feeds need it.
  return JSON.stringify({ ...(feed as object), items: (feed as { items?: unknown[] }).items ?? [] });
}

const toItem = ({ id, url, title, text, categories, language, imageUrl, published, updated }: FeedEntry) => ({
  id,
  url,
  title,
  content_text: text,
  tags: [...categories],
  date_published: published,
  date_modified: updated,
  ...(language === undefined ? {} : { language }),
  ...(imageUrl === undefined ? {} : { image: imageUrl }),
});
