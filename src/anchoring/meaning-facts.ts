import { NUMBER_QUALIFIERS, QUALIFIERS, SIDES, SPEECH } from './meaning-words.js';
import type { RawToken } from './number-facts.js';
import { UNITS, WORD_NUMBERS } from './number-words.js';

const NEGATING_PREFIX = /^(?:un|in|im|il|ir|dis|non|mis)(?=\p{L}{3})/u;
const PRONOUNS = new Set('he she they it i we you who'.split(' '));
const BESIDE_SPEECH = new Set(
  'has have had also later then was is are were been be being not never once further reportedly'.split(' '),
);
const DETERMINERS = new Set('the a an his her its their our my one some to'.split(' '));

/**
 * `contrary` when a word gave way to one that says the contrary: "rose" to "fell", "likely" to "unlikely", "larger" to
 * "largest".
 */
export function contraryOf(removed: readonly RawToken[], added: readonly RawToken[]): string | null {
  const addedWords = new Set(added.map(({ word }) => word));
  const addedSides = new Set(added.flatMap(({ word }) => SIDES.get(word) ?? []));
  const removedSides = new Set(removed.flatMap(({ word }) => SIDES.get(word) ?? []));
  for (const side of removedSides) {
    const other = side.endsWith('+') ? side.replace('+', '-') : side.replace('-', '+');
    if (addedSides.has(other) && !addedSides.has(side) && !removedSides.has(other)) return 'contrary';
  }
  const stems = new Set([...addedWords].map((word) => word.replace(NEGATING_PREFIX, '')));
  for (const { word } of removed) {
    if (addedWords.has(word)) continue;
    const stem = word.replace(NEGATING_PREFIX, '');
    if ((stem !== word && addedWords.has(stem)) || (stem === word && stems.has(word))) return 'contrary';
    const degree = /^(\p{L}{3,}?)(?:e?r|e?st)$/u.exec(word)?.[1];
    if (degree !== undefined && addedWords.has(otherDegree(word))) return 'contrary';
  }
  return null;
}

const otherDegree = (word: string): string =>
  word.endsWith('st') ? word.replace(/st$/, 'r') : word.replace(/r$/, 'st');

/** `unit` when one measure gave way to another without a number beside it: "a month" for "a year". */
export function measureChange(removed: readonly RawToken[], added: readonly RawToken[]): string | null {
  const measures = (tokens: readonly RawToken[]): string[] => tokens.flatMap(({ word }) => UNITS.get(word) ?? []);
  const [gone, come] = [measures(removed), measures(added)];
  return gone.length > 0 && come.length > 0 && !gone.some((unit) => come.includes(unit)) ? 'unit' : null;
}

/** Name of the first group of qualifying words (`possible`, `all` …) that one wording has and the other has not. */
export function qualifierChange(before: readonly RawToken[], after: readonly RawToken[]): string | null {
  const [older, newer] = [qualifiersOf(before), qualifiersOf(after)];
  for (const group of new Set([...older.keys(), ...newer.keys()])) {
    if ((older.get(group) ?? 0) !== (newer.get(group) ?? 0)) return `qualifier: ${group}`;
  }
  return null;
}

function qualifiersOf(tokens: readonly RawToken[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [at, { word, raw }] of tokens.entries()) {
    // "May" is a month, unless it opens a question.
    if (raw === 'May' && at > 0) continue;
    const beforeNumber = [1, 2].some((step) => isNumber(tokens[at + step]));
    const bare = QUALIFIERS.get(word.replace(/n't$/, '')) ?? (word.endsWith("'ll") ? 'will' : undefined);
    const group = bare ?? (beforeNumber ? NUMBER_QUALIFIERS.get(word) : undefined);
    if (word === 'to' && tokens[at - 1]?.word !== 'up') continue;
    if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

const isNumber = (token: RawToken | undefined): boolean =>
  token !== undefined &&
  (/^[-+]?\p{Nd}/u.test(token.word) || /^\p{Sc}$/u.test(token.word) || WORD_NUMBERS.has(token.word));

/** `source` when a verb of saying came or went: somebody else's word is another claim. */
export const speechChange = (before: readonly RawToken[], after: readonly RawToken[]): string | null =>
  speechVerbs(before) === speechVerbs(after) ? null : 'source';

const speechVerbs = (tokens: readonly RawToken[]): number => tokens.filter((token) => isSpeech(token)).length;

const isSpeech = ({ word, raw, opens }: RawToken): boolean => SPEECH.has(word) && (opens || !/^\p{Lu}/u.test(raw));

/** `source` when who is said to have said it came, went or is somebody else. Names are compared as names. */
export function speakerChange(before: readonly RawToken[], after: readonly RawToken[]): string | null {
  const [older, newer] = [speakersOf(before), speakersOf(after)];
  if (older === null || newer === null) return older === newer ? null : 'source';
  const known = older.filter((word) => !PRONOUNS.has(word));
  const found = newer.filter((word) => !PRONOUNS.has(word));
  if (known.length === 0 || found.length === 0) return null;
  return known.some((word) => found.includes(word)) ? null : 'source';
}

/** The words that stand where a verb of saying has its subject; null when there is no such verb. */
function speakersOf(tokens: readonly RawToken[]): string[] | null {
  const speakers: string[] = [];
  let said = false;
  for (const [at, token] of tokens.entries()) {
    if (!isSpeech(token)) continue;
    const { word } = token;
    said = true;
    speakers.push(
      ...subjectBefore(tokens, at),
      ...subjectAfter(tokens, at, word === 'according' || isInverted(tokens, at)),
    );
  }
  return said ? speakers : null;
}

const isInverted = (tokens: readonly RawToken[], at: number): boolean =>
  at === 0 || tokens[at - 1]?.word === '"' || /[,?!]/.test(tokens[at]?.gap ?? '');

function subjectBefore(tokens: readonly RawToken[], at: number): string[] {
  if (isInverted(tokens, at)) return [];
  let before = at - 1;
  while (isAdverb(tokens[before]?.word ?? '')) before -= 1;
  return plainWord(tokens[before]);
}

const isAdverb = (word: string): boolean => BESIDE_SPEECH.has(word) || /\p{L}ly$/u.test(word);

function subjectAfter(tokens: readonly RawToken[], at: number, inverted: boolean): string[] {
  if (!inverted) return [];
  let after = at + 1;
  while (DETERMINERS.has(tokens[after]?.word ?? '')) after += 1;
  return plainWord(tokens[after]);
}

const plainWord = (token: RawToken | undefined): string[] =>
  token !== undefined && (token.opens || /^\p{Ll}/u.test(token.raw)) && /^\p{L}{2,}$/u.test(token.word)
    ? [token.word]
    : [];
