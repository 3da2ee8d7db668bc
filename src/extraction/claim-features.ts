import type { NameRegistry } from './name-registry.js';
import type { Sentence } from './sentence.js';
import type { Token } from './tokens.js';
import { countVerbForms } from './verb-forms.js';
import { isIn, WORD } from './word-classes.js';

/** What a sentence shows of itself, in counts; only the author's own words are counted, not quoted ones. */
export interface ClaimFeatures {
  words: number;
  numbers: number;
  /** Figures followed by what they count or measure. */
  measures: number;
  /** Somebody's act as a noun: "Ms Diaz's refusal". */
  namedActs: number;
  promises: number;
  /** Nothing in it could be looked up, whoever said it: "I stand by both those points." */
  noContent: boolean;
  percents: number;
  dates: number;
  causes: number;
  laws: number;
  names: number;
  /** People and groups without a name: "the officers", "both leaders". */
  actors: number;
  /** Simple past and passive forms: something happened. */
  pastEvents: number;
  /** "has done": something happened, but when is not said. */
  perfects: number;
  states: number;
  opinions: number;
  hedges: number;
  readings: number;
  /** Something is shown by a record of it: "the scan revealed", "the video shows". */
  shown: boolean;
  trends: number;
  firstPerson: boolean;
  secondPerson: boolean;
  question: boolean;
  future: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const LONG_SMALL_WORDS = /^(?:those|these|there|where|which|about|would|could|should|their|other)$/i;
const PERCENT_WORDS = words('percent cent pct dollars euros pounds');
const FUTURE_WORDS = words("will shall won't won’t going");
const SECOND_PERSON = words('you your yours');

const YEAR = /^(?:1[5-9]|20)\d\d$/;
const MONTHS = words(
  'january february march april may june july august september october november december jan feb aug sept oct nov dec',
);
/** "Last week", "earlier this year": a time told from the day of writing. */
const RELATIVE = words('last this next past previous earlier');
const PERIODS = words(
  'week weeks month months year years night weekend summer winter spring autumn decade century season quarter',
);
const DECADE = /^(?:1[5-9]|20)\d0s$/;

/**
 * Counts what the score is made of. Pure and linear in the sentence.
 */
export function featuresOf(sentence: Sentence, registry: NameRegistry): ClaimFeatures {
  const { tokens } = sentence;
  const features = countsOf(tokens);
  countVerbForms(tokens, features);
  for (const run of sentence.names) if (registry.isName(run)) features.names++;
  features.question = /\?["'”’)\]*_]{0,6}$/.test(sentence.text.slice(-10));
  const { names, numbers, laws } = features;
  features.noContent = names + numbers + laws === 0 && hasNoContent(sentence.text);
  return features;
}

/** One pass over the tokens: what their lexicons and forms say. */
function countsOf(tokens: readonly Token[]): ClaimFeatures {
  const counts: ClaimFeatures = {
    words: 0,
    numbers: 0,
    measures: 0,
    namedActs: 0,
    promises: 0,
    percents: 0,
    dates: 0,
    causes: 0,
    laws: 0,
    states: 0,
    names: 0,
    actors: 0,
    pastEvents: 0,
    perfects: 0,
    opinions: 0,
    hedges: 0,
    readings: 0,
    trends: 0,
    firstPerson: false,
    secondPerson: false,
    future: false,
    question: false,
    shown: false,
    noContent: false,
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'quote') continue;
    if (token.kind === 'mark') continue;
    if (beginsWithDigit(token.text) && !isDayOfMonth(tokens, i)) countFigure(token, counts);
    if (token.kind === 'number') continue;
    counts.words++;
    const { classes } = token;
    if (PERCENT_WORDS.has(token.lower)) counts.percents++;
    if (FUTURE_WORDS.has(token.lower)) counts.future = true;
    if (SECOND_PERSON.has(token.lower)) counts.secondPerson = true;
    if (classes === 0 && !PERIODS.has(token.lower)) continue;
    if (classes & WORD.number) counts.numbers++;
    if (classes & WORD.unit && isFigure(tokens[i - 1])) counts.measures++;
    if (classes & WORD.actNoun && (isOwned(tokens, i) || isPlan(tokens, i))) counts.namedActs++;
    if (classes & WORD.promise) counts.promises++;
    if (classes & WORD.time || isPeriod(tokens, i)) counts.dates++;
    if (classes & WORD.cause) counts.causes++;
    if (classes & WORD.law) counts.laws++;
    if (classes & (WORD.actor | WORD.institutionNoun)) counts.actors++;
    if (classes & WORD.state) counts.states++;
    if (classes & WORD.opinion) counts.opinions++;
    if (classes & WORD.hedge) {
      if (token.text === 'May' && counts.words > 1) counts.dates++;
      else counts.hedges++;
    }
    if (classes & (WORD.reading | WORD.speech) && isIn(tokens[i - 1], WORD.evidence)) counts.shown = true;
    if (classes & WORD.reading) counts.readings++;
    if (classes & WORD.trend) counts.trends++;
    if (classes & WORD.firstPerson && token.text !== 'US') counts.firstPerson = true;
  }
  return counts;
}

/** "November 19", "19 November": part of a date, which its month has counted. */
function isDayOfMonth(tokens: readonly Token[], i: number): boolean {
  return MONTHS.has(tokens[i - 1]?.lower ?? '') || MONTHS.has(tokens[i + 1]?.lower ?? '');
}

function countFigure({ text }: Token, counts: { numbers: number; dates: number; percents: number }): void {
  if (YEAR.test(text) || DECADE.test(text)) counts.dates++;
  else counts.numbers++;
  if (/%$|^[$€£¥]/.test(text)) counts.percents++;
}

/** A figure, also with a currency before it. */
function beginsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? (code >= 48 && code <= 57) || code === 36 : /^[€£¥]?\p{Nd}/u.test(text);
}

/** Of a statement without a name, a figure or a law, hardly a telling word is left, or one that only points back. */
function hasNoContent(text: string): boolean {
  const head = text.slice(0, 500);
  const telling = (head.match(/\p{L}{5,}/gu) ?? []).filter((word) => !LONG_SMALL_WORDS.test(word)).length;
  const pointsBack = /^\W{0,4}(?:I|We)\b/.test(head) && /\b(?:those|these|that|this|it|so|both|them)\b/i.test(head);
  return telling < (pointsBack ? 3 : 1);
}

/** "Plans to develop", "the initiative by Beijing to propose": an act named by its noun and told by its verb. */
function isPlan(tokens: readonly Token[], i: number): boolean {
  const to = tokens.slice(i + 1, i + 5).findIndex((token) => token.lower === 'to');
  if (to < 0 || tokens.slice(i + 1, i + 1 + to).some((token) => token.kind === 'mark' || isIn(token, WORD.auxiliary)))
    return false;
  const verb = tokens[i + 2 + to];
  return verb?.kind === 'word' && /^\p{Ll}/u.test(verb.text) && !isIn(verb, WORD.auxiliary);
}

function isPeriod(tokens: readonly Token[], i: number): boolean {
  return PERIODS.has(tokens[i]?.lower ?? '') && RELATIVE.has(tokens[i - 1]?.lower ?? '');
}

/** The three words before it hold an owner: "Ms Diaz's refusal". */
function isOwned(tokens: readonly Token[], i: number): boolean {
  return tokens[i - 1]?.possessive === true || tokens[i - 2]?.possessive === true || tokens[i - 3]?.possessive === true;
}

function isFigure(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || isIn(token, WORD.number));
}
