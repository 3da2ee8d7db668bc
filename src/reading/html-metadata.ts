import type { DocumentMetadata } from './block.js';
import type { DomDocument } from './dom.js';
import { articleJsonLd, type JsonLdArticle } from './json-ld.js';
import { normaliseDate } from './published-at.js';

/** What a page says about itself; `language` is only what it declares. */
export type HtmlMetadata = Omit<DocumentMetadata, 'language'> & { language: string | null };

/** Longest value believed; anything longer is not a name or a title. */
const MAX_VALUE = 500;

/**
 * Reads a page's metadata: JSON-LD first, since newsrooms keep it for search engines, then OpenGraph and `<meta>`, then
 * `<title>`. Call it before Readability, which changes the tree.
 */
export function htmlMetadata(document: DomDocument): HtmlMetadata {
  const article = articleJsonLd(document);
  const meta = metaReader(document);
  return {
    title: tidy(article.headline ?? meta('og:title', 'twitter:title') ?? titleElement(document)),
    byline: tidy(article.author ?? meta('author', 'article:author', 'parsely-author', 'dc.creator')),
    publisher: tidy(article.publisher ?? meta('og:site_name', 'application-name', 'dc.publisher')),
    publishedAt: publishedAt(document, article, meta),
    modifiedAt: normaliseDate(
      article.dateModified ?? meta('article:modified_time', 'og:updated_time', 'dcterms.modified'),
    ),
    canonicalUrl: canonicalUrl(document, meta),
    language: document.documentElement?.getAttribute('lang') ?? article.language ?? meta('og:locale', 'language'),
  };
}

type MetaReader = (...names: string[]) => string | null;

function metaReader(document: DomDocument): MetaReader {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase();
    const content = element.getAttribute('content')?.trim();
    if (name !== '' && content && !values.has(name)) values.set(name, content);
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name);
      // Facebook wants profile addresses in article:author; a person's name is never an address.
      if (value !== undefined && !(name.endsWith('author') && /^https?:/.test(value))) return value;
    }
    return null;
  };
}

function publishedAt(document: DomDocument, article: JsonLdArticle, meta: MetaReader): string | null {
  return (
    normaliseDate(article.datePublished) ??
    normaliseDate(meta('article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'pubdate')) ??
    normaliseDate(document.querySelector('time[datetime]')?.getAttribute('datetime'))
  );
}

function canonicalUrl(document: DomDocument, meta: MetaReader): string | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return link && /^https?:\/\/\S+$/i.test(link.trim()) ? link.trim().slice(0, 2048) : null;
}

function titleElement(document: DomDocument): string | null {
  const heading = document.querySelector('h1')?.textContent?.trim();
  const title = document.querySelector('title')?.textContent?.trim();
  if (!title) return heading ?? null;
  // "Headline - Outlet": the page's own heading is the part that is the headline.
  return heading && heading.length >= 10 && title.startsWith(heading) ? heading : title;
}

function tidy(value: string | null | undefined): string | null {
  const text = value?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' || text.length > MAX_VALUE ? null : text;
}
