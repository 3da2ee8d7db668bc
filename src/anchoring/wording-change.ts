import { alignedWords } from './aligned-words.js';
import { contraryOf, measureChange, qualifierChange, speakerChange, speechChange } from './meaning-facts.js';
import { NEGATIONS } from './meaning-words.js';
import { nameChange } from './name-change.js';
import type { Spelling } from './name-facts.js';
import { numberFacts, type NumberFact, type RawToken } from './number-facts.js';
import { wordSimilarity } from './sentence-similarity.js';
import type { IndexedText, TokenRange } from './source-text.js';

/** Part of a version. */
export interface Wording {
  text: IndexedText;
  range: TokenRange;
}

/** What became of a wording that is not the same any more. */
export interface WordingChange {
  kind: 'REWORDED' | 'CHANGED';
  /** `number`, `negation`, `name`, `quotation` … when CHANGED; `typo` or `wording` when REWORDED. */
  reason: string;
}

/**
 * From this share of common words on, a wording was edited. Below it was rewritten: then other small words ("can", "most")
 * and the order of names say little, while numbers, negations, names and quoted words still count.
 */
const EDITED = 0.7;

/**
 * Whether two different wordings may still mean the same. Number, unit, date, name, negation, modality, quantity, source
 * and quoted words decide; in any language but English every difference does.
 */
export function wordingChange(older: Wording, newer: Wording, language: string, spelling: Spelling): WordingChange {
  if (language.toLowerCase().split('-')[0] !== 'en') return changed('language');
  const before = rawTokens(older);
  const after = rawTokens(newer);
  const similarity = wordSimilarity(before, after);
  const edited = similarity >= EDITED;
  const { removed, added } = alignedWords(before, after);
  const reason =
    quotationChange(before, after) ??
    markChange(removed, added) ??
    numberChange(numberFacts(before), numberFacts(after), edited) ??
    negationChange(before, after) ??
    nameChange(before, after, spelling, edited ? similarity : 0) ??
    contraryOf(removed, added) ??
    speakerChange(before, after) ??
    (edited ? (speechChange(before, after) ?? measureChange(removed, added) ?? qualifierChange(before, after)) : null);
  return reason === null ? { kind: 'REWORDED', reason: isTypo(removed, added) ? 'typo' : 'wording' } : changed(reason);
}

const changed = (reason: string): WordingChange => ({ kind: 'CHANGED', reason });

export function rawTokens({ text, range }: Wording): RawToken[] {
  return text.slice(range).map((token, at) => {
    const before = text.tokens[range.from + at - 1];
    return {
      ...token,
      raw: text.text.slice(token.start, token.end),
      gap: before === undefined ? '' : text.text.slice(before.end, token.start),
      next: text.text.slice(token.end, token.end + 2),
      opens: text.sentences[token.sentence]?.from === range.from + at,
    };
  });
}

/** Words in quotation marks have to be the same and in the same order, and so has the place of the marks. */
function quotationChange(before: readonly RawToken[], after: readonly RawToken[]): string | null {
  const quoted = (tokens: readonly RawToken[]): string =>
    tokens
      .filter((token) => token.quoted || token.word === '"')
      .map(({ word }) => word)
      .join(' ');
  return quoted(before) === quoted(after) ? null : 'quotation';
}

/** Question marks and signs. What stands beside a number is compared with the number. */
function markChange(removed: readonly RawToken[], added: readonly RawToken[]): string | null {
  const marks = [...removed, ...added].filter(({ word }) => /^[?~^<=>≤≥±§+/\p{So}]$/u.test(word));
  return marks.length === 0 ? null : marks.some(({ word }) => word === '?') ? 'question' : 'sign';
}

function numberChange(before: readonly NumberFact[], after: readonly NumberFact[], edited: boolean): string | null {
  if (!isCovered(before, after, edited, ({ value }) => value)) return 'number';
  if (!isCovered(before, after, edited, ({ value, unit }) => `${value} ${unit}`)) return 'unit';
  // A year may move in its sentence; two other numbers that change places are two other statements.
  const order = (facts: readonly NumberFact[]): string =>
    facts
      .filter(({ value, implied }) => !implied && !/^(?:1[5-9]|20)\d\d$/.test(value))
      .map(({ value }) => value)
      .join(' ');
  return order(before) === order(after) || !edited ? null : 'number';
}

/** Whether each wording has the numbers of the other; in one that was rewritten implied numbers may be missing. */
function isCovered(
  before: readonly NumberFact[],
  after: readonly NumberFact[],
  edited: boolean,
  keyOf: (fact: NumberFact) => string,
): boolean {
  const missing = (facts: readonly NumberFact[], others: readonly NumberFact[]): NumberFact[] => {
    const rest = others.map((other) => keyOf(other));
    return facts.filter((fact) => {
      const at = rest.indexOf(keyOf(fact));
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  return [...missing(before, after), ...missing(after, before)].every(({ implied }) => implied && !edited);
}

function negationChange(before: readonly RawToken[], after: readonly RawToken[]): string | null {
  const count = (tokens: readonly RawToken[]): number => tokens.filter((token) => isNegation(token)).length;
  return count(before) === count(after) ? null : 'negation';
}

/** "No. 1" denies nothing. */
const isNegation = ({ word, raw, next }: RawToken): boolean =>
  (NEGATIONS.has(word) || word.endsWith("n't")) && !(raw === 'No' && next.startsWith('.'));

/** One word in place of another by at most two letters. */
function isTypo(removed: readonly RawToken[], added: readonly RawToken[]): boolean {
  const [before, after] = [removed[0]?.word, added[0]?.word];
  if (removed.length !== 1 || added.length !== 1 || before === undefined || after === undefined) return false;
  return before.length > 3 && letterEdits(before, after) <= 2;
}

function letterEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
