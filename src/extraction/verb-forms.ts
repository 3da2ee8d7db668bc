import type { Token } from './tokens.js';
import { isIn, WORD } from './word-classes.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const VERB_AUXILIARIES = words('is are be been being was were has have had did will would can could may might to');
const PAST_HELPERS = words('was were did');
const PERFECT_HELPERS = words('has have had');
const ADVERBS = words('not never ultimately');
const NO_EVENT = words('was were had did');
const BEFORE_PARTICIPLE = words(
  'the a an of this that these its their his her for with to and most more very by as on',
);

/** Adds to `counts` the simple past and passive forms of a sentence, and its perfects ("has done"). There is no tagger. */
export function countVerbForms(tokens: readonly Token[], counts: { pastEvents: number; perfects: number }): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || !isPastForm(token, tokens[i - 1])) continue;
    const helper = helperBefore(tokens, i);
    if (helper === null || PAST_HELPERS.has(helper)) counts.pastEvents++;
    else if (PERFECT_HELPERS.has(helper)) counts.perfects++;
  }
}

function isPastForm(token: Token, before: Token | undefined): boolean {
  if (token.kind !== 'word' || token.possessive) return false;
  const isIrregular = isIn(token, WORD.irregularPast);
  if (!isIrregular && !token.lower.endsWith('ed')) return false;
  if (isIn(token, WORD.notPast | WORD.speech) || NO_EVENT.has(token.lower)) return false;
  if (!isIrregular && !/^\p{L}*\p{L}{2}ed$/u.test(token.lower)) return false;
  // "the proposed deal", "of increased trade": a participle before its noun.
  return !before?.possessive && !BEFORE_PARTICIPLE.has(before?.lower ?? '');
}

/** The auxiliary a past form belongs to, looking over adverbs, or null for a simple past. */
function helperBefore(tokens: readonly Token[], i: number): string | null {
  for (let at = i - 1; at >= Math.max(0, i - 4); at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (VERB_AUXILIARIES.has(token.lower)) return token.lower;
    if (!token.lower.endsWith('ly') && !isIn(token, WORD.helper) && !ADVERBS.has(token.lower)) return null;
  }
  return null;
}
