import { type Span } from '../text/span.js';
import { splitSentences } from '../text/sentences.js';

/** How much of a document readers may see: all of it, the sentences judged with some around them, or nothing. */
export type DocumentTextRule = 'full' | 'excerpts' | 'none';

/** A block of the text, or what of it is shown. */
export interface ShownBlock extends Span {
  kind: string;
  /** Something of the block is left out before or after. */
  cutBefore: boolean;
  cutAfter: boolean;
  /** Whole blocks are left out before this one. */
  gapBefore: boolean;
}

interface TextBlock extends Span {
  kind: string;
}

/** Sentences on either side of the ones that were judged. */
const AROUND = 1;
/** A sentence of no end: no more than this on either side of the words. */
const MAX_AROUND = 400;

/** What of a text is shown, block by block, in order. */
export function shownText(
  text: string,
  blocks: readonly TextBlock[],
  marks: readonly Span[],
  { rule, language }: { rule: DocumentTextRule; language: string },
): ShownBlock[] {
  if (rule === 'none') return [];
  const all = allBlocks(text, blocks);
  if (rule === 'full') return all.map((block) => ({ ...block, cutBefore: false, cutAfter: false, gapBefore: false }));
  return excerpts(text, all, marks, language);
}

function excerpts(text: string, all: readonly TextBlock[], marks: readonly Span[], language: string): ShownBlock[] {
  const shown: ShownBlock[] = [];
  let last = -1;
  let heading = -1;
  all.forEach((block, index) => {
    if (block.kind === 'heading') heading = index;
    const here = marks.filter((mark) => mark.start < block.end && mark.end > block.start);
    if (here.length === 0) return;
    // The heading over it tells what it is about.
    const over = all[heading];
    if (over && heading > last && heading < index) {
      shown.push({ ...over, cutBefore: false, cutAfter: false, gapBefore: heading > last + 1 });
      last = heading;
    }
    for (const [part, span] of passages(text, block, here, language).entries()) {
      shown.push({
        ...span,
        kind: block.kind,
        cutBefore: span.start > block.start,
        cutAfter: span.end < block.end,
        gapBefore: part === 0 && index > last + 1,
      });
    }
    last = index;
  });
  return shown;
}

/** The sentences of a block that marks touch, with those beside them; neighbours are joined. */
function passages(text: string, block: TextBlock, marks: readonly Span[], language: string): Span[] {
  const body = text.slice(block.start, block.end);
  const sentences = splitSentences(body, language).map(({ start, end }) => ({
    start: start + block.start,
    end: end + block.start,
  }));
  const spans = marks.map((mark) => withContext(text, block, mark, sentences)).toSorted((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && /^\s*$/.test(text.slice(before.end, Math.max(before.end, span.start)))) {
      before.end = Math.max(before.end, span.end);
    } else joined.push({ ...span });
  }
  return joined;
}

function withContext(text: string, block: Span, mark: Span, sentences: readonly Span[]): Span {
  const inside = { start: Math.max(mark.start, block.start), end: Math.min(mark.end, block.end) };
  const first = sentences.findIndex(({ end }) => end > inside.start);
  const last = sentences.findLastIndex(({ start }) => start < inside.end);
  const from = sentences[Math.max(0, first - AROUND)]?.start ?? inside.start;
  const to = sentences[Math.min(sentences.length - 1, last + AROUND)]?.end ?? inside.end;
  return {
    start:
      from >= inside.start - MAX_AROUND
        ? Math.min(from, inside.start)
        : nextWord(text, inside.start - MAX_AROUND, inside.start),
    end:
      to <= inside.end + MAX_AROUND ? Math.max(to, inside.end) : wordBefore(text, inside.end, inside.end + MAX_AROUND),
  };
}

/** Where a word begins at or after `at`; `limit` when there is none before it. */
function nextWord(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s/);
  return space === -1 ? limit : at + space + 1;
}

/** Where a word ends at or before `at`; `limit` when there is none after it. */
function wordBefore(text: string, limit: number, at: number): number {
  const whole = text.slice(limit, at).replace(/\S*$/, '').trimEnd();
  return limit + whole.length;
}

/** The blocks of the reader, and as paragraphs whatever visible stands outside of them. */
function allBlocks(text: string, blocks: readonly TextBlock[]): TextBlock[] {
  const all: TextBlock[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.end <= at) continue;
    all.push(...paragraphsOf(text, at, block.start));
    all.push({ kind: block.kind, start: Math.max(at, block.start), end: block.end });
    at = block.end;
  }
  all.push(...paragraphsOf(text, at, text.length));
  return all;
}

function paragraphsOf(text: string, from: number, to: number): TextBlock[] {
  const found: TextBlock[] = [];
  for (const match of text.slice(from, Math.max(from, to)).matchAll(/\S(?:[^\n]|\n(?![^\S\n]*\n))*/g)) {
    found.push({ kind: 'paragraph', start: from + match.index, end: from + match.index + match[0].trimEnd().length });
  }
  return found;
}
