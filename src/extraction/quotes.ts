import type { Span } from '../text/span.js';

/** A quotation with its marks. */
export interface Quotation extends Span {
  /** False when its closing mark is missing and it runs to the end of its block. */
  closed: boolean;
  /** Index of its block in the document. */
  block: number;
}

/** Marks that end a quotation opened by each mark: German closes „ with “ or ”, and some agencies close “ with two ’. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '’’', "''"],
  '„': ['“', '”'],
  '«': ['»'],
  '»': ['«'],
  '‘': ['’'],
};

const MARK = /["“”„«»‘]|’’|''|’/g;

/** Quotations inside quotations are followed to this depth; deeper ones are noise. */
const MAX_NESTING = 4;

/**
 * The outermost quotations of every block, in order. Straight quotation marks are told apart by the characters beside
 * them; a quotation whose end is missing runs to the end of its block. Linear in the text.
 */
export function findQuotations(text: string, blocks: readonly Span[]): Quotation[] {
  return blocks.flatMap((block, index) => quotationsOf(text, block, index));
}

function quotationsOf(text: string, block: Span, index: number): Quotation[] {
  const found: Quotation[] = [];
  const open: { at: number; mark: string }[] = [];
  for (const match of text.slice(block.start, block.end).matchAll(MARK)) {
    const at = block.start + match.index;
    const mark = match[0];
    const innermost = open.at(-1);
    if (innermost !== undefined && closes(text, at, mark, innermost.mark, block)) {
      open.pop();
      if (open.length === 0) found.push({ start: innermost.at, end: at + mark.length, closed: true, block: index });
    } else if (open.length < MAX_NESTING && opens(text, at, mark, open.length > 0, block)) open.push({ at, mark });
  }
  const unclosed = open[0];
  // A single curly mark that never closes was an apostrophe.
  if (unclosed !== undefined && unclosed.mark !== '‘') {
    found.push({ start: unclosed.at, end: block.end, closed: false, block: index });
  }
  return found;
}

function closes(text: string, at: number, mark: string, opened: string, block: Span): boolean {
  if (opened === '"') return mark === '"' && !looksOpening(text, at, block);
  if (!CLOSERS[opened]?.includes(mark)) return false;
  // ’ is an apostrophe between letters and, after s, more often a plural possessive than an end.
  return mark !== '’' || !/[\p{L}\p{N}]/u.test(charAt(text, at + 1, block));
}

function opens(text: string, at: number, mark: string, nested: boolean, block: Span): boolean {
  if (mark === '"') return looksOpening(text, at, block) || (!nested && !/\s/.test(charAt(text, at + 1, block)));
  if (mark === '‘') return !nested && !/[\p{L}\p{N}]/u.test(charAt(text, at - 1, block));
  return mark in CLOSERS && (mark !== '»' || looksOpening(text, at, block));
}

/** A mark after a space (or nothing, or an opening bracket) and before a visible character opens. */
function looksOpening(text: string, at: number, block: Span): boolean {
  return /^[\s([{—–*_>-]?$/.test(charAt(text, at - 1, block)) && /[^\s.,;:!?)]/.test(charAt(text, at + 1, block));
}

function charAt(text: string, at: number, block: Span): string {
  return at >= block.start && at < block.end ? text.charAt(at) : '';
}
