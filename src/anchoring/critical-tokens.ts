/** Words of English that turn a statement into another one when they come or go. */
const CRITICAL_WORDS = new Set(
  [
    // negation
    'no not never none nobody nothing nor neither without cannot hardly barely false deny denies denied fails failed',
    "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't",
    // quantity and comparison
    'all every each some any many most few several half both only just nearly almost about around over under least',
    'more less fewer most least than double twice triple percent per cent zero one two three four five six seven eight',
    'nine ten eleven twelve dozen hundred thousand million billion trillion first second third last up down',
    // modality and time
    'may might could can must should would will shall possibly probably likely allegedly reportedly always often',
    'sometimes rarely before after until since during now still already yet no longer',
    'january february march april june july august september october november december monday tuesday wednesday',
    'thursday friday saturday sunday today yesterday tomorrow',
  ]
    .join(' ')
    .split(' '),
);

/** Tokens that are no words: numbers with all that is inside them, quotation and question marks, signs, currency. */
const NO_WORD = /[\p{N}"?%‰+/\p{Sc}\p{Sm}\p{So}]/u;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The first token, in order of the old wording and then of the new, by which two wordings say different things: a
 * number, a sign, a quotation mark, a negation, a quantity, a modal, a date or a name. Null when there is none.
 *
 * @param language for any other than English there is no list of words: every difference counts
 */
export function criticalDifference(older: Wording, newer: Wording, language: string): string | null {
  const before = counted(older.tokens);
  const after = counted(newer.tokens);
  const names = new Set([...namesOf(older.text), ...namesOf(newer.text)]);
  const english = language.toLowerCase().split('-')[0] === 'en';
  for (const token of new Set([...older.tokens, ...newer.tokens])) {
    if ((before.get(token) ?? 0) === (after.get(token) ?? 0)) continue;
    if (!english || NO_WORD.test(token) || CRITICAL_WORDS.has(token) || names.has(token)) return token;
  }
  return null;
}

/** A wording as it is written, and its folded tokens. */
export interface Wording {
  text: string;
  tokens: readonly string[];
}

/** How much two wordings have in common: Dice's coefficient over their tokens, 0 to 1. */
export function similarity(a: readonly string[], b: readonly string[]): number {
  const rest = counted(b);
  let common = 0;
  for (const token of a) {
    const left = rest.get(token) ?? 0;
    if (left === 0) continue;
    common += 1;
    rest.set(token, left - 1);
  }
  return (2 * common) / (a.length + b.length);
}

/** Capitalised words that do not open the wording, in lower case. In either wording is enough to be a name. */
function namesOf(text: string): string[] {
  const [, ...words] = text.match(WORD) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.replaceAll('’', "'").toLowerCase());
}

function counted(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
