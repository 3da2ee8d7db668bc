import {
  ACT_NOUNS,
  AUXILIARIES,
  CAUSE_WORDS,
  COMPARISON_WORDS,
  FIRST_PERSON,
  HEDGES,
  IRREGULAR_PAST,
  LAW_WORDS,
  NOT_PAST,
  NUMBER_WORDS,
  OPINION_WORDS,
  READING_VERBS,
  STATE_VERBS,
  TIME_WORDS,
  TREND_WORDS,
  UNITS,
} from './fact-lexicon.js';
import { PROMISE_VERBS, SPEECH_VERBS, VERB_HELPERS } from './speech-lexicon.js';
import type { NameRegistry } from './name-registry.js';
import type { Sentence } from './sentence.js';
import type { Token } from './tokens.js';

/** What a sentence shows of itself, in counts; only the author's own words are counted, not quoted ones. */
export interface ClaimFeatures {
  words: number;
  numbers: number;
  /** Figures followed by what they count or measure. */
  measures: number;
  /** Somebody's act as a noun: "Ms Diaz's refusal". */
  namedActs: number;
  promises: number;
  /** Words of five letters and more, quoted ones included: what is left of a sentence without its small words. */
  contentWords: number;
  /** Holds a word that stands for something said before. */
  pointsBack: boolean;
  percents: number;
  dates: number;
  comparisons: number;
  causes: number;
  laws: number;
  names: number;
  /** Simple past and passive forms: something happened. */
  pastEvents: number;
  /** "has done": something happened, but when is not said. */
  perfects: number;
  states: number;
  /** Any finite verb was found. */
  hasVerb: boolean;
  opinions: number;
  hedges: number;
  readings: number;
  trends: number;
  firstPerson: boolean;
  secondPerson: boolean;
  question: boolean;
  future: boolean;
  opensWithPronoun: boolean;
}

const LONG_SMALL_WORDS = /^(?:those|these|there|where|which|about|would|could|should|their|other)$/i;
const OPENING_PRONOUN = /^(?:it|he|she|they|this|that|these|those|their|his|her|its|both|such)$/;

const YEAR = /^(?:1[5-9]|20)\d\d$/;

/**
 * Counts what the score is made of. Pure and linear in the sentence.
 *
 * @param isEnglish only then does it mean something that no verb was recognised
 */
export function featuresOf(sentence: Sentence, registry: NameRegistry, isEnglish: boolean): ClaimFeatures {
  const { tokens } = sentence;
  const words = tokens.filter((token) => token.kind === 'word');
  const count = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word.lower)).length;
  const verbs = verbForms(tokens);
  const states = count(STATE_VERBS);
  const verbCount = verbs.pastEvents + verbs.perfects + states + count(AUXILIARIES);
  return {
    ...figuresOf(tokens, count),
    ...wordingOf(sentence, words),
    ...verbs,
    words: words.length,
    promises: count(PROMISE_VERBS),
    comparisons: count(COMPARISON_WORDS),
    causes: count(CAUSE_WORDS),
    laws: count(LAW_WORDS),
    names: sentence.names.filter((run) => registry.isName(run)).length,
    namedActs: tokens.filter((_, i) => isNamedAct(tokens, i)).length,
    states,
    hasVerb: !isEnglish || verbCount > 0 || hasPresent(tokens),
    opinions: count(OPINION_WORDS),
    hedges: count(HEDGES),
    readings: count(READING_VERBS),
    trends: count(TREND_WORDS),
  };
}

function figuresOf(
  tokens: readonly Token[],
  count: (set: ReadonlySet<string>) => number,
): Pick<ClaimFeatures, 'numbers' | 'measures' | 'percents' | 'dates'> {
  const figures = tokens.filter((token) => token.kind === 'number' || /^\p{Nd}/u.test(token.text)).map((t) => t.text);
  const years = figures.filter((figure) => YEAR.test(figure)).length;
  return {
    numbers: figures.length - years + count(NUMBER_WORDS),
    measures: tokens.filter((token, i) => UNITS.has(token.lower) && isFigure(tokens[i - 1])).length,
    percents: tokens.filter((t) => /%$|^[$€£¥]|^(?:percent|pct|dollars|euros|pounds)$/i.test(t.text)).length,
    dates: years + count(TIME_WORDS) + decades(tokens),
  };
}

