import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pseudonyms } from './pseudonyms.js';

const people = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 30 });

describe(pseudonyms.name, () => {
  it('do not tell in which order people worked', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), people, (key, ids) => {
        const shuffled = [...ids].sort((a, b) => (a.slice(-4) < b.slice(-4) ? -1 : 1));
        expect(pseudonyms(key, shuffled)).toEqual(pseudonyms(key, ids));
      }),
    );
  });

  it('are one letter each, from A on, and nobody shares one', () => {
    fc.assert(
      fc.property(people, (ids) => {
        const names = [...pseudonyms('round key', ids).values()];
        const expected = ids.map((_, n) => (n < 26 ? '' : 'A') + String.fromCharCode(65 + (n % 26)));
        expect([...names].sort()).toEqual(expected.sort());
      }),
    );
  });

  it('are other ones in another round, so that nobody is known by their letter', () => {
    const ids = ['one', 'two', 'three', 'four', 'five', 'six'];
    const orders = new Set(Array.from({ length: 20 }, (_, n) => [...pseudonyms(`key ${n}`, ids).keys()].join(' ')));
    expect(orders.size).toBeGreaterThan(10);
  });

  it('count somebody who is named twice once', () => {
    expect(pseudonyms('key', ['a', 'a'])).toEqual(new Map([['a', 'A']]));
  });
});
