import { OPENERS, TITLES } from './meaning-words.js';
import type { RawToken } from './number-facts.js';
import type { IndexedText } from './source-text.js';

/** Which words the texts write with a small letter, and which with a capital inside a sentence. */
export class Spelling {
  private readonly small = new Set<string>();
  private readonly capital = new Set<string>();

  constructor(texts: readonly IndexedText[]) {
    for (const { text, sentences, tokens } of texts) {
      for (const [at, token] of tokens.entries()) {
        const first = text.slice(token.start, token.start + 2);
        const opens = sentences[token.sentence]?.from === at;
        if (/^\p{Ll}/u.test(first)) this.small.add(token.word);
        else if (!opens && /^\p{Lu}/u.test(first)) this.capital.add(token.word);
      }
    }
  }

  hasSmall(word: string): boolean {
    return this.small.has(word);
  }

  hasCapital(word: string): boolean {
    return this.capital.has(word);
  }
}

/** A word of a name. */
export interface NameWord {
  /** Without "'s", in lower case; "U.S." is "us". */
  key: string;
  /** Index of its token. */
  at: number;
  /** Opens a sentence, and nothing else says that it is a name. */
  unsure: boolean;
  /** "France's" right before another name. */
  owner: boolean;
}

/** The words of names in a wording, in order. */
export function nameWords(tokens: readonly RawToken[], spelling: Spelling): NameWord[] {
  const shouting = mostlyCapitals(tokens);
  const names: NameWord[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !/^\p{Lu}/u.test(token.raw) || /^i(?:'|$)/.test(token.word)) continue;
    const letters = dottedLetters(tokens, at);
    const key = letters ?? token.word.replace(/'s$/, '');
    const opening = opensSentence(tokens, at);
    const length = letters?.length ?? 1;
    if (letters !== null || isName({ word: token.word, key, opening, shouting }, spelling)) {
      const after = tokens[at + length];
      const owner = token.word.endsWith("'s") && after !== undefined && /^\p{Lu}/u.test(after.raw);
      names.push({ key, at, unsure: opening && letters === null && !spelling.hasCapital(token.word), owner });
    }
    at += length - 1;
  }
  return names;
}

interface Capitalised {
  word: string;
  key: string;
  opening: boolean;
  shouting: boolean;
}

function isName({ word, key, opening, shouting }: Capitalised, spelling: Spelling): boolean {
  if (opening && OPENERS.has(key)) return false;
  if (opening || shouting)
    return !spelling.hasSmall(word) && (!opening || spelling.hasCapital(word) || !/(?:ly|ing|ed)$/.test(key));
  return true;
}

/** "U.S." is two tokens of one letter: "us". */
function dottedLetters(tokens: readonly RawToken[], at: number): string | null {
  let letters = '';
  for (let next = at; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined || !/^\p{Lu}(?:'s)?$/u.test(token.raw.replace('’', "'"))) break;
    if (next > at && token.gap !== '.') break;
    if (next === at && !token.next.startsWith('.')) break;
    letters += token.word.charAt(0);
  }
  return letters.length > 1 ? letters : null;
}

function opensSentence(tokens: readonly RawToken[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.opens) return true;
  return before?.word === '"' || /[.:;!?•|]/.test(token.gap);
}

function mostlyCapitals(tokens: readonly RawToken[]): boolean {
  const long = tokens.filter(({ raw }) => /^\p{L}{4}/u.test(raw));
  return long.length > 2 && long.filter(({ raw }) => /^\p{Lu}/u.test(raw)).length > 0.6 * long.length;
}

/** A word of rank, which says less than a name. */
export const isTitle = ({ key }: NameWord): boolean => TITLES.has(key);

/** The words that a word is the initials of ("EU": "European", "Union"), when they follow each other; else none. */
export function spelledOut(short: NameWord, names: readonly NameWord[]): readonly NameWord[] {
  const { key } = short;
  if (key.length < 2 || key.length > 5) return [];
  for (const first of names.keys()) {
    const words = names.slice(first, first + key.length);
    if (words.length === key.length && words.map((word) => word.key.charAt(0)).join('') === key) return words;
  }
  return [];
}
