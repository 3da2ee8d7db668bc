import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText, statementHash } from './fold.js';

describe('foldText', () => {
  it.each([
    ['quotation marks', '“Prices rose,” she said.', '"Prices rose," she said.'],
    ['dashes and spaces', 'Prices – after tax – rose', 'Prices — after  tax — rose'],
    ['Markdown emphasis', 'The **Prime Minister** left', 'The Prime Minister left'],
    ['emphasis inside a word', 'un*frigging*believable', 'unfriggingbelievable'],
    ['HTML emphasis', 'The <u>treaty</u> ended', 'The treaty ended'],
    ['escaped marks', 'snake\\_case', 'snake_case'],
    ['case and commas', 'However, Prices Rose', 'however prices rose'],
    ['full-width forms', 'ＮＡＴＯ', 'NATO'],
    ['soft hyphens', 'infla\u00ADtion', 'inflation'],
    ['apostrophes', 'the leaders’ wish', "the leaders' wish"],
  ])('takes texts that differ in %s as the same wording', (_name, a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  it.each([
    ['quotation marks added', 'a “fair” vote', 'a fair vote'],
    ['single quotation marks added', 'a ‘fair’ vote', 'a fair vote'],
    ['a question mark', 'Prices rose?', 'Prices rose.'],
    ['a decimal separator', '1.5 million', '1,5 million'],
    ['a thousands separator', '1,000 homes', '1000 homes'],
    ['a sign', 'by -5 points', 'by 5 points'],
    ['a unit', '5% of homes', '5 of homes'],
    ['a currency', '$5 a head', '€5 a head'],
    ['a comparison sign', '<= 3', '3'],
    ['a letter', 'Prices rose', 'Prices rise'],
    ['word order', 'A beat B', 'B beat A'],
  ])('tells texts apart that differ in %s', (_name, a, b) => {
    expect(foldText(a)).not.toBe(foldText(b));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (s) => foldText(foldText(s)) === foldText(s)),
      { numRuns: 500 },
    );
  });
});

describe('statementHash', () => {
  it('is equal for the same wording and 64 hexadecimal digits long', () => {
    expect(statementHash('“Prices rose.”')).toBe(statementHash('"Prices rose"'));
    expect(statementHash('x')).toMatch(/^[0-9a-f]{64}$/);
  });
});
