import { isTextNode, type DomElement } from './dom.js';
import { namesOf } from './element-names.js';
import { isInline, MIN_ARTICLE_PROSE, type ProseMeasure } from './prose.js';

/** Elements that hold no prose of an article. A figure's table, quotation or embedded post is prose. */
const FURNITURE_TAGS = new Set(
  'nav aside header footer form button select dialog figcaption script style noscript template iframe svg'.split(' '),
);

const FIGURE_PROSE = 'table, blockquote, pre';

/** What newsrooms and their systems call the parts of a page that are not the article. */
const FURNITURE_NAMES = new RegExp(
  `\\b(?:${[
    // about the article
    'by-?line|date-?line|timestamp|breadcrumbs?|dek|standfirst|excerpt|tags|copyright',
    'author-?(?:bio|box|info|details|card)|(?:about|post)-author|bio',
    // pictures
    '(?:news)?captions?|credits?|galler(?:y|ies)|slideshow|carousel|swiper',
    // other articles
    'related|recommend(?:ed|ations?)?|read-?more|most-read|trending|popular|teasers?|outbrain|taboola|rail',
    // what the page wants of its reader
    'newsletters?|sign-?up|subscri(?:be|ption)|social(?!-(?:media-)?embed)|shar(?:e|ing)|share-?bar|sharedaddy',
    'comments?|disqus|promos?|advert(?:isement)?s?|ads?|sponsored|popup|modal|cookies?',
    // the page itself
    'sidebar|masthead|footer|nav|navigation|next-prev|prev-next|menu|pagination|pager|toolbar',
  ].join('|')})\\b`,
);

/** What is not on the screen. */
const HIDDEN_NAMES = /\b(?:sr-only|screen-reader-text|visually-?hidden|off-?screen|print-only|d-print-block)\b/;
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** An element with more of the page's prose than this is the article, or holds it, whatever it is called. */
const ARTICLE_SHARE = 0.4;

/** What readers write may be longer than the article. */
const COMMENT_NAMES =
  /(?:^|\s)(?:comments?(?:-(?:list|area|section|container|wrapper|thread|block|box|feed))?|commentlist|disqus-thread)(?:\s|$)/;

/** An element with a good deal of prose and one of these is no furniture, even above comments that are longer. */
const ARTICLE_SIGNS = 'h1, [itemprop~="articleBody"]';

/** Removes from a page what is not its article by the element's tag, by its name, and by whether it shows. */
export function removeFurniture(root: DomElement, prose: ProseMeasure): void {
  const most = prose.of(root) * ARTICLE_SHARE;
  const holdsArticle = (element: DomElement): boolean =>
    element.localName === 'main' ||
    (prose.of(element) >= MIN_ARTICLE_PROSE && element.querySelector(ARTICLE_SIGNS) !== null);
  const stack = [root];
  for (let parent = stack.pop(); parent !== undefined; parent = stack.pop()) {
    for (const child of Array.from(parent.children)) {
      const mayGo = prose.of(child) <= most ? isFurniture(child, parent) : COMMENT_NAMES.test(namesOf(child));
      if (mayGo && !holdsArticle(child)) child.remove();
      else stack.push(child);
    }
  }
}

function isFurniture(element: DomElement, parent: DomElement): boolean {
  if (FURNITURE_TAGS.has(element.localName)) return true;
  if (element.localName === 'figure') return element.querySelector(FIGURE_PROSE) === null;
  if (element.getAttribute('hidden') !== null || HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) return true;
  const names = namesOf(element);
  if (names === '') return false;
  if (HIDDEN_NAMES.test(names)) return true;
  return FURNITURE_NAMES.test(names) && !(isInline(element) && hasTextOfItsOwn(parent));
}

/** Taking a part out of a sentence would leave another sentence. */
function hasTextOfItsOwn(element: DomElement): boolean {
  for (const node of element.childNodes) if (isTextNode(node) && /\S/.test(node.textContent ?? '')) return true;
  return false;
}
