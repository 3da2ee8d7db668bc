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
import { fleissKappa, gwetAc1, gwetAc2Linear, gwetAc2Quadratic, percentAgreement } from './gwet.js';
import type { UnitPatterns } from './unit-patterns.js';

const all = (table: UnitPatterns) => ({
  percent: percentAgreement(table)(table.times),
  fleiss: fleissKappa(table)(table.times),
  ac1: gwetAc1(table)(table.times),
  linear: gwetAc2Linear(table)(table.times),
  quadratic: gwetAc2Quadratic(table)(table.times),
});

describe('Fleiss’ kappa, Gwet’s AC1 and AC2 and percent agreement', () => {
  it('of F71', () => {
    const { fleiss, ac1, percent } = all(patternsIn(DATA.F71));
    expect(fleiss).toBeCloseTo(5437 / 12_637, 10);
    expect(ac1).toBeCloseTo(0.4478845158, 9);
    expect(percent).toBeCloseTo(0.555556, 6);
  });

  it('of FW', () => {
    const { fleiss, ac1, percent } = all(patternsOfCounts(COUNTS.FW));
    expect(fleiss).toBeCloseTo(4211 / 20_059, 10);
    expect(ac1).toBeCloseTo(0.2256141508, 9);
    expect(percent).toBeCloseTo(0.378022, 6);
  });

  it('of G6', () => {
    const { fleiss, ac1, percent } = all(patternsOfCounts(COUNTS.G6));
    expect(fleiss).toBeCloseTo(214 / 517, 10);
    expect(ac1).toBeCloseTo(0.4448007329, 9);
    expect(percent).toBeCloseTo(0.551111, 6);
  });

  it('of K4, with missing ratings', () => {
    const { fleiss, ac1, linear, quadratic, percent } = all(patternsIn(DATA.K4));
    expect(fleiss).toBeCloseTo(7343 / 9647, 10);
    expect(ac1).toBeCloseTo(31_825 / 41_041, 10);
    expect(linear).toBeCloseTo(0.8587391364, 9);
    expect(quadratic).toBeCloseTo(0.9140007236, 9);
    expect(percent).toBeCloseTo(0.818182, 6);
  });

  it('of Randolph’s tables, where the prevalent answer turns kappa negative', () => {
    expect(all(patternsIn('YYY YYN NNY NNN')).fleiss).toBeCloseTo(1 / 3, 10);
    const { fleiss, percent } = all(patternsIn('YYY YYN YYN YYY'));
    expect(fleiss).toBeCloseTo(-1 / 5, 10);
    expect(percent).toBeCloseTo(2 / 3, 10);
  });

  it('of tables with one dominant label, where AC1 and kappa part', () => {
    const { fleiss, ac1, percent } = all(patternsOfTable(TABLES.prevalent));
    expect(fleiss).toBeCloseTo(0.314286, 6);
    expect(ac1).toBeCloseTo(101 / 125, 10);
    expect(percent).toBeCloseTo(0.85, 10);
    const nearlyAllYes = all(patternsIn('yy yy yy yy yy yy yy yy nn yn'));
    expect(nearlyAllYes.fleiss).toBeCloseTo(0.6078, 4);
    expect(nearlyAllYes.ac1).toBeCloseTo(0.8658, 4);
    expect(nearlyAllYes.percent).toBeCloseTo(0.9, 10);
  });

  it.each([
    ['cohen37', -13 / 271, 0.183099],
    ['cohen45', 163 / 283, 0.638554],
    ['gwet', 24_803 / 29_203, 0.940237],
  ] as const)('of %s', (name, ac1, quadratic) => {
    const found = all(patternsOfTable(TABLES[name]));
    expect(found.ac1).toBeCloseTo(ac1, 10);
    expect(found.quadratic).toBeCloseTo(quadratic, 6);
  });

  it('of the Likert table', () => {
    const { ac1, quadratic, percent } = all(patternsOfTable(TABLES.likert));
    expect(ac1).toBeCloseTo(23_659 / 40_759, 10);
    expect(quadratic).toBeCloseTo(0.8402833659, 9);
    expect(percent).toBeCloseTo(0.684210526315789, 12);
  });

  it.each(['krippendorffA', 'krippendorffB'] as const)('is Scott’s pi for two raters (%s)', (name) => {
    expect(all(patternsOfTable(TABLES[name])).fleiss).toBeCloseTo(0.186, 3);
  });

  it('has no value without overlap; without variation only percent agreement has one', () => {
    const none = { value: null, reason: 'NO_OVERLAP' };
    expect(all(patternsIn('1. .2'))).toEqual({ percent: none, fleiss: none, ac1: none, linear: none, quadratic: none });
    const same = { value: null, reason: 'NO_VARIATION' };
    const flat = { percent: 1, fleiss: same, ac1: same, linear: same, quadratic: same };
    expect(all(patternsIn('11 11'))).toEqual(flat);
    // Raters could have chosen another one of three categories, and never did.
    expect(
      all(
        patternsOf(
          [
            [0, 0],
            [0, 0],
          ],
          3,
        ),
      ),
    ).toEqual(flat);
  });
});
