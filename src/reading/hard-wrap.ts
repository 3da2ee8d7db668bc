import type { Span } from '../text/span.js';

/** Mail and plain-text files are wrapped at widths in this range; longer lines are paragraphs. */
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;

/** Share of line breaks that must stand where a wrapping program would have put them. */
const WRAPPED_SHARE = 0.8;

/** Fewer breaks than this say nothing about a file. */
const MIN_BREAKS = 3;

/** A shorter line may be an item of a list that has no marks. */
const MIN_CUT_LINE = 30;

/** A file's wrapping: the width its lines were filled to, or null when its line breaks are the author's. */
export type WrapWidth = number | null;

/**
 * Tells whether a text was hard-wrapped: nearly every line followed by another is so full that the next line's first
 * word would not have fitted.
 *
 * @param lines every line of the text, trimmed, blank ones included
 */
export function isHardWrapped(text: string, lines: readonly Span[]): WrapWidth {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  let breaks = 0;
  let full = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line.start === line.end || next === undefined || next.start === next.end) continue;
    breaks++;
    if (isFull(text, line, next, width)) full++;
  }
  return breaks >= MIN_BREAKS && full >= breaks * WRAPPED_SHARE ? width : null;
}

/** True when the next line, which opens no block of its own, goes on with the same paragraph. Both are trimmed. */
export function joinsNext(text: string, line: Span, next: Span, wrapped: WrapWidth): boolean {
  if (wrapped !== null && isFull(text, line, next, wrapped)) return true;
  // A sentence cut by a line break in a file that is otherwise not wrapped.
  if (line.end - line.start < MIN_CUT_LINE || !startsSmall(text, next.start)) return false;
  return /[\p{L},–-]$/u.test(text.slice(line.end - 1, line.end));
}

function startsSmall(text: string, at: number): boolean {
  return /^\p{Ll}/u.test(text.slice(at, at + 2));
}

/** True when the first word of the next line would not have fitted at the end of this one. */
export function isFull(text: string, line: Span, next: Span, width: number): boolean {
  const head = text.slice(next.start, Math.min(next.end, next.start + width));
  const firstWord = /^\S+/.exec(head)?.[0].length ?? 0;
  // Two characters of grace: programs differ in whether the break itself counts.
  return line.end - line.start + 1 + firstWord > width - 2;
}
