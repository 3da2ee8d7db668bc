import { classAt, DIGIT, EDGE, isLetter, LOWER, MARK, OTHER, SPACE, UPPER } from './char-class.js';

/** The place around a sentence mark: what may be the end of one sentence and the beginning of the next. */
export interface Junction {
  /** Where the marks begin and end: ".", "?!", ". . .". */
  start: number;
  stop: number;
  /** After the marks that close something with the sentence: quotation marks, brackets, note numbers, emoji. */
  end: number;
  /** The first letter or figure of what follows; the block's length when nothing does. */
  nextAt: number;
  /** White space stands between the sentence and what follows. */
  isSpaced: boolean;
  closedBy: 'nothing' | 'quote' | 'bracket' | 'note';
  /** A dash or an opening bracket stands before what follows. */
  isInterrupted: boolean;
  /** A quotation mark opens what follows. */
  isQuoteNext: boolean;
}

const QUOTES_THAT_ONLY_CLOSE = '”’»›';
/** They open or close; which of the two shows in what stands beside them ("…“ ", » …«). */
const QUOTES_OF_BOTH_KINDS = '"\'“‘«‹';
const OPENING_QUOTES = '"\'“‘«‹„‚»›”’';
const CLOSING_BRACKETS = ')]}';
const OPENING_BRACKETS = '([{';
const DASHES = '–—-';
const EMPHASIS = '*_~';
const FULL_STOPS = '.…';

/** Longest `<b>` or `</span>` taken for mark-up, and longest `[citation needed]` for the mark of a note. */
const MAX_TAG = 80;
const MAX_NOTE = 20;

/** True for the code units of characters that can end a sentence. */
export function isSentenceMark(unit: number): boolean {
  // Nearly all letters lie between the two groups of marks.
  if (unit > 0x3f && unit < 0x589) return false;
  if (unit < 0x80) return unit === 0x2e || unit === 0x21 || unit === 0x3f;
  // Ellipsis, interrobang, and the full-width marks that stand between Latin words too.
  return unit === 0x2026 || unit === 0x203d || unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0x0589;
}

/** Reads what stands around the sentence mark at `start`. Its cost is the length of what it reads. */
export function junctionAt(block: string, start: number): Junction {
  const stop = marksEnd(block, start);
  const junction: Junction = {
    start,
    stop,
    end: stop,
    nextAt: stop,
    isSpaced: false,
    closedBy: 'nothing',
    isInterrupted: false,
    isQuoteNext: false,
  };
  readClosers(block, junction);
  readOpeners(block, junction);
  return junction;
}

function marksEnd(block: string, start: number): number {
  let stop = start + 1;
  for (;;) {
    if (isSentenceMark(block.charCodeAt(stop))) stop++;
    else if (isSpacedDot(block, stop)) stop += 2;
    else return stop;
  }
}

/** ". . ." is one mark; ". .NET" is not. */
function isSpacedDot(block: string, at: number): boolean {
  const space = block.charCodeAt(at);
  if ((space !== 0x20 && space !== 0xa0) || !FULL_STOPS.includes(block.charAt(at + 1) || ' ')) return false;
  const after = classAt(block, at + 2);
  return !isLetter(after) && after !== DIGIT;
}

function readClosers(block: string, junction: Junction): void {
  let end = junction.stop;
  for (let length = closerLength(block, end); length > 0; length = closerLength(block, end)) {
    const char = block.charAt(end);
    if (CLOSING_BRACKETS.includes(char)) junction.closedBy = 'bracket';
    else if (OPENING_QUOTES.includes(char) || classAt(block, end) === SPACE) junction.closedBy = 'quote';
    end += length;
  }
  if (end === junction.stop) end += noteNumberLength(block, end);
  if (end > junction.stop && junction.closedBy === 'nothing') junction.closedBy = 'note';
  junction.end = end + emojiLength(block, end);
}

function closerLength(block: string, at: number): number {
  const found = classAt(block, at);
  if (found === MARK) return 1;
  if (found === SPACE) return detachedQuoteLength(block, at);
  if (found !== OTHER) return 0;
  const char = block.charAt(at);
  if (CLOSING_BRACKETS.includes(char) || QUOTES_THAT_ONLY_CLOSE.includes(char) || EMPHASIS.includes(char)) return 1;
  if (QUOTES_OF_BOTH_KINDS.includes(char)) return isFollowedByLetter(block, at + 1) ? 0 : 1;
  if (char === '<') return matchLength(/<\/[a-z]{1,10}>/y, block, at);
  if (char === '[') return matchLength(NOTE, block, at);
  return 0;
}

