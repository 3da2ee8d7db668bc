import { describe, expect, it } from '@jest/globals';
import { wilsonInterval } from './wilson.js';

describe(wilsonInterval, () => {
  it.each([
    // (10·0.8 + 1.92 ± 1.96 √(10·0.16 + 0.96)) / 13.84, and its ends
    [0.8, 10, 0.49016, 0.94332],
    [1, 20, 0.83887, 1],
    [0, 20, 0, 0.16113],
  ])('of a share of %d among %d', (share, n, low, high) => {
    expect(wilsonInterval(share, n).low).toBeCloseTo(low, 4);
    expect(wilsonInterval(share, n).high).toBeCloseTo(high, 4);
  });
});
