import { describe, expect, it } from '@jest/globals';
import { pairsOf, TABLES } from '../../test/support/known-ratings.js';
import { COHEN_WEIGHTS, cohenKappa, RatingPairs } from './cohen.js';

const kappa = (table: readonly (readonly number[])[], weights: keyof typeof COHEN_WEIGHTS): unknown => {
  const pairs = pairsOf(table);
  return cohenKappa(pairs, COHEN_WEIGHTS[weights])(pairs.times);
};

describe('Cohen’s kappa', () => {
  it.each([
    ['cohen37', -6 / 65, 1 / 44, 9 / 67],
    ['cohen45', 29 / 59, 9 / 19, 5 / 11],
    ['artstein1', 8 / 23, 8 / 23, 8 / 23],
    ['artstein2', 121 / 151, 127 / 152, 538 / 613],
    ['agresti', 2467 / 5004, 109 / 168, 2781 / 3548],
    ['gwet', 4303 / 5403, 2951 / 3501, 91 / 102],
  ] as const)('of %s, unweighted, linear and quadratic', (name, unweighted, linear, quadratic) => {
    expect(kappa(TABLES[name], 'unweighted')).toBeCloseTo(unweighted, 10);
    expect(kappa(TABLES[name], 'linear')).toBeCloseTo(linear, 10);
    expect(kappa(TABLES[name], 'quadratic')).toBeCloseTo(quadratic, 10);
  });

  it.each([
    ['krippendorffA', 154 / 829],
    ['krippendorffB', 47 / 182],
    ['prevalent', 172 / 547],
    ['likert', 3847 / 6697],
  ] as const)('of %s', (name, value) => {
    expect(kappa(TABLES[name], 'unweighted')).toBeCloseTo(value, 10);
  });

  it('takes weights of one’s own (Artstein and Poesio)', () => {
    const pairs = pairsOf(TABLES.artstein2);
    const weighted = cohenKappa(pairs, (a, b) => (a === b ? 0 : a === 2 || b === 2 ? 0.5 : 1));
    expect(weighted(pairs.times)).toBeCloseTo(40 / 49, 10);
  });

  it('is 0 when one rater never varies, and has no value when neither does or there are no units', () => {
    expect(
      kappa(
        [
          [3, 0],
          [4, 0],
        ],
        'unweighted',
      ),
    ).toBe(0);
    expect(
      kappa(
        [
          [7, 0],
          [0, 0],
        ],
        'unweighted',
      ),
    ).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(
      kappa(
        [
          [0, 0],
          [0, 0],
        ],
        'unweighted',
      ),
    ).toEqual({ value: null, reason: 'NO_OVERLAP' });
  });

  it('refuses more categories than it can look at in pairs', () => {
    const many = new RatingPairs(5_001);
    many.add(0, 5_000);
    expect(cohenKappa(many, COHEN_WEIGHTS.linear)(many.times)).toEqual({ value: null, reason: 'TOO_MANY_CATEGORIES' });
  });
});