const NOTE = new RegExp(`\\[[\\p{Ll}\\p{Nd}][^[\\]]{0,${MAX_NOTE}}\\]`, 'uy');

/** “We won. ” as some write it: a closing mark one space too late, itself followed by a space. */
function detachedQuoteLength(block: string, at: number): number {
  const char = block.charAt(at + 1);
  if (char === '' || block.charAt(at) === '\n' || !QUOTES_THAT_ONLY_CLOSE.includes(char)) return 0;
  const after = classAt(block, at + 2);
  return after === SPACE || after === EDGE ? 2 : 0;
}

function isFollowedByLetter(block: string, at: number): boolean {
  const after = classAt(block, at);
  return isLetter(after) || after === DIGIT;
}

/** The number of a note set after the full stop: "It closed.3 Nobody", "It closed.³ Nobody". */
function noteNumberLength(block: string, at: number): number {
  if (classAt(block, at - 2) !== LOWER) return 0;
  let to = at;
  while (to < at + 3 && (classAt(block, to) === DIGIT || isSuperscript(block.charCodeAt(to)))) to++;
  return to > at && classAt(block, to) === SPACE ? to - at : 0;
}

function isSuperscript(unit: number): boolean {
  return unit === 0xb9 || unit === 0xb2 || unit === 0xb3 || unit === 0x2070 || (unit >= 0x2074 && unit <= 0x2079);
}

/** An emoji comments on the sentence before it. */
function emojiLength(block: string, at: number): number {
  const from = classAt(block, at) === SPACE ? at + 1 : at;
  // Emoji are symbols, and beyond the ordinary letters: the expression is only asked there.
  if (classAt(block, from) !== OTHER || block.charCodeAt(from) < 0x2190) return 0;
  const length = matchLength(
    /\p{Extended_Pictographic}(?:[\p{Extended_Pictographic}\p{M}\p{Cf}\p{Sk}])*/uy,
    block,
    from,
  );
  return length === 0 ? 0 : from + length - at;
}

function readOpeners(block: string, junction: Junction): void {
  let at = junction.end;
  for (;;) {
    const found = classAt(block, at);
    if (found === SPACE) junction.isSpaced = true;
    else if (found !== MARK) {
      if (found !== OTHER) break;
      const length = openerLength(block, at, junction);
      if (length === 0) break;
      at += length - 1;
    }
    at++;
  }
  junction.nextAt = at;
}

function openerLength(block: string, at: number, junction: Junction): number {
  const char = block.charAt(at);
  if (OPENING_QUOTES.includes(char)) {
    junction.isQuoteNext = true;
    return 1;
  }
  if (OPENING_BRACKETS.includes(char) || DASHES.includes(char)) {
    junction.isInterrupted = true;
    return 1;
  }
  if (EMPHASIS.includes(char) || char === '¿' || char === '¡') return 1;
  return char === '<' ? matchLength(OPENING_TAG, block, at) : 0;
}

const OPENING_TAG = new RegExp(`<[a-z][^<>]{0,${MAX_TAG}}>`, 'y');

function matchLength(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0].length ?? 0;
}

/** The letters from `at` on, at most 24 code units of them: enough for every word the rules know. */
export function wordAt(block: string, at: number): string {
  let to = at;
  while (to < at + 24) {
    const found = classAt(block, to);
    if (!isLetter(found) && found !== MARK) break;
    to++;
  }
  return block.slice(at, to);
}

/** Marks that cannot be part of a word carrying a full stop; hyphens, dashes and slashes leave its last part. */
const BEFORE_A_WORD = '"\'“”‘’«»‹›„‚()[]{}*_<>–—-/:;,';

/** How far back a word with a full stop is looked for; no abbreviation is longer. */
const MAX_WORD = 24;

/** The word that ends at `at`, without marks before it: "U.S", "Mr", "J", "2019"; empty when a space stands there. */
export function wordBefore(block: string, at: number): string {
  let from = at;
  while (from > at - MAX_WORD && from > 0) {
    const found = classAt(block, from - 1);
    if (found === SPACE || (found === OTHER && BEFORE_A_WORD.includes(block.charAt(from - 1)))) break;
    from--;
  }
  return block.slice(from, at);
}

/** "iPhone" and "eBay" open sentences as capitals do. */
export function isCamelCase(block: string, at: number): boolean {
  return classAt(block, at) === LOWER && classAt(block, at + 1) === UPPER;
}
