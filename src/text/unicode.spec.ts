import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../common/app-error.js';
import { assertUnicodeText, normaliseLineEnds, toWellFormedText } from './unicode.js';

describe('toWellFormedText', () => {
  it('replaces NUL and lone surrogates one for one and leaves pairs alone', () => {
    expect(toWellFormedText('a\0b\uD800c😀\uDC00')).toBe('a\uFFFDb\uFFFDc😀\uFFFD');
  });

  it('keeps the length of any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => toWellFormedText(s).length === s.length));
  });
});

describe('assertUnicodeText', () => {
  it('names the field and the place of a character that cannot be stored', () => {
    expect.assertions(2);
    try {
      assertUnicodeText('ab\0', 'claims.2.text');
    } catch (error) {
      expect(error).toMatchObject({ code: 'TEXT_NOT_UNICODE', details: { faults: [{ path: 'claims.2.text' }] } });
    }
    expect(() => assertUnicodeText('x\uDFFF', 'text')).toThrow(AppError);
  });

  it('accepts emoji, combining marks and right-to-left text', () => {
    expect(() => assertUnicodeText('👩‍🚀 e\u0301 שלום', 'text')).not.toThrow();
  });
});

describe('normaliseLineEnds', () => {
  it('turns CRLF and a lone CR into LF', () => {
    expect(normaliseLineEnds('a\r\nb\rc\n')).toBe('a\nb\nc\n');
  });
});
