import { describe, expect, it } from '@jest/globals';
import { isStated, statedNumbers } from './stated-numbers.js';

const values = (text: string): number[] => statedNumbers(text).map(({ value }) => value);

describe(statedNumbers.name, () => {
  it.each([
    ['The storm destroyed 41 houses.', [41]],
    ['1,200 people and 12,345,678 more', [1200, 12_345_678]],
    ['in 2023 412 people came', [2023, 412]],
    ['4.1 percent, then 4,1 %', [4.1, 4.1]],
    ['$3 million, 3m, and 2.5bn', [3_000_000, 3_000_000, 2_500_000_000]],
    ['three of twelve, thirty dozen', [3, 12, 360]],
    ['a hundred ships', [100]],
    ['hundreds of ships', [100]],
    ['from 3-2 to -5 and F-16', [3, 2, -5, 16]],
    ['on 2024-05-03', [2024, 5, 3]],
    ['١٢ and १२', [12, 12]],
    ['2.3 million euros', [2_300_000]],
    ['The Seven Sisters', [7]],
    ['nothing to count', []],
  ])('reads %j', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('tells per cent and currencies', () => {
    expect(statedNumbers('€5 and 5 per cent')).toEqual([
      { value: 5, currency: '€', percent: false },
      { value: 5, currency: null, percent: true },
    ]);
  });
});

describe(isStated.name, () => {
  it.each([
    ['3,000,000', 'three million', true],
    ['3 million', '$3 million', true],
    ['$3 million', '3 million', false],
    ['€3 million', '$3 million', false],
    ['3 million', '3 houses and 2 million', false],
    ['4 percent', '4', false],
    ['4', '4 percent', false],
    ['14', '1 or 4', false],
    ['-3', '3', false],
  ])('%j from %j: %j', (said, source, expected) => {
    const [number] = statedNumbers(said);
    expect(isStated(number!, statedNumbers(source))).toBe(expected);
  });
});
