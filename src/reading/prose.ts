import { isElement, isTextNode, type DomElement, type DomNode } from './dom.js';

/** Less prose than this, in characters, is not an article. */
export const MIN_ARTICLE_PROSE = 250;

/** Shorter runs of text are labels. */
const MIN_RUN = 40;

const INLINE = new Set(
  'abbr b bdi bdo big br cite code dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

export const isInline = (element: DomElement): boolean => element.localName === 'a' || INLINE.has(element.localName);

/** How much running text the elements under one hold: characters of paragraphs, without their links. */
export class ProseMeasure {
  private readonly lengths = new Map<DomElement, number>();
  private readonly runs = new Map<DomNode, number>();

  constructor(root: DomElement) {
    this.measure(root);
  }

  of(element: DomElement): number {
    return this.lengths.get(element) ?? 0;
  }

  sum(elements: readonly DomElement[]): number {
    return elements.reduce((sum, element) => sum + this.of(element), 0);
  }

  /** The most prose any element has in paragraphs of its own: little where teasers stand side by side. */
  longestRun(): number {
    return [...this.runs.values()].reduce((longest, run) => Math.max(longest, run), 0);
  }

  private measure(element: DomElement): number {
    let own = 0;
    let inner = 0;
    const visit = (node: DomNode): void => {
      if (isTextNode(node)) own += (node.textContent ?? '').trim().length;
      else if (!isElement(node) || node.localName === 'a') return;
      else if (INLINE.has(node.localName)) for (const child of node.childNodes) visit(child);
      else inner += this.measure(node);
    };
    for (const child of element.childNodes) visit(child);
    if (own < MIN_RUN) own = 0;
    const holder = element.localName === 'p' ? (element.parentNode ?? element) : element;
    if (own > 0) this.runs.set(holder, (this.runs.get(holder) ?? 0) + own);
    this.lengths.set(element, inner + own);
    return inner + own;
  }
}
