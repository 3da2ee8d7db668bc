import { ENGLISH, ENGLISH_WITH_CAPITAL, OTHER_LANGUAGES, type AbbreviationLists } from './abbreviation-lists.js';
import { SENTENCE_STARTERS } from './sentence-starters.js';

/** How a full stop after a word behaves; see `AbbreviationLists`. */
export type StopKind =
  | Exclude<keyof AbbreviationLists, undefined>
  /** "Calif.", at the end of a sentence or before the dash of a dateline. */
  | 'place'
  /** "a.m." and "p.m.". */
  | 'clock'
  /** "U.S.", "Ph.D.". */
  | 'dotted'
  /** One capital: "J." */
  | 'initial'
  /** No abbreviation: the sentence is over. */
  | 'word';

type Kinds = ReadonlyMap<string, StopKind>;

const withCapital = kindsOf(ENGLISH_WITH_CAPITAL);
const inAnyCase = kindsOf(ENGLISH);
const byLanguage = new Map(Object.entries(OTHER_LANGUAGES).map(([language, lists]) => [language, kindsOf(lists)]));

/** Longer words are no abbreviations. */
const LONGEST = 8;

function kindsOf(lists: object): Kinds {
  const entries = Object.entries(lists as Record<StopKind, string>) as [StopKind, string][];
  return new Map(entries.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));
}

/**
 * Classifies the word before a full stop.
 *
 * @param word the word without its final stop, in its own case ("U.S", "Mr", "p", "J")
 * @param language primary subtag; abbreviations of English count in every language
 */
export function stopKind(word: string, language: string): StopKind {
  if (word.length > LONGEST && !word.includes('.')) return 'word';
  const lower = word.toLowerCase();
  const listed = listedKind(word, lower, language);
  if (listed !== undefined) return listed;
  if (word.includes('.')) return kindOfDotted(word, lower, language);
  if (/^\p{Lu}\p{M}?$/u.test(word)) return 'initial';
  if (/^\p{Ll}\p{M}?$/u.test(word)) return 'general';
  // Without a vowel, and not an acronym: "Brgd", "Mfrs".
  return /^[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,4}$/.test(word) ? 'general' : 'word';
}

function listedKind(word: string, lower: string, language: string): StopKind | undefined {
  const own = byLanguage.get(language)?.get(lower);
  if (own !== undefined) return own;
  if (word.length === 1 && word !== lower) return 'initial';
  return (word === lower ? undefined : withCapital.get(lower)) ?? inAnyCase.get(lower);
}

function kindOfDotted(word: string, lower: string, language: string): StopKind {
  if (lower === 'a.m' || lower === 'p.m') return 'clock';
  if (/^\p{L}{1,2}(?:\.\p{L}{1,2})+$/u.test(word)) return 'dotted';
  // "www.example.org", "St.Louis": the last part carries the stop.
  const last = word.slice(word.lastIndexOf('.') + 1);
  return last === '' ? 'word' : stopKind(last, language);
}

const starters = new Map(
  Object.entries(SENTENCE_STARTERS).map(([language, list]) => [language, new Set(list.split(' '))]),
);
const englishStarters = starters.get('en') ?? new Set<string>();

/**
 * True for a word that, capitalised after an abbreviation, most likely opens a new sentence.
 *
 * @param language primary subtag; English serves for languages without a list
 */
export function isSentenceStarter(word: string, language = 'en'): boolean {
  return (starters.get(language) ?? englishStarters).has(word.toLowerCase());
}
