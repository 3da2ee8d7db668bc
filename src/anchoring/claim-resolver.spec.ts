import { describe, expect, it } from '@jest/globals';
import { readPlainText } from '../reading/read-document.js';
import { ClaimResolver, type Resolution } from './claim-resolver.js';
import type { SourceText } from './source-text.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const CLAIM = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const BEFORE = 'The council met on Tuesday.';
const AFTER = 'Repairs will take a year.';
const ARTICLE = `Storm costs\n\n${BEFORE} ${CLAIM} ${AFTER}\n\nSchools stay open this week.`;

const source = (text: string, language = 'en'): SourceText => ({ text, blocks: readPlainText(text).blocks, language });

interface Resolved extends Resolution {
  words: string | null;
}

function resolve(newer: string, { older = ARTICLE, claim = CLAIM, language = 'en' } = {}): Resolved {
  const start = older.indexOf(claim);
  if (start < 0) throw new Error('the claim is not in the older text');
  const resolver = new ClaimResolver(source(older, language), source(newer, language));
  const resolution = resolver.resolve({ start, end: start + claim.length });
  return { ...resolution, words: resolution.span && newer.slice(resolution.span.start, resolution.span.end) };
}

describe(ClaimResolver.name, () => {
  describe('the same words', () => {
    it.each([
      ['in the same text', ARTICLE],
      ['after new paragraphs', `Lead paragraph here.\n\n${ARTICLE}\n\nAnother one follows.`.replace('Lead', 'A lead')],
      [
        'with other white space and quotation marks',
        ARTICLE.replace('Norvale on', 'Norvale  on').replace('Monday,', 'Monday ,'),
      ],
      ['in another case', ARTICLE.replace(CLAIM, CLAIM.toUpperCase())],
      ['at the end of the text', `Storm costs\n\nSchools stay open this week.\n\n${BEFORE} ${CLAIM} ${AFTER}`],
    ])('%s are CURRENT', (_name, newer) => {
      expect(resolve(newer)).toMatchObject({ state: 'CURRENT', reason: null, similarity: 1 });
    });

    it('are given with the place they have now', () => {
      const newer = `Storm costs\n\nSomething new came first. 😀\n\n${BEFORE} ${CLAIM} ${AFTER}`;
      expect(resolve(newer).words).toBe(CLAIM);
    });

    it.each([
      ['beside a sentence that denies them', ARTICLE.replace(BEFORE, 'Nobody believes this.')],
      ['beside another sentence', ARTICLE.replace(BEFORE, 'A film crew has come to town.')],
      ['without the sentence after them', ARTICLE.replace(` ${AFTER}`, '')],
      ['under another heading', ARTICLE.replace('Storm costs', 'What was claimed')],
      ['below a paragraph that takes them back', ARTICLE.replace(BEFORE, `Correction: this is false.\n\n${BEFORE}`)],
    ])('%s are CONTEXT_CHANGED', (_name, newer) => {
      expect(resolve(newer)).toMatchObject({ state: 'CONTEXT_CHANGED', words: CLAIM });
    });

    it('in two places are settled by their surroundings, or else GONE as ambiguous', () => {
      const copied = `${ARTICLE}\n\nIn short: nothing else. ${CLAIM}`;
      const settled = resolve(copied);
      expect(settled).toMatchObject({ state: 'CURRENT', words: CLAIM });
      expect(settled.alsoAt.map(({ start, end }) => copied.slice(start, end))).toEqual([CLAIM]);
      expect(settled.span?.start).toBeLessThan(settled.alsoAt[0]!.start);
      const torn = `Storm costs\n\nOne. ${CLAIM}\n\nTwo. ${CLAIM}`;
      expect(resolve(torn)).toMatchObject({ state: 'GONE', span: null, reason: 'ambiguous' });
    });
  });

  describe('other words', () => {
    it.each([
      ['a synonym', ARTICLE.replace('destroyed', 'wrecked'), 'wording'],
      ['a typo', ARTICLE.replace('destroyed', 'destroied'), 'typo'],
      ['a word less', ARTICLE.replace('The storm', 'Storm'), 'wording'],
    ])('by %s are REWORDED', (_name, newer, reason) => {
      expect(resolve(newer)).toMatchObject({ state: 'REWORDED', reason });
    });

    it.each([
      ['another number', ARTICLE.replace('41', '14'), 'number'],
      ['a number less', ARTICLE.replace('41 ', ''), 'number'],
      ['a negation', ARTICLE.replace('The storm destroyed', 'The storm never destroyed'), 'negation'],
      ['another name', ARTICLE.replace('Norvale', 'Sorvale'), 'name'],
      ['another day', ARTICLE.replace('Monday', 'Friday'), 'name'],
      ['another source', ARTICLE.replace('the mayor', 'a blogger'), 'source'],
      ['quotation marks', ARTICLE.replace('destroyed', '“destroyed”'), 'quotation'],
      ['a question mark', ARTICLE.replace('mayor said.', 'mayor said?'), 'question'],
      ['a quantity', ARTICLE.replace('destroyed 41', 'destroyed at least 41'), 'qualifier: least'],
    ])('by %s are CHANGED', (_name, newer, reason) => {
      expect(resolve(newer)).toMatchObject({ state: 'CHANGED', reason });
    });

    it('in a language without a list of words are always CHANGED', () => {
      expect(resolve(ARTICLE.replace('destroyed', 'wrecked'), { language: 'de' }).state).toBe('CHANGED');
    });

    it.each([
      ['a sentence taken out', ARTICLE.replace(`${CLAIM} `, '')],
      ['another text altogether', 'The recipe asks for two eggs. Beat them well.'],
      ['a text of one word', 'Deleted.'],
    ])('%s is GONE', (_name, newer) => {
      expect(resolve(newer)).toMatchObject({ state: 'GONE', span: null, reason: 'not-found' });
    });

    it('are not looked for among sentences that stood beside the claim before', () => {
      const twin = 'The storm destroyed 12 houses in Norvale on Monday, the mayor said.';
      const older = `${ARTICLE}\n\n${twin}`;
      expect(resolve(older.replace(`${CLAIM} `, ''), { older })).toMatchObject({ state: 'GONE', reason: 'not-found' });
    });

    it('of a very short claim are GONE at once', () => {
      const older = 'It rained. Prices rose 4%. Trams ran.';
      expect(resolve(older.replace('4%', '5%'), { older, claim: 'Prices rose 4%.' }).state).toBe('GONE');
    });
  });

  describe('a part of a sentence', () => {
    const claim = 'the storm destroyed 41 houses';
    const older = `${BEFORE} Nobody denies that ${claim} in Norvale. ${AFTER}`;

    it('is CURRENT only in the same sentence', () => {
      expect(resolve(`New first words.\n\n${older}`, { older, claim })).toMatchObject({
        state: 'CURRENT',
        words: claim,
      });
      const turned = older.replace('Nobody denies', 'Everybody denies');
      expect(resolve(turned, { older, claim })).toMatchObject({ state: 'CONTEXT_CHANGED', words: claim });
    });

    it('is not found inside longer words', () => {
      const newer = older.replace('41 houses', '41 housesteads');
      expect(resolve(newer, { older, claim }).state).not.toBe('CURRENT');
    });
  });

  it('gives the same answer every time', () => {
    const newer = ARTICLE.replace('destroyed', 'wrecked');
    expect(resolve(newer)).toEqual(resolve(newer));
  });

  it('stays quick on a long text', async () => {
    const filler = Array.from(
      { length: 500 },
      (_, index) => `Sentence number ${index} says little. And so on it goes.`,
    );
    const older = `${filler.join('\n\n')}\n\n${CLAIM}`;
    const resolver = new ClaimResolver(source(older), source(older.replaceAll('little', 'much').replace('41', '42')));
    const start = older.indexOf(CLAIM);
    const resolveAll = () => {
      for (let claim = 0; claim < 50; claim++) resolver.resolve({ start, end: start + CLAIM.length });
    };
    expect(await cpuSeconds(resolveAll)).toBeLessThan(2);
  });
});