type Wording =
  'contentWords' | 'pointsBack' | 'question' | 'future' | 'firstPerson' | 'secondPerson' | 'opensWithPronoun';

function wordingOf({ text }: Sentence, words: readonly Token[]): Pick<ClaimFeatures, Wording> {
  const head = text.slice(0, 500);
  return {
    contentWords: (head.match(/\p{L}{5,}/gu) ?? []).filter((word) => !LONG_SMALL_WORDS.test(word)).length,
    pointsBack: /\b(?:those|these|that|this|it|so|both|them)\b/i.test(head),
    question: /\?["'”’)\]*_]{0,6}$/.test(text.slice(-10)),
    future: words.some((word) => /^(?:will|shall|won['’]t|going)$/.test(word.lower)),
    firstPerson: words.some((word) => FIRST_PERSON.has(word.lower) && word.text !== 'US'),
    secondPerson: words.some((word) => /^(?:you|your|yours)$/.test(word.lower)),
    opensWithPronoun: OPENING_PRONOUN.test(words[0]?.lower ?? ''),
  };
}

function isNamedAct(tokens: readonly Token[], i: number): boolean {
  if (!ACT_NOUNS.has(tokens[i]?.lower ?? '')) return false;
  return tokens.slice(Math.max(0, i - 3), i).some((token) => token.possessive);
}

function isFigure(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'number' || NUMBER_WORDS.has(token.lower));
}

function decades(tokens: readonly Token[]): number {
  return tokens.filter((token) => /^(?:1[5-9]|20)\d0s$/.test(token.text)).length;
}

function verbForms(tokens: readonly Token[]): { pastEvents: number; perfects: number } {
  let pastEvents = 0;
  let perfects = 0;
  for (const [i, token] of tokens.entries()) {
    if (!isPastForm(token, tokens[i - 1])) continue;
    const helper = helperBefore(tokens, i);
    if (helper === null || /^(?:was|were|did)$/.test(helper)) pastEvents++;
    else if (/^(?:has|have|had)$/.test(helper)) perfects++;
  }
  return { pastEvents, perfects };
}

function isPastForm(token: Token, before: Token | undefined): boolean {
  if (token.kind !== 'word' || token.possessive || NOT_PAST.has(token.lower)) return false;
  if (/^(?:was|were|had|did)$/.test(token.lower) || SPEECH_VERBS.has(token.lower)) return false;
  if (!IRREGULAR_PAST.has(token.lower) && !/\p{L}{2}ed$/u.test(token.lower)) return false;
  if (token.lower.includes('-') || token.lower.includes('’')) return false;
  // "the proposed deal", "of increased trade": a participle before its noun.
  return (
    !/^(?:the|a|an|of|this|that|these|its|their|his|her|for|with|to|and|most|more|very|by|as|on)$/.test(
      before?.lower ?? '',
    ) && !before?.possessive
  );
}

/** The auxiliary a past form belongs to, looking over adverbs, or null for a simple past. */
function helperBefore(tokens: readonly Token[], i: number): string | null {
  for (let at = i - 1; at >= Math.max(0, i - 4); at--) {
    const word = tokens[at]?.lower ?? '';
    if (/^(?:is|are|be|been|being|was|were|has|have|had|did|will|would|can|could|may|might|to)$/.test(word))
      return word;
    if (!word.endsWith('ly') && !VERB_HELPERS.has(word) && !/^(?:not|never|ultimately)$/.test(word)) return null;
  }
  return null;
}

/** A third person form ("sells") after a name or a noun; there is no tagger, so only the plain pattern counts. */
function hasPresent(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => {
    const before = tokens[i - 1];
    const isForm =
      token.kind === 'word' &&
      /^\p{Ll}{3,}(?:s|es)$/u.test(token.text) &&
      !/(?:ss|us|is|ions|ness|ments)$/.test(token.text);
    return isForm && before?.kind === 'word' && !before.possessive;
  });
}
