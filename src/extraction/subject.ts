import type { NameRun } from './names.js';
import type { Sentence } from './sentence.js';
import type { Token } from './tokens.js';
import { isIn, WORD } from './word-classes.js';

const PREPOSITIONS = /^(?:of|in|at|to|by|for|with|from|on|after|before|than|against|about|like|under|over|into)$/;
const PRONOUN_SUBJECTS = /^(?:he|she|it|they)$/;

/** Longest aside between a subject and its verb: "Clark, who runs the airline, said". */
const MAX_ASIDE = 30;

/**
 * The subject of the clause that reaches up to token `end`: a name or pronoun that a verb follows, the last such one;
 * null when no plain pattern is found. There is no parser behind this.
 */
export function subjectBefore(sentence: Sentence, end: number): NameRun | Token | null {
  const { tokens, names } = sentence;
  for (let at = end - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (PRONOUN_SUBJECTS.test(token.lower) && isVerb(tokens[at + 1])) return token;
    const run = names.find((name) => name.to === at + 1);
    if (run === undefined || run.core === '' || token.possessive) continue;
    if (!isGoverned(tokens, run) && isVerb(tokens[verbAfter(tokens, run.to)])) return run;
  }
  return null;
}

/** The person or thing that a whole sentence is about: its first subject, or null. */
export function subjectOf(sentence: Sentence): NameRun | null {
  const { tokens, names } = sentence;
  const found = names.find(
    (run) =>
      run.core !== '' &&
      !tokens[run.to - 1]?.possessive &&
      !isGoverned(tokens, run) &&
      isVerb(tokens[verbAfter(tokens, run.to)]),
  );
  return found ?? null;
}

/** Over an aside between commas and over adverbs. */
function verbAfter(tokens: readonly Token[], from: number): number {
  let at = from;
  if (tokens[at]?.text === ',') {
    const close = tokens.slice(at + 1, at + MAX_ASIDE).findIndex((token) => token.text === ',');
    if (close >= 0) at += close + 2;
  }
  while (at - from < MAX_ASIDE + 3 && tokens[at]?.lower.endsWith('ly')) at++;
  return at;
}

function isGoverned(tokens: readonly Token[], run: NameRun): boolean {
  const before = tokens[run.from - 1]?.lower ?? '';
  if (PREPOSITIONS.test(before)) return true;
  return /^(?:the|an?|his|her|their|its)$/.test(before) && PREPOSITIONS.test(tokens[run.from - 2]?.lower ?? '');
}

function isVerb(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || token.possessive) return false;
  if (isIn(token, WORD.auxiliary | WORD.speech | WORD.stance | WORD.promise | WORD.irregularPast | WORD.state))
    return true;
  return /^\p{Ll}+(?:ed|[^sui]s)$/u.test(token.text) && !isIn(token, WORD.helper);
}
