import { describe, expect, it } from '@jest/globals';
import { withoutKnown } from './known-places.js';

describe(withoutKnown.name, () => {
  const find = { start: 100, end: 200 };

  it.each([
    ['at the same place', { start: 100, end: 200 }, []],
    ['at mostly the same place', { start: 110, end: 220 }, []],
    ['at a small part of the place', { start: 100, end: 130 }, [find]],
    ['in a much longer place', { start: 0, end: 400 }, [find]],
    ['beside it', { start: 200, end: 300 }, [find]],
  ])('a find with a claim %s', (_name, known, left) => {
    expect(withoutKnown([find], [known])).toEqual(left);
  });
});
