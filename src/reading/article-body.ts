import { Readability } from '@mozilla/readability';
import { ancestorsOf, type DomDocument, type DomElement } from './dom.js';
import { namesOf } from './element-names.js';
import { MIN_ARTICLE_PROSE, type ProseMeasure } from './prose.js';

/** What content systems call the element that holds an article's paragraphs. */
const BODY_NAMES =
  /\b(?:(?:article|story|post|entry|news|blog)-?(?:main-?)?(?:body|content|text|copy|story)|main-article-body|body-?(?:copy|text)|content-?body)\b/;

const MAY_BE_BODY = 'div, section, article, main, span, td';

/** An element inside the one chosen, with this share of its prose, is the same article with less around it. */
const TIGHTER = 0.75;

/** Parts with less prose are headings and pictures between the parts of an article. */
const MIN_PART = 40;

/** What the extraction rests on. */
export interface FoundBody {
  /** In order; more than one where a page cuts its article into parts. */
  roots: DomElement[];
  /** Author's name found on the way. */
  byline: string | null;
}

/**
 * Finds the elements that hold the article: those the page itself marks as its body (`itemprop="articleBody"`, or one of
 * the usual names), else what Readability makes of the page. Changes the tree.
 */
export function articleBody(document: DomDocument, root: DomElement, prose: ProseMeasure): FoundBody {
  const marked = markedBody(root, prose);
  return marked.length > 0 ? { roots: marked, byline: null } : readable(document);
}

function readable(document: DomDocument): FoundBody {
  const readability = new Readability<DomElement | null>(document as never, {
    serializer: (node) => node as unknown as DomElement,
    // JSON-LD is read elsewhere, and better.
    disableJSONLD: true,
  });
  const article = readability.parse();
  const content = article?.content ?? null;
  return { roots: content === null ? [] : [content], byline: article?.byline ?? null };
}

/** The elements marked as the body: those of one name with the most prose, and of these the innermost. */
function markedBody(root: DomElement, prose: ProseMeasure): DomElement[] {
  const candidates = partsByName(root, prose);
  let best: DomElement[] = [];
  for (const parts of candidates) if (prose.sum(parts) > prose.sum(best)) best = parts;
  for (const parts of candidates) {
    const isInner = parts.every((part) => best.some((outer) => isInside(part, outer)));
    if (isInner && prose.sum(parts) >= prose.sum(best) * TIGHTER) best = parts;
  }
  return prose.sum(best) >= MIN_ARTICLE_PROSE ? best : [];
}

function partsByName(root: DomElement, prose: ProseMeasure): DomElement[][] {
  const byName = new Map<string, DomElement[]>();
  for (const element of root.querySelectorAll(MAY_BE_BODY)) {
    if (prose.of(element) < MIN_PART) continue;
    const names = namesOf(element);
    const isMarked = /articleBody/i.test(element.getAttribute('itemprop') ?? '');
    if (!isMarked && !BODY_NAMES.test(names)) continue;
    const parts = byName.get(names) ?? [];
    const last = parts.at(-1);
    // In document order an element that is not inside the last part is inside none.
    if (last === undefined || !isInside(element, last)) parts.push(element);
    byName.set(names, parts);
  }
  return [...byName.values()];
}

function isInside(element: DomElement, outer: DomElement): boolean {
  for (const ancestor of ancestorsOf(element)) if (ancestor === outer) return true;
  return false;
}
