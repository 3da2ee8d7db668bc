import { trimSpan, type Span } from '../text/span.js';
import type { Block, ReadText } from './block.js';
import { isFull, isHardWrapped, joinsNext, type WrapWidth } from './hard-wrap.js';
import { languageOf } from './language.js';
import { metadataFromLines } from './line-metadata.js';
import { cellBorders, isListItem, isNumberedTitle, kindByForm, opensBlock } from './plain-block-kind.js';

/** How much of a line is looked at to tell the marks it opens with. */
const OPENING = 12;

/** Rows of tables are short. */
const MAX_ROW = 400;

/**
 * Reads text that has no mark-up of its own. The text is kept as it is; only blocks are found in it: by blank lines,
 * and by single lines where the lines are evidently paragraphs and not the wrapped parts of one.
 */
export function readPlainBlocks(text: string): ReadText {
  const blocks = inContext(text, blocksOfLines(text, linesOf(text)));
  return { text, blocks, canonicalUrl: null, language: languageOf(text), ...metadataFromLines(text, blocks) };
}

/** A line without the white space around it, and how many characters of it stood before. */
interface Line extends Span {
  indent: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = trimSpan(text, { start, end });
    lines.push({ start: line.start, end: line.end, indent: line.start - start });
    start = end + 1;
  }
  return lines;
}

function blocksOfLines(text: string, lines: readonly Line[]): Block[] {
  const wrapped = isHardWrapped(text, lines);
  const blocks: Block[] = [];
  let first: Line | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.start === line.end) continue;
    first ??= line;
    const next = lines[index + 1];
    if (next !== undefined && next.start < next.end && goesOn(text, { first, line, next, wrapped })) continue;
    blocks.push({ start: first.start, end: line.end, kind: kindByForm(text.slice(first.start, line.end)) });
    first = null;
  }
  return blocks;
}

interface LineBreak {
  /** The first line of the block so far, and its last. */
  first: Line;
  line: Line;
  next: Line;
  wrapped: WrapWidth;
}

function goesOn(text: string, { first, line, next, wrapped }: LineBreak): boolean {
  const isItem = isListItem(openingOf(text, first));
  if (opensBlock(openingOf(text, next))) {
    return isQuotedOn(text, line, next, wrapped) || (!isItem && isCutBeforeNumber(text, line, next, wrapped));
  }
  if (isItem && next.indent >= first.indent + 2) return true;
  return joinsNext(text, line, next, wrapped);
}

/** "… on the night of May" / "12. The boats …": a wrapping program makes no lists. */
function isCutBeforeNumber(text: string, line: Line, next: Line, wrapped: WrapWidth): boolean {
  if (wrapped === null || !/^\d/.test(text.charAt(next.start))) return false;
  return isFull(text, line, next, wrapped) && /[\p{L}\p{N},]/u.test(text.charAt(line.end - 1));
}

/** A quotation of a mail that was wrapped: the lines are joined by what stands behind their marks. */
function isQuotedOn(text: string, line: Line, next: Line, wrapped: WrapWidth): boolean {
  const depth = quoteDepth(text, line);
  if (depth === 0 || depth !== quoteDepth(text, next)) return false;
  const inner = trimSpan(text, { start: line.start + depth, end: line.end });
  const innerNext = trimSpan(text, { start: next.start + depth, end: next.end });
  return (
    innerNext.start < innerNext.end && joinsNext(text, inner, innerNext, wrapped === null ? null : wrapped - depth)
  );
}

function quoteDepth(text: string, line: Span): number {
  let depth = 0;
  while (depth < OPENING && text.charAt(line.start + depth) === '>') depth++;
  return depth;
}

function openingOf(text: string, line: Span): string {
  return text.slice(line.start, Math.min(line.end, line.start + OPENING));
}

/** What only the neighbours can tell: rows of a table, titles with a number, a single line that heads nothing. */
function inContext(text: string, blocks: Block[]): Block[] {
  const borders = blocks.map((block) => bordersOf(text, block));
  const isItem = blocks.map((block) => block.kind === 'listItem');
  for (const [index, block] of blocks.entries()) {
    const own = borders[index] ?? 0;
    if (own > 0 && (own === borders[index - 1] || own === borders[index + 1])) block.kind = 'tableRow';
    if (block.kind === 'listItem' && isItem[index - 1] !== true && isItem[index + 1] !== true) {
      if (isNumberedTitle(text.slice(block.start, block.end))) block.kind = 'heading';
    }
  }
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'heading' && !text.startsWith('#', only.start)) only.kind = 'paragraph';
  return blocks;
}

function bordersOf(text: string, block: Block): number {
  return block.end - block.start > MAX_ROW ? 0 : cellBorders(text.slice(block.start, block.end));
}
