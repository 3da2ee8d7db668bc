import { isSentenceStarter } from '../text/abbreviations.js';
import type { Span } from '../text/span.js';
import { INSTITUTION_WORDS } from './name-lexicon.js';
import { isCapital, type Token } from './tokens.js';
import { classesOf, isIn, WORD } from './word-classes.js';

/** A run of capitalised words that names somebody or something. */
export interface NameRun extends Span {
  /** The name without titles, words one space apart. Empty when the run is only a title ("the President"). */
  core: string;
  /** Nothing but the sentence's beginning made its first word a capital one. */
  opensSentence: boolean;
  /** A title stood before the name. */
  titled: boolean;
  /** Token indices, end exclusive, of the whole run with its titles. */
  from: number;
  to: number;
}

const CONTRACTION = /^(?:you|we|they|he|she|it|that|there|here|what|who|let|isn|don|doesn|didn|can|won|i)['’]/;

/** Longer runs are headlines in capitals, not names. */
const MAX_RUN = 12;

/** The names in a tokenised sentence, in order. */
export function nameRuns(tokens: readonly Token[]): NameRun[] {
  const runs: NameRun[] = [];
  let from = 0;
  while (from < tokens.length) {
    const to = opensName(tokens, from) ? runEnd(tokens, from) : from + 1;
    const run = opensName(tokens, from) ? runOf(tokens, from, to) : null;
    if (run !== null) runs.push(run);
    from = to;
  }
  return runs;
}

/** True for a name that looks like a person's: titled, or two to four words none of which is an institution's. */
export function looksLikePerson(run: Pick<NameRun, 'core' | 'titled'>): boolean {
  const parts = run.core.split(' ');
  if (parts.some((part) => INSTITUTION_WORDS.has(part.toLowerCase()) || /^(?:\p{Lu}\.?){2,5}$/u.test(part)))
    return false;
  return run.titled || (parts.length >= 2 && parts.length <= 4);
}

function opensName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapital(token) || isIn(token, WORD.notName) || CONTRACTION.test(token.lower))
    return false;
  if (!isSentenceStarter(token.lower)) return true;
  // "The Hague" would be lost, but "The Minister" and "But Smith" are far more common.
  return false;
}

function runEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && to - from < MAX_RUN && !tokens[to - 1]?.possessive) {
    const token = tokens[to];
    if (isCapital(token) && !isIn(token, WORD.notName)) to++;
    else if (token !== undefined && isIn(token, WORD.particle) && isCapital(tokens[to + 1])) to += 2;
    else if (token?.text === '.' && isInitialOrTitle(tokens[to - 1]) && isCapital(tokens[to + 1])) to += 2;
    else break;
  }
  return to;
}

function isInitialOrTitle(token: Token | undefined): boolean {
  return token !== undefined && (token.text.length === 1 || isIn(token, WORD.title));
}

function runOf(tokens: readonly Token[], from: number, to: number): NameRun | null {
  let first = isOccupation(tokens, from, to) ? from + 1 : from;
  for (let i = from; i < to; i++) {
    if (isTitle(tokens[i]) || /-(?:based|born|led|backed|run|owned)$/.test(tokens[i]?.lower ?? '')) first = i + 1;
  }
  // "High Commissioner for Human Rights": what a title leaves behind does not begin with "for".
  while (first < to && isIn(tokens[first], WORD.particle) && !isCapital(tokens[first])) first++;
  const named = tokens.slice(first, to).filter((token) => token.text !== '.');
  const start = (named[0] ?? tokens[from])?.start;
  const end = tokens[to - 1]?.end;
  if (start === undefined || end === undefined) return null;
  return {
    start,
    end,
    core: named.map((token) => token.text).join(' '),
    titled: tokens.slice(from, first).some(isTitle),
    opensSentence: opens(tokens, from),
    from,
    to,
  };
}

const OCCUPATION = /^\p{L}{2,}(?:keeper|worker|maker|fighter|owner|driver|player|ist|ologist|ician|woman)$/u;

/** "Beekeeper Lotte Ashdown": only the sentence's beginning gave the occupation its capital. */
function isOccupation(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from >= 3 && opens(tokens, from) && OCCUPATION.test(tokens[from]?.lower ?? '');
}

function isTitle(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    isIn(token, WORD.title) || (token.lower.endsWith('.') && (classesOf(token.lower.slice(0, -1)) & WORD.title) !== 0)
  );
}

function opens(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1];
  return before === undefined || before.kind === 'quote' || /[.!?:]/.test(before.text);
}
