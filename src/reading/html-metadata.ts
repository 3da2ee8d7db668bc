import { parseUrl } from '../common/parse-url.js';
import type { DocumentMetadata } from './block.js';
import { cleanByline } from './byline.js';
import { parseDocument, type DomDocument } from './dom.js';
import { draftBlocks } from './html-blocks.js';
import { articleJsonLd, type JsonLdArticle } from './json-ld.js';
import { microdataReader, type MicrodataReader } from './microdata.js';
import { normaliseDate } from './published-at.js';

/** What a page says about itself. */
export interface HtmlMetadata {
  /** `language` is only what it declares. */
  facts: Omit<DocumentMetadata, 'language'> & { language: string | null };
  /** Whether it calls itself an article. */
  isArticle: boolean;
  /** False when it says that one must pay to read it; null when it says nothing. */
  isFree: boolean | null;
}

/** Longest value believed; anything longer is not a name or a title. */
const MAX_VALUE = 500;
const MAX_URL = 2048;

/** Where a page shows its author's name, best first. */
const BYLINE_PLACES = '[rel~="author"], [class*="byline" i], [class*="author-name" i], [class*="author_name" i]';

interface Sources {
  document: DomDocument;
  jsonLd: JsonLdArticle | null;
  meta: MetaReader;
  microdata: MicrodataReader;
}

/**
 * Reads a page's metadata: JSON-LD first, since newsrooms keep it for search engines, then OpenGraph and `<meta>`, then
 * microdata, then what the page shows. Call it before the article is looked for, which changes the tree.
 *
 * @param jsonLd contents of the page's JSON-LD scripts
 */
export function htmlMetadata(document: DomDocument, jsonLd: readonly string[]): HtmlMetadata {
  const article = articleJsonLd(jsonLd);
  const sources = { document, jsonLd: article, meta: metaReader(document), microdata: microdataReader(document) };
  const { meta, microdata } = sources;
  const publisher = tidy(article?.publisher ?? meta('og:site_name', 'dc.publisher') ?? microdata('publisher'));
  return {
    facts: {
      title: titleOf(sources, publisher),
      byline: bylineOf(sources),
      publisher,
      ...datesOf(sources),
      canonicalUrl: canonicalUrl(sources),
      language: document.documentElement?.getAttribute('lang') ?? article?.language ?? meta('og:locale', 'language'),
    },
    isArticle:
      article !== null ||
      meta('og:type')?.toLowerCase() === 'article' ||
      meta('article:published_time') !== null ||
      document.querySelector('[itemprop~="articleBody"]') !== null,
    isFree: article?.isFree ?? (/^false$/i.test(microdata('isAccessibleForFree') ?? '') ? false : null),
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
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
}

function titleOf({ document, jsonLd, meta, microdata }: Sources, publisher: string | null): string | null {
  const heading = tidy(document.querySelector('h1')?.textContent);
  const stated = tidy(jsonLd?.headline ?? meta('og:title', 'twitter:title') ?? microdata('headline'));
  const title = stated ?? tidy(document.querySelector('title')?.textContent);
  if (title === null) return heading;
  // "Headline - Outlet": the page's own heading is the part that is the headline.
  if (heading !== null && heading.length >= 10 && title.startsWith(heading)) return heading;
  const [, headline, rest] = /^(.{10,}?)\s+[|–—-]\s+([^|–—]+)$/u.exec(title) ?? [];
  return headline !== undefined && rest?.toLowerCase() === publisher?.toLowerCase() ? headline : title;
}

function bylineOf({ document, jsonLd, meta, microdata }: Sources): string | null {
  const stated = [jsonLd?.author, meta('author'), meta('article:author'), meta('parsely-author', 'dc.creator')];
  for (const value of [...stated, microdata('author')]) {
    const byline = cleanByline(tidy(value));
    if (byline !== null) return byline;
  }
  const shown = document.querySelector(BYLINE_PLACES);
  // The line below a name is a date or an agency.
  const [line] = shown === null ? [] : (draftBlocks([shown])[0]?.text.split('\n') ?? []);
  return cleanByline(line);
}

function datesOf({ document, jsonLd, meta, microdata }: Sources): Pick<DocumentMetadata, 'publishedAt' | 'modifiedAt'> {
  const shown = document.querySelector('time[datetime]')?.getAttribute('datetime');
  const published = [
    jsonLd?.datePublished,
    meta('article:published_time', 'datepublished', 'date', 'dc.date', 'dc.date.issued', 'pubdate', 'parsely-pub-date'),
    microdata('datePublished'),
    shown,
  ];
  const modified = [
    jsonLd?.dateModified,
    meta('article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'),
    microdata('dateModified'),
  ];
  return { publishedAt: firstDate(published), modifiedAt: firstDate(modified) };
}

function firstDate(values: readonly (string | null | undefined)[]): string | null {
  for (const value of values) {
    const date = normaliseDate(value);
    if (date !== null) return date;
  }
  return null;
}

/** The page's address as it states it. One that is only a path is put behind the address in `<base>` or `og:url`. */
function canonicalUrl({ document, meta }: Sources): string | null {
  const link = document.querySelector('link[rel~="canonical" i]')?.getAttribute('href')?.trim();
  const base = document.querySelector('base[href]')?.getAttribute('href')?.trim();
  const shared = meta('og:url') ?? undefined;
  const candidates = [
    [link, undefined],
    [link, base],
    [link, shared],
    [shared, undefined],
    [shared, base],
  ] as const;
  for (const [address, against] of candidates) {
    const url = address ? httpUrl(address, against) : null;
    if (url !== null) return url;
  }
  return null;
}

function httpUrl(address: string, base: string | undefined): string | null {
  const url = parseUrl(address, base);
  if (url === null) return null;
  const { href, protocol, host } = url;
  return /^https?:$/.test(protocol) && host !== '' && href.length <= MAX_URL ? href : null;
}

/** A value as people read it: entities and tags resolved, white space collapsed. */
function tidy(value: string | null | undefined): string | null {
  const plain = value && /[&<]/.test(value) ? (parseDocument(value.slice(0, 5000)).body?.textContent ?? '') : value;
  const text = plain?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' || text.length > MAX_VALUE ? null : text;
}
