import { describe, expect, it } from '@jest/globals';
import { averagePrecision, f1 } from './ranking-measures.js';

describe(averagePrecision, () => {
  it('is the mean precision at each positive', () => {
    expect(averagePrecision([0.9, 0.8, 0.7, 0.6], [true, false, true, false])).toBeCloseTo((1 + 2 / 3) / 2);
    expect(averagePrecision([0.1, 0.9], [true, false])).toBe(0.5);
    expect(averagePrecision([0.1], [false])).toBe(0);
  });
});

describe(f1, () => {
  it('weighs what was found wrongly like what was missed', () => {
    expect(f1([0.9, 0.8, 0.2], [true, false, true], 0.5)).toBe(0.5);
    expect(f1([0.9, 0.1], [true, false], 0.5)).toBe(1);
    expect(f1([0.1], [true], 0.5)).toBe(0);
  });
});
