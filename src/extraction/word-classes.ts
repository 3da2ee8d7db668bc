import {
  ACT_NOUNS,
  AUXILIARIES,
  CAUSE_WORDS,
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
import { INSTITUTION_WORDS, NAME_PARTICLES, NOT_NAMES, TITLE_WORDS } from './name-lexicon.js';
import {
  ACTOR_NOUNS,
  CLAUSE_NOUNS,
  EVIDENCE_NOUNS,
  INSTITUTION_NOUNS,
  OUTLET_NOUNS,
  PROMISE_VERBS,
  SPEECH_NOUNS,
  SPEECH_VERBS,
  STANCE_VERBS,
  UNNAMED_SOURCES,
  VERB_HELPERS,
} from './speech-lexicon.js';

/**
 * The lexicons a word can be in, as bits, so that one look-up a word answers every question asked of it later. A word
 * may be in many.
 */
export const WORD = {
  actNoun: 1,
  auxiliary: 1 << 1,
  cause: 1 << 2,
  firstPerson: 1 << 3,
  hedge: 1 << 4,
  irregularPast: 1 << 5,
  law: 1 << 6,
  notPast: 1 << 7,
  number: 1 << 8,
  opinion: 1 << 9,
  reading: 1 << 10,
  state: 1 << 11,
  time: 1 << 12,
  trend: 1 << 13,
  unit: 1 << 14,
  institution: 1 << 15,
  particle: 1 << 16,
  notName: 1 << 17,
  title: 1 << 18,
  clauseNoun: 1 << 19,
  institutionNoun: 1 << 20,
  outletNoun: 1 << 21,
  promise: 1 << 22,
  speechNoun: 1 << 23,
  speech: 1 << 24,
  stance: 1 << 25,
  unnamed: 1 << 26,
  helper: 1 << 27,
  actor: 1 << 28,
  evidence: 1 << 29,
} as const;

const LEXICONS: readonly (readonly [bit: number, words: ReadonlySet<string>])[] = [
  [WORD.actNoun, ACT_NOUNS],
  [WORD.auxiliary, AUXILIARIES],
  [WORD.cause, CAUSE_WORDS],
  [WORD.firstPerson, FIRST_PERSON],
  [WORD.hedge, HEDGES],
  [WORD.irregularPast, IRREGULAR_PAST],
  [WORD.law, LAW_WORDS],
  [WORD.notPast, NOT_PAST],
  [WORD.number, NUMBER_WORDS],
  [WORD.opinion, OPINION_WORDS],
  [WORD.reading, READING_VERBS],
  [WORD.state, STATE_VERBS],
  [WORD.time, TIME_WORDS],
  [WORD.trend, TREND_WORDS],
  [WORD.unit, UNITS],
  [WORD.institution, INSTITUTION_WORDS],
  [WORD.particle, NAME_PARTICLES],
  [WORD.notName, NOT_NAMES],
  [WORD.title, TITLE_WORDS],
  [WORD.clauseNoun, CLAUSE_NOUNS],
  [WORD.institutionNoun, INSTITUTION_NOUNS],
  [WORD.outletNoun, OUTLET_NOUNS],
  [WORD.promise, PROMISE_VERBS],
  [WORD.speechNoun, SPEECH_NOUNS],
  [WORD.speech, SPEECH_VERBS],
  [WORD.stance, STANCE_VERBS],
  [WORD.unnamed, UNNAMED_SOURCES],
  [WORD.helper, VERB_HELPERS],
  [WORD.actor, ACTOR_NOUNS],
  [WORD.evidence, EVIDENCE_NOUNS],
];

const CLASSES = new Map<string, number>();
for (const [bit, words] of LEXICONS) {
  for (const word of words) CLASSES.set(word, (CLASSES.get(word) ?? 0) | bit);
}

/** The `WORD` bits of a word in lower case; 0 for a word in no lexicon. */
export function classesOf(lower: string): number {
  return CLASSES.get(lower) ?? 0;
}

/** Whether a word is in any of the lexicons named by `bits`. */
export function isIn(word: { classes: number } | undefined, bits: number): boolean {
  return word !== undefined && (word.classes & bits) !== 0;
}
