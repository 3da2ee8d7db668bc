import type { BlockKind } from './block.js';
import { isElement, isTextNode, type DomElement, type DomNode } from './dom.js';
import { TextBuilder } from './text-builder.js';

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const SKIPPED_TAGS = new Set(
  'script style noscript template head iframe object embed svg math canvas video audio select option textarea button input img picture'.split(
    ' ',
  ),
);

/** What is struck through is kept between these marks, as Markdown has them: it was said, and no longer is. */
const STRUCK_TAGS = new Set(['s', 'del', 'strike']);
const STRUCK_MARK = '~~';

/** Rows of data with paragraphs in their cells are still short. */
const MAX_DATA_ROW = 500;
const LAYOUT_CONTENT = 'p ~ p, h1, h2, h3, h4, h5, h6, table, blockquote';

/** A block before it has its place in a text. */
export interface BlockDraft {
  kind: BlockKind;
  text: string;
  /** How much of it is the text of links, in characters. */
  linked: number;
}

/** What the walk carries from element to element. */
interface Walk {
  drafts: BlockDraft[];
  stack: Step[];
  /** Text of the block being filled, white space not yet collapsed. */
  pending: string;
  linked: number;
  /** How many of these elements are open. */
  links: number;
  preformatted: number;
  struck: number;
}

type Step = { node: DomNode; kind: BlockKind } | { end: () => void };

/**
 * Turns the elements under `roots` into blocks: one per block-level element with text of its own, white space collapsed
 * as a browser shows it, `<br><br>` taken as a paragraph's end. Walks with a stack of its own, so that depth cannot
 * exhaust the call stack.
 */
export function draftBlocks(roots: readonly DomElement[]): BlockDraft[] {
  const walk: Walk = { drafts: [], stack: [], pending: '', linked: 0, links: 0, preformatted: 0, struck: 0 };
  for (const root of roots) {
    walk.stack.push({ node: root, kind: 'paragraph' });
    for (let step = walk.stack.pop(); step !== undefined; step = walk.stack.pop()) {
      if ('end' in step) step.end();
      else if (isTextNode(step.node)) addText(walk, step.node.textContent ?? '');
      else if (isElement(step.node)) enter(walk, step.node, step.kind);
    }
    flush(walk, 'paragraph');
  }
  return walk.drafts;
}

/** The text under `root` with all its blocks. */
export function blocksOf(root: DomElement): TextBuilder {
  return textOf(draftBlocks([root]));
}

export function textOf(drafts: readonly BlockDraft[]): TextBuilder {
  const builder = new TextBuilder();
  for (const { kind, text } of drafts) builder.add(kind, text);
  return builder;
}

function addText(walk: Walk, raw: string): void {
  const text = raw.replace(walk.preformatted > 0 ? /[^\S\n]+/g : /\s+/g, ' ');
  walk.pending += walk.struck > 0 ? struckThrough(text) : text;
  if (walk.links > 0) walk.linked += text.trim().length;
}

/** Signs alone are struck by sites for their looks ("#" before a keyword). */
function struckThrough(text: string): string {
  const words = text.trim();
  return /[\p{L}\p{N}]/u.test(words) ? text.replace(words, () => `${STRUCK_MARK}${words}${STRUCK_MARK}`) : text;
}

function enter(walk: Walk, element: DomElement, inherited: BlockKind): void {
  const tag = element.localName.toLowerCase();
  if (SKIPPED_TAGS.has(tag)) return;
  if (tag === 'br') {
    walk.pending += '\n';
    return;
  }
  if ((tag === 'td' || tag === 'th') && inherited === 'tableRow' && walk.pending.trim() !== '') walk.pending += ' | ';
  const kind = kindOf(element, tag, inherited);
  if (BLOCK_TAGS.has(tag)) openBlock(walk, tag, kind, inherited);
  if (tag === 'a') {
    walk.links += 1;
    walk.stack.push({ end: () => (walk.links -= 1) });
  }
  if (STRUCK_TAGS.has(tag)) {
    walk.struck += 1;
    walk.stack.push({ end: () => (walk.struck -= 1) });
  }
  if (tag === 'pre') {
    walk.preformatted += 1;
    walk.stack.push({ end: () => (walk.preformatted -= 1) });
  }
  for (const node of [...element.childNodes].reverse()) walk.stack.push({ node, kind });
}

function openBlock(walk: Walk, tag: string, kind: BlockKind, inherited: BlockKind): void {
  // A cell's paragraphs belong to the row.
  if (inherited === 'tableRow' && tag !== 'tr') {
    walk.pending += ' ';
    return;
  }
  flush(walk, inherited);
  walk.stack.push({ end: () => flush(walk, kind) });
}

function kindOf(element: DomElement, tag: string, inherited: BlockKind): BlockKind {
  if (inherited === 'tableRow' && tag !== 'tr') return inherited;
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return inherited === 'quote' ? 'quote' : 'listItem';
  if (tag === 'blockquote') return 'quote';
  if (tag === 'figcaption') return 'caption';
  if (tag === 'tr') return isDataRow(element) ? 'tableRow' : 'paragraph';
  return inherited;
}

/** Rows of one cell, and rows with long texts in them, are there for the page's layout. */
function isDataRow(row: DomElement): boolean {
  const cells = Array.from(row.children).filter(({ localName }) => localName === 'td' || localName === 'th');
  if (cells.length < 2) return false;
  const isLayout = row.querySelector(LAYOUT_CONTENT) !== null;
  return !isLayout || (row.textContent ?? '').trim().length <= MAX_DATA_ROW;
}

function flush(walk: Walk, kind: BlockKind): void {
  if (walk.pending === '') return;
  // Where one struck piece follows another, the marks between them go.
  const text = walk.pending.replace(/~~([^\S\n]*)~~/g, '$1').replace(/[^\S\n]+/g, ' ');
  const share = walk.linked / text.length;
  walk.pending = '';
  walk.linked = 0;
  for (const part of text.split(/ ?\n(?: ?\n)+ ?/)) {
    const tidy = part.replace(/ ?\n ?/g, '\n').trim();
    if (tidy !== '') walk.drafts.push({ kind, text: tidy, linked: Math.round(share * tidy.length) });
  }
}
