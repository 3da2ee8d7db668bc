import { describe, expect, it } from '@jest/globals';
import { sliceSpan, trimSpan } from './span.js';

describe('sliceSpan', () => {
  it('gives the exact words', () => {
    expect(sliceSpan('a 😀 b', { start: 2, end: 4 })).toBe('😀');
  });

  it.each([
    ['an empty span', { start: 2, end: 2 }],
    ['a span past the end', { start: 0, end: 99 }],
    ['a negative start', { start: -1, end: 2 }],
    ['a fraction', { start: 0.5, end: 2 }],
    ['half an emoji at its end', { start: 0, end: 3 }],
    ['half an emoji at its start', { start: 3, end: 5 }],
  ])('refuses %s', (_name, span) => {
    expect(() => sliceSpan('a 😀 b', span)).toThrow(expect.objectContaining({ code: 'SPAN_INVALID' }));
  });
});

describe('trimSpan', () => {
  it('leaves white space and invisible spaces out', () => {
    expect(trimSpan('\u00A0\u200B x \n', { start: 0, end: 6 })).toEqual({ start: 3, end: 4 });
  });
});
