import { groupOf, SMALL_WORD, GROUP_NAMES } from './word-group-table.js';
import { HASH_START, hashUnit, hashWord } from './word-hash.js';

/** Words of a sentence that are looked at; longer "sentences" are tables or text without full stops. */
export const MAX_WORDS = 400;

/** What a token is when it is no plain word. */
export const KIND = { word: 0, number: 1, money: 2, percent: 3, year: 4, ordinal: 5, name: 6, numeral: 7 } as const;

/** How a word ends: a stand-in for its part of speech. */
export const ENDING = { none: 0, ed: 1, ing: 2, ly: 3, abstract: 4, est: 5, er: 6, s: 7, possessive: 8 } as const;

/** Figures are one symbol per kind, names are one symbol: what was learned must hold for those of another year. */
const MASKS = ['', '#number', '#money', '#percent', '#year', '#ordinal', '#name', '#numeral'].map(hashWord);
const ENDING_CLASSES = ['none', 'ed', 'ing', 'ly', 'abstract', 'est', 'er', 's', 'possessive'].map((name) =>
  hashWord(`-${name}`),
);
const GROUP_CLASSES = ['', ...GROUP_NAMES].map((name) => hashWord(`{${name}}`));

const group = (name: (typeof GROUP_NAMES)[number]): number => GROUP_NAMES.indexOf(name) + 1;
const I_WORDS = group('i');
const NUMERAL = group('numeral');
const MAGNITUDE = group('magnitude');

const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

/**
 * One pass over a sentence: its words and figures as hashes and classes, in arrays that are used again for the next
 * sentence. Makes no strings and no objects. Not for use by two callers at once.
 */
export class SentenceScan {
  /** Tokens found, at most `MAX_WORDS`. */
  count = 0;
  isQuestion = false;
  isExclamation = false;
  /** Code units of all words together. */
  letters = 0;

  /** Identity: the word's hash, or the symbol of its kind. */
  readonly identity = new Int32Array(MAX_WORDS);
  /** Class: group, small word, kind or ending, as a hash. */
  readonly wordClass = new Int32Array(MAX_WORDS);
  /** Number of the word group, 0 when in none. */
  readonly group = new Uint8Array(MAX_WORDS);
  readonly kind = new Uint8Array(MAX_WORDS);
  readonly ending = new Uint8Array(MAX_WORDS);
  readonly length = new Uint16Array(MAX_WORDS);
  /** Hashes of the first four and five code units, and of the last three and four. */
  readonly head4 = new Int32Array(MAX_WORDS);
  readonly head5 = new Int32Array(MAX_WORDS);
  readonly tail3 = new Int32Array(MAX_WORDS);
  readonly tail4 = new Int32Array(MAX_WORDS);
  /** 1 for a capital letter, 2 when all letters of two or more are capitals. */
  readonly capital = new Uint8Array(MAX_WORDS);

  private opens = true;

  read(text: string): void {
    this.count = 0;
    this.letters = 0;
    this.isQuestion = false;
    this.isExclamation = false;
    this.opens = true;
    let at = 0;
    while (at < text.length && this.count < MAX_WORDS) {
      const unit = text.charCodeAt(at);
      if (isLetter(unit)) at = this.readWord(text, at);
      else if (isDigit(unit)) at = this.readFigure(text, at);
      else {
        this.readMark(unit);
        at++;
      }
    }
  }

  private readMark(unit: number): void {
    if (unit === 0x3f) this.isQuestion = true;
    if (unit === 0x21) this.isExclamation = true;
    // . ? ! : " “: what follows has its capital letter from its place.
    if (unit === 0x2e || unit === 0x3f || unit === 0x21 || unit === 0x3a || unit === 0x22 || unit === 0x201c) {
      this.opens = true;
    }
  }

  private readWord(text: string, start: number): number {
    const at = this.count;
    let hash = HASH_START;
    let end = start;
    let capitals = 0;
    this.head4[at] = 0;
    this.head5[at] = 0;
    for (; end < text.length; end++) {
      let unit = text.charCodeAt(end);
      if (unit === CURLY_APOSTROPHE) unit = APOSTROPHE;
      if (unit === APOSTROPHE ? !isLetter(text.charCodeAt(end + 1)) : !isLetter(unit)) break;
      const lower = lowered(unit);
      if (lower !== unit) capitals++;
      hash = hashUnit(hash, lower);
      if (end - start === 3) this.head4[at] = hash;
      if (end - start === 4) this.head5[at] = hash;
    }
    const length = end - start;
    this.length[at] = length;
    this.letters += length;
    this.capital[at] = capitals === 0 ? 0 : capitals === length && length > 1 ? 2 : 1;
    this.tail3[at] = tailHash(text, end, 3);
    this.tail4[at] = tailHash(text, end, 4);
    this.ending[at] = endingOf(text, start, end);
    this.classify(at, hash);
    return end;
  }

