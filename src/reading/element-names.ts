import type { DomElement } from './dom.js';

/** More of a class attribute says nothing that the beginning does not. */
const MAX_NAMES = 400;

/**
 * An element's class and id in lower case, with hyphens between words: `article__media-caption`, `articleByline` and
 * `article-byline` read alike, and a pattern with `\b` finds whole words only.
 */
export function namesOf(element: DomElement): string {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (names === ' ') return '';
  return names
    .slice(0, MAX_NAMES)
    .replaceAll('_', '-')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
