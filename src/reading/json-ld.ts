import type { DomDocument } from './dom.js';

/** The schema.org properties of an article that are used; null where the page does not state them. */
export interface JsonLdArticle {
  headline: string | null;
  author: string | null;
  publisher: string | null;
  datePublished: string | null;
  dateModified: string | null;
  language: string | null;
}

const NONE: JsonLdArticle = {
  headline: null,
  author: null,
  publisher: null,
  datePublished: null,
  dateModified: null,
  language: null,
};

/** Objects looked at in one page; some shops list thousands of products. */
const MAX_OBJECTS = 500;

/** The first article-like object in a page's JSON-LD blocks. Blocks that are not JSON are passed over. */
export function articleJsonLd(document: DomDocument): JsonLdArticle {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = findArticle(parsed(script.textContent ?? ''));
    if (article !== null) return article;
  }
  return NONE;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function findArticle(root: unknown): JsonLdArticle | null {
  const queue: unknown[] = [root];
  for (let seen = 0; queue.length > 0 && seen < MAX_OBJECTS; seen++) {
    const value = queue.shift();
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_OBJECTS));
    if (!isRecord(value)) continue;
    if (isArticleType(value['@type'])) return articleOf(value);
    queue.push(value['@graph'], value['mainEntity']);
  }
  return null;
}

function articleOf(value: Record<string, unknown>): JsonLdArticle {
  return {
    headline: stringOf(value['headline']) ?? stringOf(value['name']),
    author: namesOf(value['author']),
    publisher: namesOf(value['publisher']),
    datePublished: stringOf(value['datePublished']),
    dateModified: stringOf(value['dateModified']),
    language: stringOf(value['inLanguage']),
  };
}

function isArticleType(type: unknown): boolean {
  const types = Array.isArray(type) ? type : [type];
  return types.some((name) => typeof name === 'string' && /(?:Article|BlogPosting|Report)$/.test(name));
}

function namesOf(value: unknown): string | null {
  const people = Array.isArray(value) ? value : [value];
  const names = people.slice(0, 10).map((person) => stringOf(isRecord(person) ? person['name'] : person));
  const known = names.filter((name) => name !== null && !/^https?:/.test(name));
  return known.length > 0 ? known.join(', ') : null;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
