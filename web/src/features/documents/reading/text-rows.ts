import { sentencesOf } from './sentences.js';
import type { TextSpan } from './text-span.js';

/** What is drawn as one piece: a block of the text, or a part of a very long one. */
export interface TextRow extends TextSpan {
  kind: string;
  /** The page of a PDF that it begins on, where that differs from the row before. */
  page?: number;
  /** Goes on with the paragraph of the row before. */
  continues: boolean;
}

interface Block extends TextSpan {
  kind: string;
  page?: number | undefined;
}

/** A paragraph beyond this is cut at the end of a sentence: what is in view is drawn as whole rows. */
const LONGEST = 3000;

/** All of the text that is not white space, in order, in pieces short enough to be drawn one by one. */
export function rowsOf(text: string, blocks: readonly Block[], language: string): TextRow[] {
  const rows: TextRow[] = [];
  let at = 0;
  let page: number | undefined;
  for (const block of [...blocks, { kind: 'end', start: text.length, end: text.length }]) {
    // What no block has is text all the same, in paragraphs as blank lines part them.
    for (const paragraph of paragraphsOf(text, at, block.start)) {
      for (const [index, span] of cut(text, paragraph, language).entries()) {
        rows.push({ ...span, kind: 'paragraph', continues: index > 0 });
      }
    }
    const pieces = trimmed(text, block.start, block.end).flatMap((span) => cut(text, span, language));
    for (const [index, span] of pieces.entries()) {
      const newPage = block.page !== undefined && block.page !== page;
      rows.push({
        ...span,
        kind: block.kind,
        continues: index > 0,
        ...(newPage ? { page: block.page as number } : {}),
      });
      page = block.page ?? page;
    }
    at = block.end;
  }
  return rows;
}

function trimmed(text: string, start: number, end: number): TextSpan[] {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = start + piece.trimEnd().length;
  return from < to ? [{ start: from, end: to }] : [];
}

function paragraphsOf(text: string, start: number, end: number): TextSpan[] {
  const found: TextSpan[] = [];
  let from = start;
  for (const { index, 0: gap } of text.slice(start, end).matchAll(/\n[^\S\n]*\n\s*/g)) {
    found.push(...trimmed(text, from, start + index));
    from = start + index + gap.length;
  }
  return [...found, ...trimmed(text, from, end)];
}

function cut(text: string, span: TextSpan, language: string): TextSpan[] {
  if (span.end - span.start <= LONGEST) return [span];
  const pieces: TextSpan[] = [];
  let start = span.start;
  for (const sentence of sentencesOf(text, span, language)) {
    if (sentence.end - start > LONGEST && sentence.start > start) {
      pieces.push({ start, end: sentence.start });
      start = sentence.start;
    }
  }
  return [...pieces, { start, end: span.end }];
}
