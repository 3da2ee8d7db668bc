import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { patternsOf } from '../../test/support/known-ratings.js';
import { COHEN_WEIGHTS, cohenKappa, RatingPairs } from './cohen.js';
import type { Coefficient } from './coefficient.js';
import { absoluteDistance, nominal, pairwise, ranks, squaredDistance } from './disagreement.js';
import { fleissKappa, gwetAc1, gwetAc2Linear, gwetAc2Quadratic } from './gwet.js';
import { intervalAlpha, nominalAlpha, ordinalAlpha, ratioAlpha } from './krippendorff.js';
import { UnitPatterns } from './unit-patterns.js';

const Q = 4;
const VALUES = [1, 2, 5, 7];
type Ratings = (number | null)[][];

const cell = fc.integer({ min: 0, max: Q - 1 });
/** Units by raters, with missing ratings. */
const tables: fc.Arbitrary<Ratings> = fc.integer({ min: 2, max: 5 }).chain((raters) =>
  fc.array(fc.array(fc.option(cell, { freq: 5 }), { minLength: raters, maxLength: raters }), {
    minLength: 1,
    maxLength: 12,
  }),
);
const fullTables = (raters: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(cell, { minLength: raters, maxLength: raters }), { minLength: 2, maxLength: 12 });

const tableOf = (ratings: Ratings, q = Q): UnitPatterns =>
  patternsOf(
    ratings.map((unit) => unit.filter((rating) => rating !== null)),
    q,
  );
const METRICS = {
  nominal: nominalAlpha,
  ordinal: ordinalAlpha,
  interval: (table: UnitPatterns, values = VALUES) => intervalAlpha(table, values),
  ratio: (table: UnitPatterns, values = VALUES) => ratioAlpha(table, values),
};
type Metric = keyof typeof METRICS;
const alpha = (metric: Metric, ratings: Ratings, values = VALUES): Coefficient => {
  const table = tableOf(ratings);
  return METRICS[metric](table, values)(table.times);
};

/** Both numbers and close, or both undefined for the same reason. */
function expectSame(one: Coefficient, other: Coefficient): void {
  if (typeof one === 'number' && typeof other === 'number') expect(one).toBeCloseTo(other, 9);
  else expect(one).toEqual(other);
}

const shuffled = <T>(items: readonly T[]): T[] => items.toReversed();

