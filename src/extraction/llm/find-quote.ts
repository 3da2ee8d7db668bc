import type { Span } from '../../text/span.js';

const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/;
// An apostrophe, written ' or ’, is folded with them: both sides are folded alike.
const QUOTE_MARK = /["'“”„‟«»‘’‚‛‹›`´]/;
const DASH = /[‐‑‒–—―−]/;

/** Marks that a model puts around a quotation, or takes from its ends. */
const OUTER_MARKS = /^[\s"“”„«»'‘’]+|[\s"“”„«»'‘’]+$/g;

/**
 * Where words stand in a part of the text: verbatim, or else with white space, quotation marks and dashes folded. Case,
 * letters and figures must be the same. Never cuts a word or a number. Among several places the first from `from` on is
 * taken, or else the first.
 *
 * @returns the place in the text as it is written, or null
 */
export function findQuote(text: string, within: Span, quote: string, from = within.start): Span | null {
  const words = quote.trim();
  if (words === '') return null;
  return exactly(text, within, words, from) ?? folded(text, within, words.replace(OUTER_MARKS, ''), from);
}

function exactly(text: string, within: Span, words: string, from: number): Span | null {
  const part = text.slice(within.start, within.end);
  const places = placesOf(part, words).map((at) => ({
    start: within.start + at,
    end: within.start + at + words.length,
  }));
  return nearest(text, places, from);
}

function folded(text: string, within: Span, words: string, from: number): Span | null {
  const haystack = fold(text.slice(within.start, within.end));
  const needle = fold(words).folded.trim();
  if (needle === '') return null;
  const places = placesOf(haystack.folded, needle).map((at) => ({
    start: within.start + (haystack.origin[at] ?? 0),
    // One behind where the last character came from: what it was folded from ends there.
    end: within.start + (haystack.origin[at + needle.length - 1] ?? 0) + 1,
  }));
  return nearest(text, places, from);
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function nearest(text: string, places: readonly Span[], from: number): Span | null {
  const whole = places.filter((place) => cutsNothing(text, place));
  return whole.find(({ start }) => start >= from) ?? whole[0] ?? null;
}

/** "destroyed 4" is not said where the text has "destroyed 41", nor "rose 4" where it has "rose 4.1". */
function cutsNothing(text: string, { start, end }: Span): boolean {
  const edge = (at: number): boolean => /^[\p{L}\p{N}\p{M}]{2}$/u.test(text.slice(at - 1, at + 1));
  const inNumber = (at: number): boolean => /\p{Nd}[.,]\p{Nd}/u.test(text.slice(Math.max(0, at - 2), at + 2));
  const cased = /[\p{Lu}\p{Ll}\p{N}]/u.test(text.slice(start, end));
  return !cased || (!edge(start) && !edge(end) && !inNumber(start) && !inNumber(end));
}

/** Folded text, and for each of its code units the offset it came from. */
function fold(text: string): { folded: string; origin: number[] } {
  let result = '';
  const origin: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = foldUnit(text.charAt(at));
    if (unit === '' || (unit === ' ' && result.endsWith(' '))) continue;
    result += unit;
    origin.push(at);
  }
  return { folded: result, origin };
}

function foldUnit(unit: string): string {
  if (/\s/.test(unit)) return ' ';
  if (INVISIBLE.test(unit)) return '';
  if (QUOTE_MARK.test(unit)) return '"';
  return DASH.test(unit) ? '-' : unit;
}
