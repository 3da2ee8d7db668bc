import type { SeededRandom } from './random.js';

/** What has to be said of a claim after an operator. */
export type Expected = 'same' | 'reworded' | 'changed' | 'gone' | 'context' | 'restructured' | 'never silent';

/** Rewrites one sentence; null where it does not apply to it. Never uses word lists of the product. */
export interface SentenceOperator {
  name: string;
  expected: Expected;
  apply(sentence: string, random: SeededRandom, names: readonly string[]): string | null;
}

const swapOneOf = (pairs: readonly [string, string][], random: SeededRandom, sentence: string): string | null => {
  const both = [...pairs, ...pairs.map(([a, b]): [string, string] => [b, a])];
  const fitting = both.filter(([word]) => new RegExp(`\\b${word}\\b`).test(sentence));
  const chosen = random.pick(fitting);
  return chosen === undefined ? null : sentence.replace(new RegExp(`\\b${chosen[0]}\\b`), chosen[1]);
};

/** From the same word on either side: a synonym that keeps what is said. */
const SYNONYMS: readonly [string, string][] = [
  ['use', 'employ'],
  ['help', 'assist'],
  ['begin', 'commence'],
  ['work', 'labor'],
  ['important', 'significant'],
  ['people', 'persons'],
  ['different', 'distinct'],
  ['make', 'produce'],
  ['need', 'require'],
  ['show', 'demonstrate'],
  ['build', 'construct'],
  ['also', 'additionally'],
  ['get', 'obtain'],
  ['way', 'manner'],
  ['goal', 'aim'],
  ['teams', 'groups'],
  ['learn', 'find out'],
  ['quickly', 'rapidly'],
  ['because', 'as'],
  ['project', 'undertaking'],
];

const CONTRARY: readonly [string, string][] = [
  ['increase', 'decrease'],
  ['better', 'worse'],
  ['more', 'less'],
  ['open', 'closed'],
  ['before', 'after'],
  ['easy', 'difficult'],
  ['public', 'private'],
  ['first', 'last'],
  ['large', 'small'],
  ['start', 'stop'],
  ['internal', 'external'],
  ['success', 'failure'],
  ['old', 'new'],
  ['add', 'remove'],
  ['high', 'low'],
  ['faster', 'slower'],
];

const HEDGES: readonly [string, string][] = [
  ['all', 'some'],
  ['every', 'hardly any'],
  ['many', 'few'],
  ['most', 'some'],
  ['will', 'might'],
  ['can', 'must'],
  ['should', 'may'],
  ['always', 'sometimes'],
  ['often', 'rarely'],
];

const CALENDAR =
  'January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday'.split(
    ' ',
  );

export const SENTENCE_OPERATORS: readonly SentenceOperator[] = [
  { name: 'untouched', expected: 'same', apply: (sentence) => sentence },
  {
    name: 'typography',
    expected: 'same',
    apply: (sentence) =>
      sentence
        .replace(/[“”]/g, '"')
        .replace(/[‘’]/g, "'")
        .replace(/ - /g, ' – ')
        .replace(/ (\w+) /, '  $1\u00a0')
        .replace(/ (\w+)$/, '\n$1'),
  },
  {
    name: 'number',
    expected: 'changed',
    apply(sentence, random) {
      const figures = [...sentence.matchAll(/(?<![\p{L}\d.,/:-])\d[\d,]*(?:\.\d+)?(?![\p{L}\d/:-])/gu)];
      const found = random.pick(figures);
      if (found === undefined) return null;
      const digit = Number(found[0].charAt(0));
      const changed = `${(digit % 9) + 1}${found[0].slice(1)}`;
      return sentence.slice(0, found.index) + changed + sentence.slice(found.index + found[0].length);
    },
  },
  {
    name: 'negation',
    expected: 'changed',
    apply(sentence, random) {
      const verbs = [...sentence.matchAll(/\b(?:is|are|was|were|has|have|had|will|would|should|could)\b(?! not)/g)];
      const verb = random.pick(verbs);
      if (verb === undefined) return null;
      const end = verb.index + verb[0].length;
      return `${sentence.slice(0, end)} not${sentence.slice(end)}`;
    },
  },
  {
    name: 'name',
    expected: 'changed',
    apply(sentence, random, names) {
      const found = random.pick([...sentence.matchAll(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}\b/gu)]);
      const other = random.pick(names.filter((name) => !sentence.includes(name)));
      if (found === undefined || other === undefined) return null;
      return sentence.slice(0, found.index) + other + sentence.slice(found.index + found[0].length);
    },
  },
  {
    name: 'date',
    expected: 'changed',
    apply(sentence, random) {
      const found = CALENDAR.find((word) => sentence.includes(` ${word} `));
      const other = random.pick(CALENDAR.filter((word) => word !== found));
      return found === undefined || other === undefined ? null : sentence.replace(` ${found} `, ` ${other} `);
    },
  },
  {
    name: 'quoted words',
    expected: 'changed',
    apply: (sentence) => {
      const quote = /[“"]([^”"]*?)(\p{Ll}{4,})([^”"]*)[”"]/u.exec(sentence);
      return quote === null ? null : sentence.replace(quote[2] ?? '', 'something');
    },
  },
  {
    name: 'quantity or modality',
    expected: 'changed',
    apply: (sentence, random) => swapOneOf(HEDGES, random, sentence),
  },
  { name: 'contrary word', expected: 'changed', apply: (sentence, random) => swapOneOf(CONTRARY, random, sentence) },
  {
    name: 'attribution',
    expected: 'changed',
    apply: (sentence) => (sentence.endsWith('.') ? `${sentence.slice(0, -1)}, critics say.` : null),
  },
  { name: 'synonym', expected: 'reworded', apply: (sentence, random) => swapOneOf(SYNONYMS, random, sentence) },
  {
    name: 'typo',
    expected: 'reworded',
    apply(sentence, random) {
      const word = random.pick([...sentence.matchAll(/(?<=\p{Ll} )\p{Ll}{6,}(?= \p{Ll})/gu)]);
      if (word === undefined) return null;
      const [a, b] = [word[0].charAt(3), word[0].charAt(4)];
      if (a === b) return null;
      const wrong = word[0].slice(0, 3) + b + a + word[0].slice(5);
      return sentence.slice(0, word.index) + wrong + sentence.slice(word.index + word[0].length);
    },
  },
  {
    name: 'split',
    expected: 'restructured',
    apply: (sentence) => (/, which \p{Ll}/u.test(sentence) ? sentence.replace(', which ', '. This ') : null),
  },
  { name: 'deleted', expected: 'gone', apply: () => '' },
];

/** A sentence a quarter of whose words are others: like the claim, and not the claim. */
export function lookAlike(sentence: string, random: SeededRandom, words: readonly string[]): string {
  return sentence
    .split(' ')
    .map((word) => (/^\p{Ll}{3,}$/u.test(word) && random.next() < 0.35 ? (random.pick(words) ?? word) : word))
    .join(' ');
}
