import type { TextSpan } from './text-span.js';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string, granularity: 'sentence' | 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language === 'und' ? [] : language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** The sentences of a stretch of text, without the white space around them. */
export function sentencesOf(text: string, { start, end }: TextSpan, language: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const { segment, index } of segmenterOf(language, 'sentence').segment(text.slice(start, end))) {
    const words = segment.trim();
    if (words === '') continue;
    const from = start + index + segment.indexOf(words);
    found.push({ start: from, end: from + words.length });
  }
  return found;
}

/** Where the words of a stretch of text end, in order. */
export function wordEndsOf(text: string, { start, end }: TextSpan, language: string): number[] {
  return [...segmenterOf(language, 'word').segment(text.slice(start, end))]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ index, segment }) => start + index + segment.length);
}

/**
 * A stretch as a person means it: whole characters (no half of an emoji, no letter without its accent), and no white space at
 * its ends. Null when nothing is left.
 */
export function wholeCharacters(text: string, { start, end }: TextSpan): TextSpan | null {
  // A character is never longer than a line: looking a little to both sides is enough.
  const from = Math.max(0, text.lastIndexOf('\n', start - 1) + 1, start - 200);
  const lineEnd = text.indexOf('\n', end);
  const to = Math.min(lineEnd === -1 ? text.length : lineEnd, end + 200);
  let [wholeStart, wholeEnd] = [start, end];
  for (const { index, segment } of segmenterOf('und', 'grapheme').segment(text.slice(from, to))) {
    const [begins, ends] = [from + index, from + index + segment.length];
    if (begins < start && start < ends) wholeStart = begins;
    if (begins < end && end < ends) wholeEnd = ends;
  }
  const words = text.slice(wholeStart, wholeEnd);
  const trimmedStart = wholeStart + (words.length - words.trimStart().length);
  const trimmedEnd = wholeStart + words.trimEnd().length;
  return trimmedStart < trimmedEnd ? { start: trimmedStart, end: trimmedEnd } : null;
}
