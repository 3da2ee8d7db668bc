import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { isWanted, matchesWildcard } from './wildcard.js';

describe(matchesWildcard, () => {
  it.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['news', 'NEWS', true],
    ['news', 'newsroom', false],
    ['*election*', 'The Election of 2026', true],
    ['https://a.example/politics/*', 'https://a.example/politics/1', true],
    ['https://a.example/politics/*', 'https://a.example/sport/1', false],
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['*a*a*', 'a', false],
    ['a**b', 'ab', true],
    ['(a+)+$', '(a+)+$', true],
    ['.', 'x', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('says what a regular expression would', () => {
    const letters = (characters: string[]) => fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 });
    fc.assert(
      fc.property(letters(['a', 'b', '*']), letters(['a', 'b']), (pattern, text) => {
        const regex = new RegExp(`^${pattern.replace(/\*+/g, '.*')}$`);
        expect(matchesWildcard(pattern, text)).toBe(regex.test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no time where a regular expression would take for ever', async () => {
    const pattern = `${'a*'.repeat(140)}b`;
    expect(await cpuSeconds(() => matchesWildcard(pattern, 'a'.repeat(2_000)))).toBeLessThan(1);
  });
});

describe(isWanted, () => {
  const entry = { url: 'https://a.example/politics/1', title: 'Budget passed' };
  it.each([
    [[], [], true],
    [['*/politics/*'], [], true],
    [['*/sport/*'], [], false],
    [['*/sport/*', '*budget*'], [], true],
    [[], ['budget*'], false],
    [['*/politics/*'], ['*live blog*'], true],
  ])('with %j and without %j: %s', (include, exclude, expected) => {
    expect(isWanted(entry, { include, exclude })).toBe(expected);
  });
});
