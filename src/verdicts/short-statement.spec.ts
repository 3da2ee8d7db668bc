import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortStatement } from './short-statement.js';

/** Half a surrogate pair does not survive the way to UTF-8 and back. */
const isWellFormed = (value: string): boolean => Buffer.from(value, 'utf8').toString('utf8') === value;

describe(shortStatement.name, () => {
  it('leaves a short statement as it is, but for its white space', () => {
    expect(shortStatement('  The storm\n destroyed 41   houses. ')).toBe('The storm destroyed 41 houses.');
  });

  it('cuts between words and takes no comma along', () => {
    const long = 'The storm that came over the hills on Monday destroyed forty-one houses, the mayor of Norvale said.';
    expect(shortStatement(long)).toBe('The storm that came over the hills on Monday destroyed forty-one houses…');
  });

  it('is under 75 characters and valid Unicode, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (statement) => {
        const short = shortStatement(statement);
        expect(short.length).toBeLessThan(75);
        expect(isWellFormed(short)).toBe(true);
      }),
    );
    expect(isWellFormed(shortStatement('😀'.repeat(100)))).toBe(true);
  });
});
