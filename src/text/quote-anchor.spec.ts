import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeSpan } from './quote-anchor.js';

describe('describeSpan', () => {
  it('records at least 32 characters of context on each side', () => {
    const text = `${'Before the vote there was a long debate. '.repeat(3)}Prices rose.${' Afterwards nobody agreed on anything.'.repeat(3)}`;
    const start = text.indexOf('Prices');
    const anchor = describeSpan(text, { start, end: start + 12 });
    expect(anchor).toMatchObject({ exact: 'Prices rose.', start, end: start + 12, unit: 'utf16' });
    expect(anchor.prefix.length).toBeGreaterThanOrEqual(32);
    expect(anchor.suffix.length).toBeGreaterThanOrEqual(32);
  });

  it('grows the context until only one place matches', () => {
    const line = 'The council met on Tuesday and then the mayor spoke to the press at length. ';
    const text = `Monday. ${line.repeat(6)}The end.`;
    const start = text.indexOf('mayor', 200);
    const { prefix, exact, suffix } = describeSpan(text, { start, end: start + 5 });
    expect(text.split(prefix + exact + suffix)).toHaveLength(2);
  });

  it('never cuts a surrogate pair or a grapheme at the edge of its context', () => {
    const family = '👩‍👩‍👧‍👦';
    const text = `${family.repeat(8)}claim${family.repeat(8)}`;
    const start = text.indexOf('claim');
    const { prefix, suffix } = describeSpan(text, { start, end: start + 5 });
    expect(prefix.length % family.length).toBe(0);
    expect(suffix.length % family.length).toBe(0);
  });

  it('points back at its own words for any text and span', () => {
    const textAndSpan = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((text) => text.length > 0)
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length - 1), fc.nat(text.length)));
    fc.assert(
      fc.property(textAndSpan, ([text, start, length]) => {
        const span = { start, end: Math.min(text.length, start + length + 1) };
        const halves = /^[\uDC00-\uDFFF]/.test(text.slice(span.start)) || /^[\uDC00-\uDFFF]/.test(text.slice(span.end));
        fc.pre(!halves);
        const anchor = describeSpan(text, span);
        const selector = anchor.prefix + anchor.exact + anchor.suffix;
        expect(text.indexOf(selector)).toBe(span.start - anchor.prefix.length);
        expect(text.includes(selector, text.indexOf(selector) + 1)).toBe(false);
      }),
    );
  });
});
