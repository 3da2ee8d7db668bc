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
  /** Text of the block being filled, white space not yet collapsed. */
  pending: string;
  linked: number;
  /** How many links are open. */
  links: number;
}

type Step = { node: DomNode; kind: BlockKind } | { close: BlockKind } | { closeLink: true };

/**
 * Turns the elements under `roots` into blocks: one per block-level element with text of its own, white space collapsed
 * as a browser shows it, `<br><br>` taken as a paragraph's end. Walks with a stack of its own, so that depth cannot
 * exhaust the call stack.
 */
export function draftBlocks(roots: readonly DomElement[]): BlockDraft[] {
  const walk: Walk = { drafts: [], pending: '', linked: 0, links: 0 };
  for (const root of roots) {
    const stack: Step[] = [{ node: root, kind: 'paragraph' }];
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      if ('close' in step) flush(walk, step.close);
      else if ('closeLink' in step) walk.links -= 1;
      else if (isTextNode(step.node)) addText(walk, step.node.textContent ?? '');
      else if (isElement(step.node)) enter(walk, stack, step.node, step.kind);
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
  const text = raw.replace(/\s+/g, ' ');
  walk.pending += text;
  if (walk.links > 0) walk.linked += text.trim().length;
}

function enter(walk: Walk, stack: Step[], element: DomElement, inherited: BlockKind): void {
  const tag = element.localName.toLowerCase();
  if (SKIPPED_TAGS.has(tag)) return;
  if (tag === 'br') {
    walk.pending += '\n';
    return;
  }
  if (tag === 'td' || tag === 'th') {
    if (walk.pending.trim() !== '') walk.pending += ' | ';
  }
  const kind = kindOf(tag, inherited);
  if (BLOCK_TAGS.has(tag)) {
    // A cell's paragraphs belong to the row.
    if (inherited === 'tableRow' && tag !== 'tr') walk.pending += ' ';
    else {
      flush(walk, inherited);
      stack.push({ close: kind });
    }
  }
  if (tag === 'a') {
    walk.links += 1;
    stack.push({ closeLink: true });
  }
  const children = [...element.childNodes];
  for (let i = children.length - 1; i >= 0; i--) {
    const node = children[i];
    if (node !== undefined) stack.push({ node, kind });
  }
}

function kindOf(tag: string, inherited: BlockKind): BlockKind {
  if (/^h[1-6]$/.test(tag)) return 'heading';
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return inherited === 'quote' ? 'quote' : 'listItem';
  if (tag === 'blockquote') return 'quote';
  if (tag === 'figcaption') return 'caption';
  if (tag === 'tr') return 'tableRow';
  return inherited;
}

function flush(walk: Walk, kind: BlockKind): void {
  if (walk.pending === '') return;
  const text = walk.pending.replace(/[^\S\n]+/g, ' ');
  const share = walk.linked / text.length;
  walk.pending = '';
  walk.linked = 0;
  for (const part of text.split(/ ?\n(?: ?\n)+ ?/)) {
    const tidy = part.replace(/ ?\n ?/g, '\n').trim();
    if (tidy !== '') walk.drafts.push({ kind, text: tidy, linked: Math.round(share * tidy.length) });
  }
}
