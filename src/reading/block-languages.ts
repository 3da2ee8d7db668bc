import type { Span } from '../text/span.js';
import { functionWordShares } from './function-words.js';
import { languageOfScript } from './language.js';

/** Shorter blocks say too little: names, titles and quotations of a few words are foreign in every language. */
const MIN_LETTERS = 60;
const MIN_OTHER_LETTERS = 20;
const MIN_WORDS = 10;

/** One foreign paragraph is a quotation; a document of two languages has several. */
const MIN_FOREIGN_BLOCKS = 2;

/** Share of small words from which a block is plainly in a language. */
const PLAIN_SHARE = 0.15;

/** A foreign language has at least this many times the small words that the document's own has in the block. */
const FOREIGN_LEAD = 1.4;

/** And somewhat more than any other language: French and Spanish share many. */
const CLEAR_LEAD = 1.15;

/** Code units of a block that are looked at. */
const SAMPLE = 500;

/**
 * The language of each block where it is not the document's; null where it is, or where the block is too short to tell.
 * Short blocks between two of the same foreign language belong to them. Only the languages of `functionWordShares`
 * and those with a script of their own are told.
 *
 * @param documentLanguage BCP 47 tag of the document
 * @returns one entry for each block, in order; a BCP 47 primary subtag or null
 */
export function blockLanguages(text: string, blocks: readonly Span[], documentLanguage: string): (string | null)[] {
  const found = ownLanguages(text, blocks, documentLanguage);
  const foreign = found.filter((language) => typeof language === 'string').length;
  if (foreign < MIN_FOREIGN_BLOCKS) return blocks.map(() => null);
  return filledBetween(found);
}

/** Which blocks seem, each by itself, to be in another language than the document. */
export const foreignBlocks = (text: string, blocks: readonly Span[], documentLanguage: string): boolean[] =>
  ownLanguages(text, blocks, documentLanguage).map((language) => typeof language === 'string');

function ownLanguages(text: string, blocks: readonly Span[], documentLanguage: string): (string | null | undefined)[] {
  const own = documentLanguage.toLowerCase().split('-')[0] ?? 'und';
  return blocks.map((block) =>
    foreignLanguage(text.slice(block.start, Math.min(block.end, block.start + SAMPLE)), own),
  );
}

/** The language of a block that is not in `own`; null when it is in `own`, undefined when the block does not tell. */
function foreignLanguage(block: string, own: string): string | null | undefined {
  if (block.length < MIN_OTHER_LETTERS) return undefined;
  if (own === 'en' && isPlainEnglish(block)) return null;
  const letters = block.match(/\p{L}/gu)?.length ?? 0;
  const byScript = letters >= MIN_OTHER_LETTERS ? languageOfScript(block, letters) : null;
  if (byScript !== null) return byScript === own ? null : byScript;
  if (letters < MIN_LETTERS) return undefined;
  const { words, shares } = functionWordShares(block);
  if (words < MIN_WORDS) return undefined;
  if (!shares.has(own)) return null;
  const [best, second] = [...shares].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[0] === own || best[1] < PLAIN_SHARE) return null;
  const isClear = best[1] >= CLEAR_LEAD * (second?.[1] ?? 0) && best[1] >= FOREIGN_LEAD * (shares.get(own) ?? 0);
  return isClear ? best[0] : null;
}

/** Words that English alone has, seen at once; nearly every block of an English text ends here. */
const ENGLISH_WORDS = /\b(?:the|of|and|was|were|that|said|with|from|which|have|has)\b/g;
const LOOKED_AT = 250;

function isPlainEnglish(block: string): boolean {
  return (block.slice(0, LOOKED_AT).match(ENGLISH_WORDS)?.length ?? 0) >= 4;
}

/** Blocks that do not tell take the language of their neighbours when both agree. */
function filledBetween(found: readonly (string | null | undefined)[]): (string | null)[] {
  const filled: (string | null)[] = [];
  let before: string | null = null;
  let waiting = 0;
  for (const language of found) {
    if (language === undefined) {
      waiting++;
      continue;
    }
    for (; waiting > 0; waiting--) filled.push(language === before ? language : null);
    filled.push(language);
    before = language;
  }
  for (; waiting > 0; waiting--) filled.push(null);
  return filled;
}