  private classify(at: number, hash: number): void {
    const found = groupOf(hash);
    const known = found === SMALL_WORD ? 0 : found;
    this.group[at] = known;
    const isName = this.capital[at] !== 0 && !this.opens && found === 0;
    const kind = isName ? KIND.name : known === NUMERAL || known === MAGNITUDE ? KIND.numeral : KIND.word;
    this.kind[at] = kind;
    this.identity[at] = kind === KIND.word ? hash : mask(kind);
    if (known !== 0) this.wordClass[at] = GROUP_CLASSES[known] ?? 0;
    else if (found === SMALL_WORD) this.wordClass[at] = hash;
    else this.wordClass[at] = isName ? mask(KIND.name) : (ENDING_CLASSES[this.ending[at] ?? 0] ?? 0);
    // "I" is always a capital letter; it says nothing.
    if (known === I_WORDS) this.capital[at] = 0;
    if (this.opens && this.capital[at] === 1) this.capital[at] = 0;
    this.opens = false;
    this.count++;
  }

  private readFigure(text: string, start: number): number {
    const at = this.count;
    let end = start;
    let hasSeparator = false;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (isDigit(unit)) continue;
      if ((unit !== 0x2c && unit !== 0x2e) || !isDigit(text.charCodeAt(end + 1))) break;
      hasSeparator = true;
    }
    const isYear = end - start === 4 && !hasSeparator && isYearAt(text, start);
    const before = start === 0 ? 0 : text.charCodeAt(start - 1);
    let kind: number = KIND.number;
    if (before === 0x24 || before === 0xa3 || before === 0x20ac) kind = KIND.money;
    else if (text.charCodeAt(end) === 0x25) kind = KIND.percent;
    else if (isYear) kind = KIND.year;
    const digitsEnd = end;
    while (end < text.length && isLetter(text.charCodeAt(end))) end++;
    if (kind === KIND.number && end - digitsEnd === 2) kind = KIND.ordinal;
    this.group[at] = 0;
    this.kind[at] = kind;
    this.identity[at] = mask(kind);
    this.wordClass[at] = mask(kind);
    this.capital[at] = 0;
    this.ending[at] = ENDING.none;
    this.length[at] = 0;
    this.opens = false;
    this.count++;
    return end;
  }
}

function mask(kind: number): number {
  return MASKS[kind] ?? 0;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
  // Above Latin-1 punctuation; general punctuation and symbols (dashes, quotes, arrows) are no letters.
  return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && (unit < 0x2000 || unit > 0x2bff) && unit !== 0xfeff;
}

function lowered(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 32;
  return unit >= 0xc0 && unit <= 0xde && unit !== 0xd7 ? unit + 32 : unit;
}

function isYearAt(text: string, start: number): boolean {
  const century = (text.charCodeAt(start) - 0x30) * 10 + text.charCodeAt(start + 1) - 0x30;
  return century >= 17 && century <= 20;
}

function tailHash(text: string, end: number, size: number): number {
  let hash = HASH_START;
  for (let i = Math.max(0, end - size); i < end; i++) {
    const unit = text.charCodeAt(i);
    hash = hashUnit(hash, unit === CURLY_APOSTROPHE ? APOSTROPHE : lowered(unit));
  }
  return hash;
}

const ABSTRACT_ENDINGS = /(?:tion|ment|ness|ity|ance|ence|ism|sion|ship)$/i;

function endingOf(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 3) return ENDING.none;
  const last = lowered(text.charCodeAt(end - 1));
  const before = lowered(text.charCodeAt(end - 2));
  const third = lowered(text.charCodeAt(end - 3));
  if (last === 0x64) return before === 0x65 && length > 4 ? ENDING.ed : ENDING.none;
  if (last === 0x67) return before === 0x6e && third === 0x69 && length > 4 ? ENDING.ing : ENDING.none;
  if (last === 0x79 && before === 0x6c) return ENDING.ly;
  if (last === 0x74 && before === 0x73 && third === 0x65 && length > 4) return ENDING.est;
  if (last === 0x72 && before === 0x65) return ENDING.er;
  if (last === 0x73) {
    if (before === APOSTROPHE || before === CURLY_APOSTROPHE) return ENDING.possessive;
    if (before !== 0x73) return isAbstract(text, start, end - 1) ? ENDING.abstract : ENDING.s;
  }
  return isAbstract(text, start, end) ? ENDING.abstract : ENDING.none;
}

/** Only words that end like one of the endings are cut out and looked at. */
function isAbstract(text: string, start: number, end: number): boolean {
  if (end - start < 6) return false;
  const last = lowered(text.charCodeAt(end - 1));
  if (
    last !== 0x6e &&
    last !== 0x74 &&
    last !== 0x73 &&
    last !== 0x79 &&
    last !== 0x65 &&
    last !== 0x6d &&
    last !== 0x70
  ) {
    return false;
  }
  return ABSTRACT_ENDINGS.test(text.slice(end - 4, end));
}
