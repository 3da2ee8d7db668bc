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

/** What the walk carries from element to element. */
interface Walk {
  builder: TextBuilder;
  /** Text of the block being filled, white space not yet collapsed. */
  pending: string;
}

type Step = { node: DomNode; kind: BlockKind } | { close: BlockKind };

/**
 * Turns the elements under `root` into text and blocks: one block per block-level element with text of its own, white
 * space collapsed as a browser shows it, `<br><br>` taken as a paragraph's end. Walks with a stack of its own, so that
 * depth cannot exhaust the call stack.
 */
export function blocksOf(root: DomElement): TextBuilder {
  const walk: Walk = { builder: new TextBuilder(), pending: '' };
  const stack: Step[] = [{ node: root, kind: 'paragraph' }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('close' in step) flush(walk, step.close);
    else if (isTextNode(step.node)) walk.pending += (step.node.textContent ?? '').replace(/\s+/g, ' ');
    else if (isElement(step.node)) enter(walk, stack, step.node, step.kind);
  }
  flush(walk, 'paragraph');
  return walk.builder;
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
  const isBlock = BLOCK_TAGS.has(tag);
  if (isBlock) {
    // A cell's paragraphs belong to the row.
    if (inherited === 'tableRow' && tag !== 'tr') walk.pending += ' ';
    else {
      flush(walk, inherited);
      stack.push({ close: kind });
    }
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
  walk.pending = '';
  for (const part of text.split(/ ?\n(?: ?\n)+ ?/)) walk.builder.add(kind, part.replace(/ ?\n ?/g, '\n'));
}
