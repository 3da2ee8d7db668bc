import type { DomElement } from './dom.js';

/** Parts of a page that are never its prose. */
const NEVER_PROSE = 'figure, figcaption, aside, nav, form, button, footer, script, style, noscript, iframe, svg';

/** Elements that may be a stray prompt or a list of links inside the article. */
const SMALL_BLOCKS = 'p, li, div, h2, h3, h4, h5, h6, span, section, ul';

/** A block longer than this is not furniture, whatever it begins with. */
const MAX_FURNITURE = 200;

const LINK_SHARE = 0.8;

const FURNITURE =
  /^(?:read (?:more|next|also|the full)|see also|more (?:on|from|stories|about)|related(?: (?:articles|stories|content|topics))?\b|advertis|sponsored|sign up|subscribe|newsletter|follow (?:us|me|@)|share (?:this|on|via)|click (?:here|to)|recommended|trending|most (?:read|popular)|watch(?: (?:more|now|live|the video))?:|listen(?: to)?:|photos?:|image(?:s| (?:source|credit|caption|copyright))?:?|credit:|getty images|copyright|©|all rights reserved|comments?$|leave a (?:comment|reply)|print$|email$|tags?:|filed under|topics?:|(?:download|get) (?:the|our) app|support (?:us|our)|donate|loading|skip to|continue reading|story continues|back to top|join (?:us|the conversation)|we use cookies|this article (?:originally|was originally))/i;

/**
 * Removes from an extracted article what Readability leaves in of the page around it: figures, asides, forms, short
 * blocks that are mostly links, and short blocks that open like a prompt. Changes the tree it is given.
 */
export function removeFurniture(root: DomElement): void {
  for (const element of Array.from(root.querySelectorAll(NEVER_PROSE))) element.remove();
  for (const element of Array.from(root.querySelectorAll(SMALL_BLOCKS))) {
    if (isFurniture(element)) element.remove();
  }
}

function isFurniture(element: DomElement): boolean {
  const text = (element.textContent ?? '').trim();
  if (text === '' || text.length > MAX_FURNITURE) return false;
  const isInline = element.localName === 'span';
  if (!isInline && FURNITURE.test(text)) return true;
  return !isInline && !/[.!?…]["'”’)\]]*$/.test(text) && linkShare(element, text.length) > LINK_SHARE;
}

function linkShare(element: DomElement, length: number): number {
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += (link.textContent ?? '').trim().length;
  return linked / length;
}
