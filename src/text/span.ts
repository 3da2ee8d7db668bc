import { AppError } from '../common/app-error.js';

/** A stretch of a text in UTF-16 code units (JavaScript string indices): `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** True when an offset falls between the two halves of a surrogate pair. */
export function cutsSurrogatePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const isHigh = (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return isHigh && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/**
 * The exact words at a span.
 *
 * @throws AppError SPAN_INVALID when the span is not made of whole numbers, is empty, lies outside the text or cuts
 *   a surrogate pair
 */
export function sliceSpan(text: string, span: Span): string {
  const { start, end } = span;
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw invalid(span, 'offsets must be whole numbers');
  if (start < 0 || end > text.length) throw invalid(span, `offsets must lie between 0 and ${text.length}`);
  if (start >= end) throw invalid(span, 'the end must come after the start');
  if (cutsSurrogatePair(text, start) || cutsSurrogatePair(text, end)) {
    throw invalid(span, 'an offset falls inside one character (a surrogate pair); move it by one');
  }
  return text.slice(start, end);
}

/** The span without white space at either end; empty (`start === end`) when nothing else is in it. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpaceAt(text, start)) start++;
  while (end > start && isSpaceAt(text, end - 1)) end--;
  return { start, end };
}

function isSpaceAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code <= 0x20) return true;
  return code >= 0x85 && /[\s\u0085\u200B\u2060\uFEFF]/.test(text.charAt(index));
}

function invalid(span: Span, why: string): AppError {
  return new AppError('SPAN_INVALID', `The span ${span.start}-${span.end} cannot be used: ${why}.`);
}
