import { describe, expect, it } from '@jest/globals';
import { DATA, patternsIn, patternsOf } from '../../test/support/known-ratings.js';
import { drawBinomial } from './binomial.js';
import { bootstrapIntervals, type Interval } from './bootstrap.js';
import { percentAgreement } from './gwet.js';
import { nominalAlpha, ordinalAlpha } from './krippendorff.js';
import { seededRandom } from './seeded-random.js';
import { UnitPatterns } from './unit-patterns.js';

const OPTIONS = { resamples: 2_000, seed: 7 };

describe('bootstrap intervals', () => {
  it('hold the estimate, and are the same for the same seed', () => {
    const table = patternsIn(DATA.F71);
    const alpha = nominalAlpha(table);
    const [interval] = bootstrapIntervals(table, [alpha], OPTIONS);
    const { low, high } = interval as { low: number; high: number };
    const estimate = alpha(table.times) as number;
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
    expect(bootstrapIntervals(table, [alpha], OPTIONS)).toEqual([interval]);
    expect(bootstrapIntervals(table, [alpha], { ...OPTIONS, seed: 8 })).not.toEqual([interval]);
  });

  it('are those of the binomial distribution for a share of units', () => {
    const table = new UnitPatterns(2);
    table.add([0, 0], 700);
    table.add([0, 1], 300);
    const [interval] = bootstrapIntervals(table, [percentAgreement(table)], { resamples: 20_000, seed: 1 });
    // 0.7 ± 1.96 √(0.7 · 0.3 / 1000)
    expect(interval).toEqual({ low: expect.closeTo(0.6716, 2), high: expect.closeTo(0.7284, 2) });
  });

  it('shrink with the root of the number of units, in time that does not grow with it', () => {
    const widthOf = (times: number): number => {
      const table = patternsIn(DATA.F71);
      const many = { times: table.times.map((count) => count * times), categoryCount: table.categoryCount };
      const [interval] = bootstrapIntervals(many, [nominalAlpha(table)], OPTIONS);
      const { low, high } = interval as { low: number; high: number };
      return high - low;
    };
    expect(widthOf(1) / widthOf(10_000)).toBeGreaterThan(80);
    expect(widthOf(1) / widthOf(10_000)).toBeLessThan(125);
  });

  it('say why there is none', () => {
    const reasonOf = (table: UnitPatterns): Interval | undefined =>
      bootstrapIntervals(table, [ordinalAlpha(table)], OPTIONS)[0];
    expect(reasonOf(patternsIn('12'))).toEqual({ value: null, reason: 'TOO_FEW_UNITS' });
    expect(reasonOf(patternsIn('11 11'))).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(reasonOf(patternsIn('1. .2'))).toEqual({ value: null, reason: 'NO_OVERLAP' });
    // More than a third of the resamples have only the unit that all agree on.
    expect(reasonOf(patternsIn('11 11 11 12'))).toEqual({ value: null, reason: 'UNSTABLE' });
    const ratings = Array.from({ length: 101 }, (_, category) => [category, category]);
    expect(reasonOf(patternsOf(ratings, 101))).toEqual({ value: null, reason: 'TOO_MANY_CATEGORIES' });
  });
});

describe('binomial draws', () => {
  it.each([
    [5, 0.3],
    [40, 0.02],
    [50, 0.5],
    [1_000, 0.9],
    [100_000, 0.25],
  ])('have the mean and the variance of %d trials at %d', (n, p) => {
    const random = seededRandom(11);
    const draws = Array.from({ length: 20_000 }, () => drawBinomial(n, p, random));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    const expected = n * p * (1 - p);
    // Five standard errors.
    expect(Math.abs(mean - n * p)).toBeLessThan(5 * Math.sqrt(expected / draws.length));
    expect(variance / expected).toBeGreaterThan(0.93);
    expect(variance / expected).toBeLessThan(1.07);
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= n)).toBe(true);
  });

  it('come in the proportions of the distribution', () => {
    const random = seededRandom(5);
    const [n, p, size] = [40, 0.4, 40_000];
    const seen = Array.from({ length: n + 1 }, () => 0);
    for (let i = 0; i < size; i += 1) seen[drawBinomial(n, p, random)]! += 1;
    let probability = (1 - p) ** n;
    let distance = 0;
    for (let k = 0; k <= n; k += 1) {
      distance += (seen[k]! - size * probability) ** 2 / (size * probability + 1);
      probability *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    // Chi-square with 40 degrees of freedom: above 80 about once in 5,000 tests.
    expect(distance).toBeLessThan(80);
  });

  it('are certain where nothing is left to chance', () => {
    expect([
      drawBinomial(9, 0, Math.random),
      drawBinomial(9, 1, Math.random),
      drawBinomial(0, 0.5, Math.random),
    ]).toEqual([0, 9, 0]);
  });
});
