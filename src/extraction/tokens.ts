import type { Span } from '../text/span.js';

export type TokenKind = 'word' | 'number' | 'mark' | 'quote';

/** A word, number, punctuation mark, or a whole quotation standing for its words. Offsets are into the document. */
export interface Token extends Span {
  kind: TokenKind;
  /** The word without a possessive ending and without emphasis marks. */
  text: string;
  lower: string;
  /** The word carried a possessive ending ('s or s'). */
  possessive: boolean;
}

/** Code units of a sentence that are looked at; what comes after decides nothing and could cost a lot. */
export const MAX_SENTENCE_LOOK = 2000;

const TOKEN =
  /<\/?[a-z][^<>]{0,200}>|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Rev)\.|(?:\p{L}\.){2,}|\p{Lu}\.(?=\s{1,3}\p{Lu})|[$€£¥]?\p{Nd}+(?:[.,:]\p{Nd}+)*%?|[\p{Lo}\p{M}]+|[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{M}\p{N}]+(?:['’.&-][\p{L}\p{M}\p{N}]+)*['’]?|[,;:.!?()[\]"“”„«»–—/%@#&|]/gu;

/**
 * Splits a sentence into tokens; emphasis marks and tags are passed over.
 *
 * @param quotes quotations of the text that touch the sentence, in order; the words of each become one `quote` token
 */
export function tokenize(text: string, sentence: Span, quotes: readonly Span[] = []): Token[] {
  const end = Math.min(sentence.end, sentence.start + MAX_SENTENCE_LOOK);
  const tokens: Token[] = [];
  let next = 0;
  let openQuote: Span | null = null;
  for (const match of text.slice(sentence.start, end).matchAll(TOKEN)) {
    const start = sentence.start + match.index;
    while (next < quotes.length && (quotes[next]?.end ?? 0) <= start) next++;
    const quote = quotes[next];
    if (quote !== undefined && quote.start <= start) {
      if (quote !== openQuote) tokens.push(quoteToken(quote));
      openQuote = quote;
    } else if (!match[0].startsWith('<')) tokens.push(tokenOf(match[0], start));
  }
  return tokens;
}

function tokenOf(raw: string, start: number): Token {
  const end = start + raw.length;
  const kind = kindOf(raw);
  if (kind !== 'word') return { start, end, kind, text: raw, lower: raw, possessive: false };
  const text = raw.replace(/(?:['’]s|['’])$/iu, '');
  return { start, end, kind, text, lower: text.toLowerCase(), possessive: text.length < raw.length };
}

function kindOf(raw: string): TokenKind {
  if (/^[$€£¥]?\p{Nd}/u.test(raw)) return /\p{L}/u.test(raw) ? 'word' : 'number';
  return /^\p{L}/u.test(raw) ? 'word' : 'mark';
}

function quoteToken({ start, end }: Span): Token {
  return { start, end, kind: 'quote', text: '', lower: '', possessive: false };
}

/** A word that begins with a capital letter (initials and acronyms included). */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && /^\p{Lu}/u.test(token.text);
}