describe('coefficients, whatever the ratings', () => {
  it.each(Object.keys(METRICS) as Metric[])(
    'alpha does not ask who rated, in which order, or for lone ratings (%s)',
    (metric) => {
      fc.assert(
        fc.property(tables, cell, (ratings, lone) => {
          const value = alpha(metric, ratings);
          expectSame(alpha(metric, ratings.map(shuffled)), value);
          expectSame(alpha(metric, shuffled(ratings)), value);
          expectSame(alpha(metric, [...ratings, [lone], []]), value);
        }),
      );
    },
  );

  it('alpha keeps its value under the changes its scale allows', () => {
    const swapped = [2, 0, 3, 1];
    fc.assert(
      fc.property(
        tables,
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.integer({ min: -40, max: 40 }),
        (ratings, factor, shift) => {
          const relabelled = ratings.map((unit) =>
            unit.map((rating) => (rating === null ? null : (swapped[rating] ?? 0))),
          );
          expectSame(alpha('nominal', relabelled), alpha('nominal', ratings));
          const wider = tableOf(
            ratings.map((unit) => unit.map((rating) => (rating === null ? null : rating * 3 + 1))),
            3 * Q,
          );
          expectSame(ordinalAlpha(wider)(wider.times), alpha('ordinal', ratings));
          expectSame(
            alpha(
              'interval',
              ratings,
              VALUES.map((value) => value * factor + shift),
            ),
            alpha('interval', ratings),
          );
          expectSame(
            alpha(
              'ratio',
              ratings,
              VALUES.map((value) => value * factor),
            ),
            alpha('ratio', ratings),
          );
        },
      ),
    );
  });

  it('alpha changes when all data are counted twice', () => {
    const table = tableOf([
      [0, 1],
      [0, 0],
      [1, 1],
    ]);
    const doubled = table.times.map((count) => 2 * count);
    expect(nominalAlpha(table)(doubled)).not.toBeCloseTo(nominalAlpha(table)(table.times) as number, 3);
  });

  it('nominal alpha follows from Fleiss’ kappa when nothing is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }).chain(fullTables), (ratings) => {
        const table = tableOf(ratings);
        const n = table.ratings;
        const [kappa, value] = [fleissKappa(table)(table.times), nominalAlpha(table)(table.times)];
        if (typeof kappa === 'number') expect(value).toBeCloseTo(1 - ((1 - kappa) * (n - 1)) / n, 9);
        else expect(value).toEqual(kappa);
      }),
    );
  });

  it('Fleiss’ kappa of two raters is Scott’s pi', () => {
    fc.assert(
      fc.property(fullTables(2), (ratings) => {
        const table = tableOf(ratings);
        expectSame(fleissKappa(table)(table.times), scottPi(ratings));
      }),
    );
  });

  it('with two categories all weights are the same', () => {
    const binary = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })), { minLength: 1 });
    fc.assert(
      fc.property(binary, (ratings) => {
        const table = patternsOf(ratings, 2);
        const pairs = new RatingPairs(2);
        for (const [a, b] of ratings) pairs.add(a, b);
        const kappa = cohenKappa(pairs, COHEN_WEIGHTS.unweighted)(pairs.times);
        expectSame(cohenKappa(pairs, COHEN_WEIGHTS.linear)(pairs.times), kappa);
        expectSame(cohenKappa(pairs, COHEN_WEIGHTS.quadratic)(pairs.times), kappa);
        expectSame(gwetAc2Linear(table)(table.times), gwetAc1(table)(table.times));
        expectSame(gwetAc2Quadratic(table)(table.times), gwetAc1(table)(table.times));
      }),
    );
  });

  it('sums disagreement over all pairs at once as one by one', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: Q, maxLength: Q });
    fc.assert(
      fc.property(counts, (each) => {
        const categories = ranks(Q);
        const slowly = (between: (a: number, b: number) => number): number => pairwise(between).sum(categories, each);
        const at = (category: number): number => VALUES[category] ?? 0;
        expect(nominal.sum(categories, each)).toBe(slowly((a, b) => (a === b ? 0 : 1)));
        expect(squaredDistance(VALUES).sum(categories, each)).toBeCloseTo(
          slowly((a, b) => (at(a) - at(b)) ** 2),
          8,
        );
        expect(absoluteDistance(VALUES).sum(categories, each)).toBeCloseTo(
          slowly((a, b) => Math.abs(at(a) - at(b))),
          8,
        );
      }),
    );
  });

  it('counts units that look alike once, with how often they occur', () => {
    const table = tableOf([[0, 1, 1], [1, 0, 1], [1, 1, 0, null], [2], []]);
    table.add([1, 1, 0], 5);
    expect([table.patterns.length, table.times, table.units, table.pairableUnits, table.ratings]).toEqual([
      2,
      [8, 1],
      9,
      8,
      25,
    ]);
    expect(() => table.add([Q])).toThrow(RangeError);
  });
});

/** By its own formula: (observed − expected) / (1 − expected), expected from the shares in both raters’ ratings. */
function scottPi(ratings: readonly number[][]): Coefficient {
  const all = ratings.flat();
  const expected = ranks(Q).reduce(
    (sum, c) => sum + (all.filter((rating) => rating === c).length / all.length) ** 2,
    0,
  );
  const observed = ratings.filter(([a, b]) => a === b).length / ratings.length;
  return expected === 1 ? { value: null, reason: 'NO_VARIATION' } : (observed - expected) / (1 - expected);
}
