import { CALENDAR, SPEECH } from './meaning-words.js';
import { isTitle, type NameWord, nameWords, type Spelling, spelledOut } from './name-facts.js';
import type { RawToken } from './number-facts.js';

/** Names that change places count in a sentence that kept so many of its words. */
const BARELY_EDITED = 0.8;
/** So near to a verb of saying the name of who says it stands. */
const BESIDE_SPEECH = 5;
const PASSIVE = new Set('is are was were be been being'.split(' '));

/**
 * `name` when a name came, went, gave way to another or, in an edited sentence, changed places with another.
 *
 * @param edits share of words that an edited sentence kept; 0 when it was rewritten
 */
export function nameChange(
  before: readonly RawToken[],
  after: readonly RawToken[],
  spelling: Spelling,
  edits: number,
): string | null {
  const edited = edits > 0;
  const older = nameWords(before, spelling);
  const newer = nameWords(after, spelling);
  const missing = without(older, after);
  const added = without(newer, before);
  const [gone, come] = [stillMissing(missing, added, edited), stillMissing(added, missing, edited)];
  const sure = ({ unsure }: NameWord): boolean => !unsure;
  if (gone.length > 0 && come.length > 0 && (gone.some(sure) || come.some(sure) || bothOpen(gone, come))) return 'name';
  const counts = (name: NameWord, all: readonly NameWord[]): boolean => edited || !isMinor(name, all);
  if (gone.filter(sure).some((name) => counts(name, older))) return 'name';
  if (come.filter(sure).some((name) => counts(name, newer))) return 'name';
  const acting = (names: readonly NameWord[], tokens: readonly RawToken[]): readonly NameWord[] =>
    names.filter(({ at, key }) => !speaks(tokens, at) && !CALENDAR.has(key));
  return edits >= BARELY_EDITED && swapped(before, after, acting(older, before), acting(newer, after)) ? 'name' : null;
}

/** Who says it may stand before or after what is said. */
const speaks = (tokens: readonly RawToken[], at: number): boolean =>
  tokens.slice(Math.max(0, at - BESIDE_SPEECH), at + BESIDE_SPEECH + 1).some(({ word }) => SPEECH.has(word));

/** A sentence that opens with another word of unknown kind has another subject. */
const bothOpen = (gone: readonly NameWord[], come: readonly NameWord[]): boolean =>
  gone.some(({ at }) => at === 0) && come.some(({ at }) => at === 0);

/** Words of names that the other wording does not have in any spelling. */
function without(names: readonly NameWord[], tokens: readonly RawToken[]): NameWord[] {
  const words = new Set(tokens.map(({ word }) => word.replace(/'s$/, '')));
  const letters = tokens.map(({ raw }) => (/^\p{Lu}$/u.test(raw) ? raw.toLowerCase() : ' ')).join('');
  return names.filter(({ key }) => !words.has(key) && !(key.length > 1 && letters.includes(key)));
}

/** Names that the others neither abbreviate nor spell out nor, in a rewritten sentence, inflect ("Syria", "Syrian"). */
function stillMissing(names: readonly NameWord[], others: readonly NameWord[], edited: boolean): NameWord[] {
  const explained = new Set(others.flatMap((other) => spelledOut(other, names)));
  return names.filter(
    (name) =>
      !explained.has(name) &&
      spelledOut(name, others).length === 0 &&
      (edited || !others.some((other) => isDemonym(name.key, other.key))),
  );
}

function isDemonym(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const stem = short.replace(/[aeioy]$/, '');
  return stem.length >= 4 && long.startsWith(stem) && /^(?:y|i?ans?|e?ans?|ese|ish|is?)$/.test(long.slice(stem.length));
}

/** A word of rank, an owner before a name, or a further word of a name that is still there says little by itself. */
function isMinor(name: NameWord, all: readonly NameWord[]): boolean {
  return isTitle(name) || name.owner || all.some(({ at }) => Math.abs(at - name.at) === 1);
}

/**
 * Whether names changed places without the verb turning passive, or the verb turned passive without them changing
 * places: either way somebody else did it.
 */
function swapped(
  before: readonly RawToken[],
  after: readonly RawToken[],
  older: readonly NameWord[],
  newer: readonly NameWord[],
): boolean {
  const shared = new Set(older.map(({ key }) => key).filter((key) => newer.some((name) => name.key === key)));
  if (shared.size < 2) return false;
  const order = (names: readonly NameWord[]): string =>
    [...new Set(names.map(({ key }) => key).filter((key) => shared.has(key)))].join(' ');
  const moved = order(older) !== order(newer);
  return moved !== (agents(before) !== agents(after));
}

/** How many agents of a passive verb ("was sued by Norvale") there are. */
const agents = (tokens: readonly RawToken[]): number =>
  tokens.filter(({ word }, at) => {
    const named = [1, 2].some((step) => /^\p{Lu}/u.test(tokens[at + step]?.raw ?? ''));
    return word === 'by' && named && [2, 3, 4].some((step) => PASSIVE.has(tokens[at - step]?.word ?? ''));
  }).length;
