import type { Span } from '../../text/span.js';

const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/;
// An apostrophe, written ' or ’, is folded with them: both sides are folded alike.
const QUOTE_MARK = /["'“”„‟«»‘’‚‛‹›`´]/;
const DASH = /[‐‑‒–—―−]/;

/** What a model puts around a quotation, or takes from its ends. */
const OUTER_MARK = /[\s"'“”„«»‘’]/;

/** Places that would cut a word, after which no more are looked at: the words are no quotation. */
const MAX_PLACES = 1_000;

/** Folded text, and for each of its code units the offset it came from. */
interface Folded {
  text: string;
  origin: number[];
}

/**
 * Finds where words stand in a part of a text: verbatim, or else with white space, quotation marks and dashes folded.
 * Case, letters and figures must be the same. Never cuts a word or a number.
 */
export class QuoteFinder {
  private readonly part: string;
  private folded: Folded | null = null;

  constructor(
    private readonly text: string,
    private readonly within: Span,
  ) {
    this.part = text.slice(within.start, within.end);
  }

  /**
   * The place in the text as it is written, or null. Among several the first from `from` on, or else the first.
   */
  find(quote: string, from = this.within.start): Span | null {
    return this.findVerbatim(quote, from) ?? this.findFolded(quote, from);
  }

  /** As `find`, without folding. */
  findVerbatim(quote: string, from = this.within.start): Span | null {
    const words = quote.trim();
    return this.nearest(this.part, words, from, (at) => ({
      start: this.within.start + at,
      end: this.within.start + at + words.length,
    }));
  }

  private findFolded(quote: string, from: number): Span | null {
    const needle = fold(withoutOuterMarks(quote)).text;
    this.folded ??= fold(this.part);
    const { text, origin } = this.folded;
    return this.nearest(text, needle, from, (at) => ({
      start: this.within.start + (origin[at] ?? 0),
      // One behind where the last character came from: what it was folded from ends there.
      end: this.within.start + (origin[at + needle.length - 1] ?? 0) + 1,
    }));
  }

  private nearest(haystack: string, needle: string, from: number, placeAt: (at: number) => Span): Span | null {
    if (needle === '') return null;
    let first: Span | null = null;
    let places = 0;
    for (let at = haystack.indexOf(needle); at >= 0 && places < MAX_PLACES; at = haystack.indexOf(needle, at + 1)) {
      places += 1;
      const place = placeAt(at);
      if (!cutsNothing(this.text, place)) continue;
      if (place.start >= from) return place;
      first ??= place;
    }
    return first;
  }
}

/** "destroyed 4" is not said where the text has "destroyed 41", nor "rose 4" where it has "rose 4.1". */
function cutsNothing(text: string, { start, end }: Span): boolean {
  // Scripts without capitals mostly have no spaces between words either.
  if (!/[\p{Lu}\p{Ll}\p{N}]/u.test(text.slice(start, end))) return true;
  const inWord = (at: number): boolean => /^[\p{L}\p{N}\p{M}]{2}$/u.test(text.slice(at - 1, at + 1));
  const inNumber = (at: number): boolean => /\p{Nd}[.,]\p{Nd}/u.test(text.slice(Math.max(0, at - 2), at + 2));
  return ![start, end].some((at) => inWord(at) || inNumber(at));
}

function withoutOuterMarks(quote: string): string {
  let start = 0;
  let end = quote.length;
  while (start < end && OUTER_MARK.test(quote.charAt(start))) start += 1;
  while (end > start && OUTER_MARK.test(quote.charAt(end - 1))) end -= 1;
  return quote.slice(start, end);
}

function fold(text: string): Folded {
  const units: string[] = [];
  const origin: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = foldUnit(text.charAt(at));
    if (unit === '' || (unit === ' ' && units.at(-1) === ' ')) continue;
    units.push(unit);
    origin.push(at);
  }
  return { text: units.join(''), origin };
}

function foldUnit(unit: string): string {
  if (/\s/.test(unit)) return ' ';
  if (INVISIBLE.test(unit)) return '';
  if (QUOTE_MARK.test(unit)) return '"';
  return DASH.test(unit) ? '-' : unit;
}
