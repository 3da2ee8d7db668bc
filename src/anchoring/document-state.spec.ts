import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { readPlainBlocks } from '../reading/plain-text.js';
import { relatedness } from './document-state.js';
import { IndexedText, type SourceText } from './source-text.js';

const textOf = (paragraphs: readonly string[]): SourceText => {
  const { text, blocks } = readPlainBlocks(paragraphs.join('\n\n'));
  return { text, blocks, language: 'en' };
};

/** The rule, said as plainly as it can be: by every sentence and every three words, with no thought of time. */
function byTheRule(older: SourceText, newer: SourceText): 'OK' | 'FAILED' {
  const [was, is] = [new IndexedText(older), new IndexedText(newer)];
  const triples = ({ tokens }: IndexedText): Set<string> =>
    new Set(tokens.slice(2).map((_, at) => [0, 1, 2].map((next) => tokens[at + next]?.word).join(' ')));
  const [before, after] = [triples(was), triples(is)];
  if (before.size < 40) return 'OK';
  if (was.sentences.some(({ fold, from, to }) => to - from >= 5 && is.hasSentence(fold))) return 'OK';
  const common = [...before].filter((words) => after.has(words)).length;
  return common > 0 && common / Math.min(before.size, after.size) >= 0.04 ? 'OK' : 'FAILED';
}

const WORDS = ['harbour', 'tonnes', 'council', '41', 'of', 'the', 'storm', "mayor's", '$3', '"', 'Ostrand', 'didn’t'];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => `${words.join(' ')}.`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(' '));
const article = fc.array(paragraph, { minLength: 1, maxLength: 8 }).map(textOf);

/** A megabyte of made-up words; `from` keeps two of them apart. */
const long = (from: number): SourceText => {
  const blocks: SourceText['blocks'][number][] = [];
  let text = '';
  for (let word = from; text.length < 1_000_000; word += 60) {
    const words = Array.from({ length: 60 }, (_, n) => `w${(word + n).toString(36)}`).join(' ');
    const start = text.length;
    text += `The ${words} stands.`;
    blocks.push({ start, end: text.length, kind: 'paragraph' });
    text += '\n\n';
  }
  return { text, blocks, language: 'en' };
};

describe('relatedness', () => {
  it('decides by a common sentence, or by the share of common sequences of words', () => {
    fc.assert(
      fc.property(article, article, (older, newer) => {
        expect(relatedness(older, newer).state).toBe(byTheRule(older, newer));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('tells another article, and takes a text whose every sentence was edited for a version', () => {
    const words = Array.from(
      { length: 12 },
      (_, n) => `Ship number ${n} brought timber from the north to quay ${n} today.`,
    );
    const edited = words.map((each) => each.replace('today', 'on Monday'));
    const other = words.map((_, n) => `Voters in district ${n} chose ${n} members for a new council last week.`);
    expect(relatedness(textOf(words), textOf(edited)).state).toBe('OK');
    expect(relatedness(textOf(words), textOf(other))).toEqual({ state: 'FAILED', reason: 'unrelated' });
  });

  it('does not hold up its thread over a long page', async () => {
    const [older, other] = [long(0), long(40_000_000)];
    const version = { ...older, text: older.text.replace('stands', 'stood') };
    expect(await cpuSeconds(() => relatedness(older, version))).toBeLessThan(1.5);
    expect(await cpuSeconds(() => relatedness(older, other))).toBeLessThan(3);
    expect(relatedness(older, other).state).toBe('FAILED');
  });
});
