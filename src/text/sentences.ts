import { isSentenceStarter, stopKind } from './abbreviations.js';
import { listItemStarts } from './list-markers.js';
import { segmentedSentences } from './segmenter-sentences.js';
import { trimSpan, type Span } from './span.js';

/** How far a decision looks back or ahead; nothing that decides a boundary is further away. */
const WINDOW = 80;

const TERMINATORS = /[.!?…]+(?:[ \u00A0]?[.…])*/g;
const CLOSERS = /(?:["'”’»›)\]}]|\*{1,3}|_{1,3}|<\/[a-z]{1,10}>|\[\d{1,3}\])*/y;
const GAP_AND_OPENERS = /(\s*)((?:["'“‘«‹„¿¡([{—–-]|\*{1,3}|_{1,3}|<[a-z][^<>]{0,80}>|\s)*)/y;
const ASK_VERBS =
  'said|says|asked|asks|added|adds|told|tells|replied|wrote|writes|stressed|insisted|exclaimed|continued|noted|explained|warned|argued|remarked|concluded|declared|wondered|tweeted';
const TAG_AFTER_QUOTE = new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]{0,30} ){1,4}(?:${ASK_VERBS})\\b`, 'u');
/** "1." or "• a)" on its own is the number of the sentence that follows. */
const ONLY_MARKER = /^(?:[•⁃-]\s?)?(?:\p{Nd}{1,3}|[a-z])(?:\.|\)|\.\))$/u;
const ORDINAL_LANGUAGES = new Set(['de', 'da', 'nb', 'no', 'fi', 'cs', 'sk', 'pl', 'hu', 'hr', 'sl', 'sr', 'et', 'lv']);

/**
 * The sentences of one block, in order, trimmed, never overlapping and together covering all that is not white space.
 *
 * Own rules for scripts with capital letters (abbreviations, initials, decimals, ellipses, closing quotation marks,
 * enumerations); `Intl.Segmenter` for the others. Positions are UTF-16 code units into `block`. Runs in linear time.
 *
 * @param language BCP 47 tag of the text when known; decides ordinals ("3. Oktober") and the segmenter's locale
 */
export function splitSentences(block: string, language = 'und'): Span[] {
  const segmented = segmentedSentences(block, language);
  if (segmented !== null) return segmented;
  const primary = language.toLowerCase().split('-')[0] ?? 'und';
  return spansBetween(block, mergeSorted(sentenceEnds(block, primary), listItemStarts(block)));
}

function sentenceEnds(block: string, language: string): number[] {
  const ends: number[] = [];
  for (const match of block.matchAll(TERMINATORS)) {
    const end = boundaryAfter(block, match.index, match.index + match[0].length, language);
    if (end !== null) ends.push(end);
  }
  return ends;
}

/** The offset after a terminator run and its closing marks when a sentence ends there, else null. */
function boundaryAfter(block: string, start: number, stop: number, language: string): number | null {
  const end = stop + stickyLength(CLOSERS, block, stop);
  GAP_AND_OPENERS.lastIndex = end;
  const [, gap = '', openers = ''] = GAP_AND_OPENERS.exec(block) ?? [];
  const nextAt = end + gap.length + openers.length;
  const next = block.slice(nextAt, nextAt + WINDOW);
  if (next === '') return null;
  if (gap === '' && !/\s/.test(openers)) return missingSpace(block, start, stop, next) && end === stop ? end : null;
  const before = wordBefore(block, start);
  const isEnd = endsHere({ mark: block.slice(start, stop), closed: end > stop, before, next, openers, language });
  return isEnd ? end : null;
}

interface Junction {
  /** The terminators themselves: ".", "?!", "...". */
  mark: string;
  /** A closing quotation mark or bracket follows the terminators. */
  closed: boolean;
  /** The word that carries the terminators, without them. */
  before: string;
  /** What follows, from its first letter or figure on. */
  next: string;
  openers: string;
  language: string;
}

function endsHere(junction: Junction): boolean {
  const { mark, closed, before, next, openers, language } = junction;
  const first = next.charAt(0) === '' ? '' : String.fromCodePoint(next.codePointAt(0) ?? 32);
  if (/[\p{Ll}/,;:.]/u.test(first)) return false;
  if (closed && TAG_AFTER_QUOTE.test(next)) return false;
  if (/[!?]/.test(mark)) return true;
  const dots = mark.replace(/[\s]/g, '').length + (mark.includes('…') ? 2 : 0);
  if (dots > 1) return dots > 3 || before !== '';
  if (closed) return !(stopKind(before) === 'initial' && /^\p{Lu}\./u.test(next)) || openers !== '';
  return endsAfterStop(before, next, language);
}

function endsAfterStop(before: string, next: string, language: string): boolean {
  const nextWord = /^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '';
  if (/^\p{Nd}{1,2}$/u.test(before) && ORDINAL_LANGUAGES.has(language)) return isSentenceStarter(nextWord);
  switch (stopKind(before)) {
    case 'title':
      return false;
    case 'beforeNumber':
      return !/^[\p{Nd}IVXLC(]/u.test(next);
    case 'general':
    case 'initial':
      return isSentenceStarter(nextWord);
    case 'dotted':
      return endsAfterDotted(before, next, nextWord);
    case 'word':
      return true;
  }
}

/** "U.S." may end a sentence or stand before a name; "p.m." ends one unless a weekday or a time zone follows. */
function endsAfterDotted(before: string, next: string, nextWord: string): boolean {
  if (isSentenceStarter(nextWord)) return true;
  if (/^[ap]\.m$/i.test(before)) {
    return !/^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|\()/.test(next);
  }
  return false;
}

/** "…world.Today is": a full stop without the space after it, but not one inside an address, a file or a name. */
function missingSpace(block: string, start: number, stop: number, next: string): boolean {
  if (stop - start !== 1 || !/^\p{Lu}(?:\p{Ll}+)?(?:[\s,]|\.\s)/u.test(next)) return false;
  const before = wordBefore(block, start);
  return /^(?:\p{L}*\p{Ll}{3}|[\p{Nd},]+)$/u.test(before) && stopKind(before) === 'word';
}

/** The word that ends at `at`, without leading marks; looks back at most 80 code units. */
function wordBefore(block: string, at: number): string {
  const back = block.slice(Math.max(0, at - WINDOW), at);
  const word = /[^\s"'“”‘’«»()[\]{}*_<>]*$/u.exec(back)?.[0] ?? '';
  // "3-year-old Mr" has no hyphen problem, but "(EU-based co" has: only the last part can be an abbreviation.
  return word.replace(/^.*(?:[-–—/]|\p{Ll}{3}\.)/u, '');
}

function stickyLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function mergeSorted(a: number[], b: number[]): number[] {
  return b.length === 0 ? a : [...a, ...b].sort((x, y) => x - y);
}

function spansBetween(block: string, cuts: readonly number[]): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const cut of [...cuts, block.length]) {
    const span = trimSpan(block, { start, end: cut });
    const isMarker =
      span.end - span.start <= 8 && cut < block.length && ONLY_MARKER.test(block.slice(span.start, span.end));
    if (isMarker) continue;
    if (span.start < span.end) spans.push(span);
    start = Math.max(start, cut);
  }
  return spans;
}
