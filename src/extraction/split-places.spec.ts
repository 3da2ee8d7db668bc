import { describe, expect, it } from '@jest/globals';
import { withoutPartsOf } from './split-places.js';

describe(withoutPartsOf.name, () => {
  const place = { start: 100, end: 200 };

  it.each([
    ['the whole of it', { start: 100, end: 200 }, false],
    ['a half', { start: 100, end: 150 }, false],
    ['a small part', { start: 120, end: 130 }, false],
    ['mostly in it', { start: 150, end: 240 }, false],
    ['mostly beside it', { start: 180, end: 260 }, true],
    ['beside it', { start: 200, end: 260 }, true],
    ['much longer than it', { start: 0, end: 400 }, true],
  ])('of a find that is %s', (_name, find, stays) => {
    expect(withoutPartsOf([find], [place])).toEqual(stays ? [find] : []);
  });

  it('leaves all where nothing was split', () => {
    expect(withoutPartsOf([place], [])).toEqual([place]);
  });
});
