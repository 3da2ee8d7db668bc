import { createHash } from 'node:crypto';

export const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;
export const HTML_EMPHASIS = /<\/?(?:b|i|u|em|strong|mark|small|span|cite|font)(?:\s[^<>]{0,200})?>/gi;
// Emphasis can stand inside a word, so it is taken out and not replaced by a space; "5*3" is a product and stays.
export const MARKDOWN_ESCAPE = /\\(?=[*_])/g;
export const MARKDOWN_EMPHASIS = /(?<!\p{Nd})\*+|\*+(?!\p{Nd})|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
export const DOUBLE_QUOTES = /[“”„‟«»〝〞「」『』]|''/g;
export const SINGLE_QUOTES = /[‘’‚‛‹›`´]/g;
export const DASHES = /[‐‑‒–—―−﹘﹣－]/g;

// A number keeps everything inside it (sign, separators, ranges); a word keeps its apostrophes; of the rest only what
// changes the meaning is kept: quotation marks, question marks, per cent, slash, currency and mathematical signs.
export const TOKEN =
  /(?:(?<![\p{L}\p{N}])[-+])?\p{Nd}+(?:[.,:'/-]\p{Nd}+)*|[\p{L}\p{M}\p{Nl}\p{No}]+(?:'[\p{L}\p{M}]+)*|["'?%‰&/+\p{Sc}\p{Sm}\p{So}]/gu;

/**
 * The comparable form of a wording: two statements are "the same wording" exactly when their folded texts are equal.
 *
 * NFKC, then quotation marks, dashes, white space and Markdown or HTML emphasis folded, then the sequence of words and
 * numbers in lower case. Case and other punctuation do not count; quotation marks put around or taken from words, a
 * question mark and anything inside a number or unit do. Never shown to anybody.
 */
export function foldText(s: string): string {
  const plain = s
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(HTML_EMPHASIS, '')
    .replace(MARKDOWN_ESCAPE, '')
    .replace(MARKDOWN_EMPHASIS, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .toLowerCase()
    .normalize('NFKC');
  return foldTokens(plain.match(TOKEN) ?? [], plain);
}

/** SHA-256 of the folded text, in lower-case hexadecimal: equal for two statements of the same wording. */
export function statementHash(s: string): string {
  return createHash('sha256').update(foldText(s), 'utf8').digest('hex');
}

/**
 * Joins tokens with single spaces. A single quotation mark counts as a quotation mark only in pairs; what is left over
 * are apostrophes ("leaders' desire"), which are punctuation.
 */
function foldTokens(tokens: readonly string[], plain: string): string {
  const out: string[] = [];
  let opened: number | null = null;
  let at = 0;
  for (const token of tokens) {
    at = plain.indexOf(token, at);
    if (token !== "'") out.push(token);
    else if (opened === null && opensQuote(plain, at)) {
      opened = out.push('') - 1;
    } else if (opened !== null && !opensQuote(plain, at)) {
      out[opened] = '"';
      out.push('"');
      opened = null;
    }
    at += token.length;
  }
  return out.filter((token) => token !== '').join(' ');
}

/** Whether the single quotation mark at `at` opens a quotation and is no apostrophe. */
export function opensQuote(plain: string, at: number): boolean {
  const before = plain.charAt(at - 1);
  const after = plain.charAt(at + 1);
  return !/[\p{L}\p{N}.,!?]/u.test(before) && /[\p{L}\p{N}"[(]/u.test(after);
}
