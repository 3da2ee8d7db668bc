import type { DomDocument, DomElement } from './dom.js';

/** Reads the first value a page gives a schema.org property in its mark-up (`itemprop`). */
export type MicrodataReader = (property: string) => string | null;

export function microdataReader(document: DomDocument): MicrodataReader {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('[itemprop]')) {
    for (const property of (element.getAttribute('itemprop') ?? '').split(/\s+/)) {
      if (WANTED.has(property) && !values.has(property)) values.set(property, valueOf(element));
    }
  }
  return (property) => values.get(property) || null;
}

const WANTED = new Set(['headline', 'author', 'publisher', 'datePublished', 'dateModified', 'isAccessibleForFree']);

/** A person or organisation has its name inside; a date its machine-readable form in an attribute. */
function valueOf(element: DomElement): string {
  const named = element.querySelector('[itemprop="name"]') ?? element;
  const stated = named.getAttribute('content') ?? named.getAttribute('datetime');
  return (stated ?? named.textContent ?? '').trim();
}
