import { describe, expect, it } from '@jest/globals';
import {
  COUNTS,
  DATA,
  patternsIn,
  patternsOf,
  patternsOfCounts,
  patternsOfTable,
  TABLES,
} from '../../test/support/known-ratings.js';
import type { Estimator } from './coefficient.js';
import { pairwise } from './disagreement.js';
import { intervalAlpha, krippendorffAlpha, nominalAlpha, ordinalAlpha, ratioAlpha } from './krippendorff.js';
import type { UnitPatterns } from './unit-patterns.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const METRICS: Record<string, (table: UnitPatterns) => Estimator> = {
  nominal: nominalAlpha,
  ordinal: ordinalAlpha,
  interval: (table) => intervalAlpha(table, upTo(table.categoryCount)),
  ratio: (table) => ratioAlpha(table, upTo(table.categoryCount)),
};
const alpha = (metric: string, table: UnitPatterns): unknown => METRICS[metric]?.(table)(table.times);

describe('Krippendorff’s alpha', () => {
  it.each([
    ['K2', 'nominal', 2 / 21],
    ['K3', 'nominal', 127 / 173],
    ['K3', 'interval', 113 / 136],
    ['K4', 'nominal', 113 / 152],
    ['K4', 'ordinal', 108_577 / 133_160],
    ['K4', 'interval', 951 / 1120],
    ['K4', 'ratio', 0.7974027747],
    ['K80', 'nominal', 163 / 254],
    ['K80', 'interval', 204 / 373],
    ['K80', 'ratio', 0.4832542916],
    ['K80', 'ordinal', 3034 / 6075],
    ['F71', 'nominal', 5477 / 12_637],
  ] as const)('of %s with the %s metric', (data, metric, value) => {
    expect(Math.abs((alpha(metric, patternsIn(DATA[data])) as number) - value)).toBeLessThan(1e-9);
  });

  it.each([[COUNTS.G6, 6521 / 15_510]])('of counts by category', (counts, value) => {
    expect(alpha('nominal', patternsOfCounts(counts))).toBeCloseTo(value, 10);
  });

  it.each([
    ['nominal', TABLES.krippendorffA, 1259 / 6632],
    ['nominal', TABLES.krippendorffB, 1259 / 6632],
    ['ordinal', TABLES.likert, 0.8162550584],
  ])('%s of two raters’ tables: only the sums of both raters count', (metric, table, value) => {
    expect(Math.abs((alpha(metric, patternsOfTable(table)) as number) - value)).toBeLessThan(1e-9);
  });

  it('takes any disagreement of two categories (Artstein and Poesio)', () => {
    const table = patternsOfTable(TABLES.artstein2);
    const half = pairwise((a, b) => (a === 2 || b === 2 ? 0.5 : 1));
    expect(krippendorffAlpha(table, half)(table.times)).toBeCloseTo(7919 / 9710, 10);
  });

  it('measures ordinal distances in pairable ratings, so that unused categories and lone ratings change nothing', () => {
    // With quadratic weights by rank K4 would have the interval alpha, .849; with weights called ordinal elsewhere .834.
    const more = patternsIn(`${DATA.K4} 4... .1.. ....`);
    expect(alpha('ordinal', more)).toBeCloseTo(108_577 / 133_160, 10);
    const wider = patternsOf([...ratingsOfK4(), []], 6);
    expect(alpha('ordinal', wider)).toBeCloseTo(108_577 / 133_160, 10);
  });

  it.each(Object.keys(METRICS))('is −1/2 for two units rated 1 and 2, and 0 for one (%s)', (metric) => {
    expect(alpha(metric, patternsIn('12 12'))).toBeCloseTo(-0.5, 12);
    expect(alpha(metric, patternsIn('12'))).toBeCloseTo(0, 12);
  });

  it.each(Object.keys(METRICS))('has no value, and says why, without overlap or variation (%s)', (metric) => {
    expect(alpha(metric, patternsIn('1. .2 1.'))).toEqual({ value: null, reason: 'NO_OVERLAP' });
    expect(alpha(metric, patternsIn('11 11 .2'))).toEqual({ value: null, reason: 'NO_VARIATION' });
    expect(alpha(metric, patternsOf([], 3))).toEqual({ value: null, reason: 'NO_OVERLAP' });
  });

  it('keeps its digits when values lie close together far from zero', () => {
    const table = patternsIn(DATA.K4);
    const far = intervalAlpha(
      table,
      upTo(5).map((value) => 1e9 + value),
    );
    expect(far(table.times)).toBeCloseTo(951 / 1120, 10);
  });

  it('takes two zeros as the same value of a ratio scale, and refuses negative values', () => {
    const table = patternsIn('00 01 11 12 22');
    expect(ratioAlpha(table, [0, 1, 2])(table.times)).toEqual(expect.any(Number));
    expect(ratioAlpha(table, [-1, 0, 1])(table.times)).toEqual({ value: null, reason: 'NEGATIVE_VALUES' });
  });
});

const ratingsOfK4 = (): number[][] =>
  DATA.K4.split(' ').map((unit) => [...unit].filter((mark) => mark !== '.').map((mark) => Number(mark) - 1));
