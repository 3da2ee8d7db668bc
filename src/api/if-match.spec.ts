import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/app-error.js';
import { assertVersion, parseIfMatch } from './if-match.decorator.js';
import { filledText, text, webAddress } from './text.schema.js';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe(parseIfMatch.name, () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    ['7', 7],
    [' "12" ', 12],
  ])('reads %s', (header, version) => {
    expect(parseIfMatch(header)).toBe(version);
  });

  it.each([undefined, '', '  '])('asks for it when it is missing: %j', (header) => {
    expect(codeOf(() => parseIfMatch(header))).toBe('PRECONDITION_REQUIRED');
  });

  it.each(['*', '"a"', '"-1"', '"1.5"', '"1", "2"', '"1234567890"', "'1'"])('refuses %s', (header) => {
    expect(codeOf(() => parseIfMatch(header))).toBe('VALIDATION_FAILED');
  });

  it('refuses any version but the stored one, and names that', () => {
    expect(codeOf(() => assertVersion(3, 3))).toBeNull();
    expect(() => assertVersion(4, 3)).toThrow(expect.objectContaining({ details: { currentVersion: 4 } }));
    expect(codeOf(() => assertVersion(3, 4))).toBe('VERSION_CONFLICT');
  });
});

describe('text that people type', () => {
  it.each([
    ['a NUL', 'a\u0000'],
    ['half a pair at the end', 'a\ud83d'],
    ['half a pair at the beginning', '\ude00a'],
    ['a pair the wrong way round', '\ude00\ud83d'],
    ['too much of it', 'x'.repeat(11)],
  ])('is not %s', (_name, value) => {
    expect(text(10).safeParse(value).success).toBe(false);
  });

  it('may be any valid Unicode, also nothing; filled text may not be blank', () => {
    for (const value of ['', ' ', '😀', 'é', '\u202e', '\ufffd']) expect(text(10).parse(value)).toBe(value);
    for (const value of ['', ' \n\t', '\u00a0']) expect(filledText(10).safeParse(value).success).toBe(false);
  });

  it.each([
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['ftp://a.example', false],
    ['//a.example', false],
    ['https://', false],
    [`https://a.example/${'x'.repeat(2000)}`, false],
    ['https://a.example/\u0000', false],
    ['https://a.example/\ud800', false],
    ['https://a.example/ä?b=c#d', true],
    ['HTTP://A.example', true],
  ])('an address %s: %s', (value, good) => {
    expect(webAddress.safeParse(value).success).toBe(good);
  });
});
