import { isSentenceStarter } from '../../text/abbreviations.js';
import { nameRuns } from '../names.js';
import { tokenize } from '../tokens.js';
import { isStated, statedNumbers } from './stated-numbers.js';

/** Why a rewording is not believed. */
export type StatementFault =
  | 'statement-number'
  | 'statement-name'
  | 'statement-negation'
  | 'statement-words'
  | 'statement-too-long'
  | 'statement-script';

/** As long as a statement of the desk may be. */
const MAX_LENGTH = 2_000;

/** Share of its longer words that a rewording must take from the text; the rest is what joins them. */
const OWN_WORDS = 0.3;

const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;
const NEGATION = /\b(?:no|not|never|none|nobody|nothing|nor|neither|without|cannot|den(?:y|ies|ied)|false)\b|n['’]t\b/i;

/**
 * Checks a rewording of a claim against the text around it. It is believed when every number and every name in it
 * stands in the context, it denies exactly when the claim does, and nearly all its words are the context's. That keeps out
 * what a model adds; it cannot prove that the rewording means the same, so it is a help for reading and no more.
 *
 * @param claim the claim's own words
 * @param context the claim with what stands before it, headings, title and date
 * @returns the first fault, or null
 */
export function statementFault(statement: string, claim: string, context: string): StatementFault | null {
  if (statement.length > MAX_LENGTH) return 'statement-too-long';
  // Names are told by their capitals; in scripts without them nothing could be checked.
  if (!/[\p{Lu}\p{Ll}]/u.test(statement)) return 'statement-script';
  const numbers = statedNumbers(context);
  if (!statedNumbers(statement).every((number) => isStated(number, numbers))) return 'statement-number';
  if (namesAnything(statement, context)) return 'statement-name';
  if (NEGATION.test(statement) !== NEGATION.test(claim)) return 'statement-negation';
  return ownWords(statement, context) > OWN_WORDS ? 'statement-words' : null;
}

/** Whether a name occurs that the context does not have: a capitalised word, or words of two names joined to a third. */
function namesAnything(statement: string, context: string): boolean {
  const known = new Set(wordsOf(context));
  const lower = new Set([...known].map((word) => word.toLowerCase()));
  const [opening = '', ...rest] = wordsOf(statement);
  const opensWithKnown = isSentenceStarter(opening) || lower.has(opening.toLowerCase());
  if (/\p{Lu}/u.test(opening) && !opensWithKnown) return true;
  if (rest.some((word) => /\p{Lu}/u.test(word) && !known.has(word))) return true;
  const spaced = ` ${wordsOf(context).join(' ')} `;
  const runs = nameRuns(tokenize(statement, { start: 0, end: statement.length }));
  return runs.some(({ core }) => core.includes(' ') && !spaced.includes(` ${wordsOf(core).join(' ')} `));
}

/** The share of a rewording's longer words that do not occur in the context in any case. */
function ownWords(statement: string, context: string): number {
  const known = new Set(wordsOf(context.toLowerCase()));
  const words = wordsOf(statement.toLowerCase()).filter((word) => word.length >= 4);
  return words.length === 0 ? 0 : words.filter((word) => !known.has(word)).length / words.length;
}

/** Words and numbers without possessive endings. */
function wordsOf(text: string): string[] {
  const words = text.normalize('NFKC').replaceAll('’', "'").match(WORD) ?? [];
  return words.map((word) => word.replace(/'s?$/i, ''));
}
