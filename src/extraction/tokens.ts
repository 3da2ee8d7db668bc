import type { Span } from '../text/span.js';
import { classesOf } from './word-classes.js';

export type TokenKind = 'word' | 'number' | 'mark' | 'quote';

/** A word, number, punctuation mark, or a whole quotation standing for its words. Offsets are into the document. */
export interface Token extends Span {
  kind: TokenKind;
  /** The word without a possessive ending and without emphasis marks. */
  text: string;
  lower: string;
  /** The word carried a possessive ending ('s or s'). */
  possessive: boolean;
  /** The lexicons it is in: `WORD` bits. */
  classes: number;
}

/** Code units of a sentence that are looked at; what comes after decides nothing and could cost a lot. */
export const MAX_SENTENCE_LOOK = 2000;

/** What one token is, anywhere. Most are plain words, which are scanned without it. */
const TOKEN =
  /<\/?[a-z][^<>]{0,200}>|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Rev)\.|(?:\p{L}\.){2,}|\p{Lu}\.(?=\s{1,3}\p{Lu})|[$€£¥]?\p{Nd}+(?:[.,:]\p{Nd}+)*%?|[\p{Lo}\p{M}]+|[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{M}\p{N}]+(?:['’.&-][\p{L}\p{M}\p{N}]+)*['’]?|[,;:.!?()[\]"“”„«»–—/%@#&|]/uy;

const SPACE = 32;

/**
 * Splits a sentence into tokens; emphasis marks and tags are passed over.
 *
 * @param quotes quotations of the text that touch the sentence, in order; the words of each become one `quote` token
 */
export function tokenize(text: string, sentence: Span, quotes: readonly Span[] = []): Token[] {
  const end = Math.min(sentence.end, sentence.start + MAX_SENTENCE_LOOK);
  const tokens: Token[] = [];
  let nextQuote = 0;
  let at = sentence.start;
  while (at < end) {
    const quote = quotes[nextQuote];
    if (quote !== undefined && quote.start <= at) {
      if (quote.end > at) tokens.push(quoteToken(quote));
      at = Math.max(at, quote.end);
      nextQuote++;
      continue;
    }
    if (text.charCodeAt(at) === SPACE) {
      at++;
      continue;
    }
    const plain = plainWordEnd(text, at, end);
    const stop = plain > at ? plain : Math.min(end, tokenEnd(text, at));
    if (stop === at) at++;
    else {
      const raw = text.slice(at, stop);
      if (!raw.startsWith('<')) tokens.push(tokenOf(raw, at));
      at = stop;
    }
  }
  return tokens;
}

function tokenEnd(text: string, at: number): number {
  TOKEN.lastIndex = at;
  return TOKEN.test(text) ? TOKEN.lastIndex : at;
}

/**
 * The end of a word that is nothing but lower-case ASCII letters after its first, with white space or a comma behind
 * it: nine in ten words. `at` when there is none, and the pattern has to tell.
 */
function plainWordEnd(text: string, at: number, end: number): number {
  let i = at;
  if (!isAsciiLetter(text.charCodeAt(i))) return at;
  do i++;
  while (i < end && isAsciiLower(text.charCodeAt(i)));
  if (i === end) return i;
  const after = text.charCodeAt(i);
  return after === SPACE || after === 44 || after === 10 ? i : at;
}

const isAsciiLower = (code: number): boolean => code >= 97 && code <= 122;
const isAsciiLetter = (code: number): boolean => isAsciiLower(code | 32);

function tokenOf(raw: string, start: number): Token {
  const end = start + raw.length;
  const kind = kindOf(raw);
  if (kind === 'mark') return { start, end, kind, text: raw, lower: raw, possessive: false, classes: 0 };
  if (kind === 'number') return { start, end, kind, text: raw, lower: raw, possessive: false, classes: 0 };
  const text = /['’]/.test(raw) ? raw.replace(/(?:['’]s|['’])$/iu, '') : raw;
  const lower = text.toLowerCase();
  return { start, end, kind, text, lower, possessive: text.length < raw.length, classes: classesOf(lower) };
}

function kindOf(raw: string): TokenKind {
  if (isAsciiLetter(raw.charCodeAt(0))) return 'word';
  if (/^[$€£¥]?\p{Nd}/u.test(raw)) return /\p{L}/u.test(raw) ? 'word' : 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'mark';
}

function quoteToken({ start, end }: Span): Token {
  return { start, end, kind: 'quote', text: '', lower: '', possessive: false, classes: 0 };
}

/** A word that begins with a capital letter (initials and acronyms included). */
export function isCapital(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  const code = token.text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(token.text);
}
