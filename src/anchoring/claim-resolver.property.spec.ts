import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadGoldCases } from '../../eval/carry/gold-revisions.js';
import { readPlainText } from '../reading/read-document.js';
import { foldText } from '../text/fold.js';
import { ClaimResolver } from './claim-resolver.js';
import { IndexedText } from './source-text.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const NAMES = ['Halden', 'Velmar', 'Ostrand', 'Lindqvist', 'Tamsin', 'Orlova'];
const SUBJECTS = ['The council of', 'The port of', 'The union in', 'Every school in'];
const VERBS = ['was closed after', 'was paid for', 'was praised for', 'was built over'];
const OBJECTS = ['storms in the spring', 'strikes at the mill', 'visits of the minister', 'years of quarrels'];

/** Sentences of one pattern, so that each is a look-alike of many others. */
const sentence = fc
  .record({
    subject: fc.constantFrom(...SUBJECTS),
    name: fc.constantFrom(...NAMES),
    verb: fc.constantFrom(...VERBS),
    number: fc.integer({ min: 2, max: 99 }),
    object: fc.constantFrom(...OBJECTS),
  })
  .map(({ subject, name, verb, number, object }) => `${subject} ${name} ${verb} ${number} ${object}.`);
const article = fc.array(fc.uniqueArray(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const textOf = (paragraphs: readonly (readonly string[])[]): string =>
  paragraphs.map((each) => each.join(' ')).join('\n\n');
/** Short texts are in no language for the reader; these are English. */
const source = (text: string) => ({ ...readPlainText(text), language: 'en' });

const MUTATIONS: Record<string, (claim: string) => string> = {
  'another number': (claim) => claim.replace(/\d+/, (number) => `${Number(number) + 1}`),
  'no number': (claim) => claim.replace(/ \d+/, ''),
  'a negation': (claim) => claim.replace(' was ', ' was not '),
  'another name': (claim) => claim.replace(/(Halden|Velmar|Ostrand|Lindqvist|Tamsin|Orlova)/, 'Berghoff'),
  'a question': (claim) => claim.replace('.', '?'),
  'quotation marks': (claim) => claim.replace(/ (\w+)\.$/, ' “$1”.'),
  'a source': (claim) => claim.replace('.', ', critics said.'),
};

describe(ClaimResolver.name, () => {
  it.each(Object.entries(MUTATIONS))('never carries a claim silently over %s', (_name, mutate) => {
    fc.assert(
      fc.property(article, article, fc.nat(), (paragraphs, noise, choice) => {
        const claims = [...new Set(paragraphs.flat())].filter((each) => !noise.flat().includes(each));
        const claim = claims[choice % Math.max(1, claims.length)];
        fc.pre(claim !== undefined);
        const older = textOf(paragraphs);
        const newer = `${textOf(noise)}\n\n${older.replaceAll(claim, mutate(claim))}`;
        const start = older.indexOf(claim);
        const { state } = new ClaimResolver(source(older), source(newer)).resolve({ start, end: start + claim.length });
        return state !== 'CURRENT';
      }),
      { numRuns: 150 },
    );
  });

  it('gives every place as the words that stand there, and the same answer in any order', () => {
    fc.assert(
      fc.property(article, article, fc.infiniteStream(fc.nat()), (before, after, keys) => {
        const [older, newer] = [source(textOf(before)), source(textOf([...before.slice(1), ...after]))];
        const claims = new IndexedText(older).sentences.map(({ start, end }) => ({
          start,
          end,
          key: keys.next().value,
        }));
        const first = new ClaimResolver(older, newer);
        const answers = new Map(claims.map((claim) => [claim.start, first.resolve(claim)]));
        const second = new ClaimResolver(older, newer);
        for (const claim of claims.toSorted((a, b) => Number(a.key) - Number(b.key))) {
          const answer = second.resolve(claim);
          expect(answer).toEqual(answers.get(claim.start));
          if (answer.state !== 'CURRENT' && answer.state !== 'CONTEXT_CHANGED') continue;
          const words = newer.text.slice(answer.span?.start ?? 0, answer.span?.end ?? 0);
          expect(foldText(words)).toBe(foldText(older.text.slice(claim.start, claim.end)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds every claim of an unchanged text where it is, with all of them CURRENT', () => {
    fc.assert(
      fc.property(article, (paragraphs) => {
        const text = source(textOf(paragraphs));
        const resolver = new ClaimResolver(text, text);
        for (const { start, end } of new IndexedText(text).sentences) {
          expect(resolver.resolve({ start, end })).toMatchObject({ state: 'CURRENT', span: { start, end } });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('stays quick on fifty thousand characters with a hundred claims', async () => {
    const line = (index: number, word: string): string => `Item ${index} of the list says ${word} about the port. `;
    const [older, newer] = ['much', 'little'].map((word) =>
      source(Array.from({ length: 1100 }, (_, index) => line(index, word) + (index % 5 === 0 ? '\n\n' : '')).join('')),
    );
    const work = (): void => {
      const resolver = new ClaimResolver(older!, newer!);
      for (const { start, end } of new IndexedText(older!).sentences.slice(0, 100)) resolver.resolve({ start, end });
    };
    expect(older!.text.length).toBeGreaterThan(50_000);
    expect(await cpuSeconds(work)).toBeLessThan(10);
  });
});

const GOLD = resolve('../shared/data/gold');
const withGold = existsSync(GOLD) ? it : it.skip;

describe('the revised gold articles', () => {
  withGold(`are carried over as labelled${existsSync(GOLD) ? '' : ' (skipped: the gold data is absent)'}`, () => {
    for (const { older, newer, claim, truth, sameWords } of loadGoldCases(GOLD)) {
      const { state } = new ClaimResolver(older, newer).resolve(claim);
      const silent = state === 'CURRENT' || state === 'CONTEXT_CHANGED';
      expect([truth.id, truth.version, silent]).toEqual([truth.id, truth.version, sameWords]);
    }
  });
});
