import { ORDINALS, SCALES, UNITS, WORD_NUMBERS } from './number-words.js';
import type { Token } from './source-text.js';

/** A number as it is meant, however it is written: "5 million", "5,000,000" and "five million" are one. */
export interface NumberFact {
  value: string;
  /** Unit, currency or "percent"; empty when none is known. */
  unit: string;
  /** Implied by a word that may as well be left out: "both", "a decade". */
  implied: boolean;
}

/** A token with the characters it was read from. */
export interface RawToken extends Token {
  raw: string;
  /** The characters between the token before it and this one. */
  gap: string;
  /** The characters right after it, at most two. */
  next: string;
  /** First of its sentence. */
  opens: boolean;
}

const DIGITS = /^[-+]?\p{Nd}/u;
const NARROW_SPACE = /^[\u00a0\u2009\u202f]$/;

const IMPLIED: ReadonlyMap<string, NumberFact> = new Map([
  ['both', { value: '2', unit: '', implied: true }],
  ['decade', { value: '10', unit: 'year', implied: true }],
]);

/** The numbers of a wording, in order. Numbers of footnotes and of list items are none. */
export function numberFacts(tokens: readonly RawToken[]): NumberFact[] {
  const facts: NumberFact[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = isMarker(tokens, at) ? null : numberAt(tokens, at);
    if (read === null) {
      const implied = IMPLIED.get(tokens[at]?.word ?? '');
      if (implied !== undefined) facts.push(implied);
      at += 1;
      continue;
    }
    facts.push({ value: read.value, unit: unitAround(tokens, at, at + read.length), implied: false });
    at += read.length;
  }
  return facts;
}

interface ReadNumber {
  value: string;
  /** Tokens it is made of. */
  length: number;
}

function numberAt(tokens: readonly RawToken[], at: number): ReadNumber | null {
  const word = tokens[at]?.word ?? '';
  if (DIGITS.test(word)) return scaled(tokens, at, digitsAt(tokens, at));
  if (ORDINALS.has(word)) return { value: `${ORDINALS.get(word)}`, length: 1 };
  const small = WORD_NUMBERS.get(word);
  if (small !== undefined) return scaled(tokens, at, wordsAt(tokens, at, small));
  if (word === 'one')
    return SCALES.has(tokens[at + 1]?.word ?? '') ? scaled(tokens, at, { value: '1', length: 1 }) : null;
  return SCALES.has(word) ? scaled(tokens, at, { value: '1', length: 0 }) : null;
}

function digitsAt(tokens: readonly RawToken[], at: number): ReadNumber {
  let digits = tokens[at]?.word ?? '';
  let length = 1;
  for (;;) {
    const next = tokens[at + length];
    if (next === undefined || !/^\p{Nd}{3}$/u.test(next.word) || !NARROW_SPACE.test(next.gap)) break;
    digits += next.word;
    length += 1;
  }
  const next = tokens[at + length];
  if (next !== undefined && next.gap === '' && /^(?:st|nd|rd|th)$/.test(next.word)) length += 1;
  return { value: plainNumber(digits), length };
}

/** "1,000" and "1.000,5" without the separators of thousands, a decimal comma as a point. */
function plainNumber(digits: string): string {
  if (/^[-+]?\p{Nd}{1,3}(?:,\p{Nd}{3})+(?:\.\p{Nd}+)?$/u.test(digits)) return trimZeros(digits.replaceAll(',', ''));
  if (/^[-+]?\p{Nd}+,\p{Nd}{1,2}$/u.test(digits)) return trimZeros(digits.replace(',', '.'));
  return /^[-+]?\p{Nd}+(?:\.\p{Nd}+)?$/u.test(digits) ? trimZeros(digits) : digits;
}

const trimZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

function wordsAt(tokens: readonly RawToken[], at: number, first: number): ReadNumber {
  const unit = WORD_NUMBERS.get(tokens[at + 1]?.word ?? '');
  const joins = first >= 20 && first < 100 && unit !== undefined && unit < 10;
  return joins ? { value: `${first + unit}`, length: 2 } : { value: `${first}`, length: 1 };
}

function scaled(tokens: readonly RawToken[], at: number, read: ReadNumber): ReadNumber {
  let { value, length } = read;
  for (;;) {
    const scale = SCALES.get(tokens[at + length]?.word ?? '');
    if (scale === undefined || !/^[-+]?[0-9]+(?:\.[0-9]+)?$/.test(value)) return { value, length };
    value = `${Number((Number(value) * scale).toPrecision(12))}`;
    length += 1;
  }
}

function unitAround(tokens: readonly RawToken[], from: number, to: number): string {
  const [first, second, third] = [tokens[to]?.word ?? '', tokens[to + 1]?.word ?? '', tokens[to + 2]?.word ?? ''];
  const percent = first === '%' || first === 'percent' ? second : first === 'per' && second === 'cent' ? third : null;
  if (percent !== null) return /^points?$/.test(percent) ? 'points' : 'percent';
  if (first === 'percentage' && /^points?$/.test(second)) return 'points';
  if (second === 'm' && /^[ap]$/.test(first)) return `${first}m`;
  const before = tokens[from - 1]?.word ?? '';
  return UNITS.get(before) ?? UNITS.get(first) ?? '';
}

/** "[3]" and "³" after a word, "3." and "3)" at the head of a sentence. */
function isMarker(tokens: readonly RawToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.gap.endsWith('[') && token.next.startsWith(']')) return true;
  if (/^[⁰¹²³⁴-⁹]+$/.test(token.raw)) return at > 0 && !DIGITS.test(tokens[at - 1]?.word ?? '');
  return at === 0 && /^\p{Nd}{1,3}$/u.test(token.word) && /^[.)]\s/.test(token.next);
}
