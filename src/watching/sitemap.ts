import { DOMParser } from 'linkedom';
import type { DomDocument, DomElement } from '../reading/dom.js';
import { type EntryFacts, entryFacts } from './feed-entry-facts.js';

/** A list of pages, or a list of such lists. */
export type Sitemap = { kind: 'entries'; entries: EntryFacts[] } | { kind: 'index'; sitemaps: EntryFacts[] };

/** Tags inside each other; a sitemap has four. Deeper ones would only cost time. */
const MAX_DEPTH = 20;

/**
 * Reads a sitemap, a news sitemap, or an index of sitemaps. Entities of the document's own, outside ones above all, are
 * not looked at.
 * @param base the address it came from
 * @returns null when it is none
 */
export function readSitemap(xml: string, base: string): Sitemap | null {
  if (!/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(xml.slice(0, 20_000)) || isTooDeep(xml)) return null;
  const root = (new DOMParser().parseFromString(xml, 'text/xml') as unknown as DomDocument).documentElement;
  if (root === null) return null;
  const entries = Array.from(root.children).flatMap((element) => toEntry(element, base) ?? []);
  const name = localName(root);
  if (name === 'urlset') return { kind: 'entries', entries };
  return name === 'sitemapindex' ? { kind: 'index', sitemaps: entries } : null;
}

function toEntry(element: DomElement, base: string): EntryFacts | null {
  const news = child(element, 'news');
  return entryFacts(
    {
      url: textOf(element, 'loc'),
      title: news && textOf(news, 'title'),
      date: (news && textOf(news, 'publication_date')) ?? textOf(element, 'lastmod'),
    },
    base,
  );
}

const child = (element: DomElement, name: string): DomElement | undefined =>
  Array.from(element.children).find((candidate) => localName(candidate) === name);

const textOf = (element: DomElement, name: string): string | undefined =>
  child(element, name)?.textContent?.trim() ?? undefined;

/** Without the prefix of its name space. */
const localName = (element: DomElement): string => element.localName.replace(/^.*:/, '').toLowerCase();

function isTooDeep(xml: string): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : tag.endsWith('/>') ? 0 : 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
