import { parseHTML } from 'linkedom';

/**
 * The part of the DOM the HTML reader uses. Written out here because the compiler runs without the browser's types,
 * which would let `window` and `fetch` in everywhere.
 */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly parentNode: DomNode | null;
  readonly children: ArrayLike<DomElement>;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  querySelector(selector: string): DomElement | null;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  querySelector(selector: string): DomElement | null;
}

const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

export const isElement = (node: DomNode): node is DomElement => node.nodeType === ELEMENT_NODE;
export const isTextNode = (node: DomNode): boolean => node.nodeType === TEXT_NODE;

/** Parses a page; nothing in it is run or loaded. Size and nesting must have been checked (`html-limits.ts`). */
export function parseDocument(html: string): DomDocument {
  // A fragment without <html> is put where a browser would put it; linkedom leaves its body empty otherwise.
  const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(page).document as unknown as DomDocument;
}

/** The elements around one, from the nearest outwards. */
export function* ancestorsOf(element: DomElement): Iterable<DomElement> {
  for (let node = element.parentNode; node !== null && isElement(node); node = node.parentNode) yield node;
}
