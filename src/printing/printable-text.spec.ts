import { describe, expect, it } from '@jest/globals';
import { brief, printable } from './printable-text.js';
import { roman } from './roman.js';

const all = () => true;

describe('Text for paper', () => {
  it('loses marks that would turn or hide other text', () => {
    expect(printable('false \u202Eeurt\u202C \u2066x\u2069\u200F\u0000\u0007\uFEFF\u00AD', all).text).toBe(
      'false eurt x',
    );
  });

  it('ends its lines in one way', () => {
    expect(printable('a\r\nb\rc\u2028d\u2029e\tf', all).text).toBe('a\nb\nc\nd\ne    f');
  });

  it('shows a square for what the font lacks, and says so', () => {
    expect(printable('tree 🌳!', (codePoint) => codePoint < 0x10000)).toEqual({ text: 'tree □!', missing: true });
    expect(printable('tree', () => false)).toEqual({ text: 'tree', missing: false });
  });

  it('survives half a character', () => {
    expect(printable('a\uD83Cb', all).text).toBe('a\uFFFDb');
  });

  it('is cut for headings between characters', () => {
    expect(brief('one  two\nthree', 20)).toBe('one two three');
    expect(brief('🌳'.repeat(30), 10)).toBe(`${'🌳'.repeat(9)}…`);
    expect(brief('x'.repeat(100_000), 10)).toBe('xxxxxxxxx…');
  });
});

describe(roman.name, () => {
  it.each([
    [1, 'i'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [40, 'xl'],
    [99, 'xcix'],
    [400, 'cd'],
    [2026, 'mmxxvi'],
  ])('writes %i as %s', (value, numeral) => {
    expect(roman(value)).toBe(numeral);
  });
});
