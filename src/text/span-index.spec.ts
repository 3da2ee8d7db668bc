import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SpanIndex } from './span-index.js';

const index = new SpanIndex([
  { start: 30, end: 40, name: 'third' },
  { start: 0, end: 10, name: 'first' },
  { start: 10, end: 30, name: 'second' },
]);

describe('SpanIndex', () => {
  it.each([
    [{ start: 0, end: 10 }, 'first'],
    [{ start: 2, end: 9 }, 'first'],
    [{ start: 12, end: 34 }, 'second'],
    [{ start: 33, end: 40 }, 'third'],
    [{ start: 6, end: 14 }, undefined],
    [{ start: 40, end: 50 }, undefined],
    [{ start: 0, end: 40 }, 'second'],
  ])('tells that %j is %s', (span, name) => {
    expect(index.at(span)?.name).toBe(name);
  });

  it('finds what a look at every span finds', () => {
    const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })).map(([start, n]) => ({ start, end: start + n }));
    const share = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
      (Math.max(a.end, b.end) - Math.min(a.start, b.start));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), span, (spans, wanted) => {
        const best = Math.max(0, ...spans.map((each) => share(each, wanted)));
        const found = new SpanIndex(spans).at(wanted);
        expect(found === null ? 0 : share(found, wanted)).toBe(best >= 0.5 ? best : 0);
      }),
    );
  });
});
