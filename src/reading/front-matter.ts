import { normaliseDate } from './published-at.js';

/** What a YAML front matter can say about an article, as far as this reader understands it. */
export interface FrontMatter {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  publishedAt: string | null;
  modifiedAt: string | null;
  canonicalUrl: string | null;
  language: string | null;
}

/** Front matter is a few lines; a `---` block longer than this is text between two dividers. */
const MAX_LENGTH = 10_000;

/**
 * Takes YAML front matter (`---` … `---` at the very beginning) off a Markdown text. Only top-level `key: value` lines
 * are read; anything else in it is ignored.
 */
export function splitFrontMatter(source: string): { body: string; front: FrontMatter } {
  const found = /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source.slice(0, MAX_LENGTH));
  const inner = found?.[1] ?? '';
  if (!found || !/^[\w-]+[ \t]*:/m.test(inner)) return { body: source, front: fromPairs(new Map()) };
  const pairs = new Map<string, string>();
  for (const line of inner.split('\n')) {
    const pair = /^([\w-]+)[ \t]*:[ \t]*(.+)$/.exec(line);
    if (pair) pairs.set((pair[1] ?? '').toLowerCase(), unquoted(pair[2] ?? ''));
  }
  return { body: source.slice(found[0].length), front: fromPairs(pairs) };
}

function fromPairs(pairs: ReadonlyMap<string, string>): FrontMatter {
  const first = (...keys: string[]): string | null => {
    for (const key of keys) {
      const value = pairs.get(key);
      if (value) return value;
    }
    return null;
  };
  return {
    title: first('title', 'headline'),
    byline: first('author', 'authors', 'byline'),
    publisher: first('publisher', 'site', 'source'),
    publishedAt: normaliseDate(first('date', 'published', 'publishedat', 'pubdate')),
    modifiedAt: normaliseDate(first('updated', 'lastmod', 'modified', 'modifiedat')),
    canonicalUrl: first('canonical', 'canonical_url', 'canonicalurl', 'url'),
    language: first('lang', 'language'),
  };
}

function unquoted(value: string): string {
  const trimmed = value.trim().replace(/^\[|\]$/g, '');
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
