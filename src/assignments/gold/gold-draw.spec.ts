import { describe, expect, it } from '@jest/globals';
import { goldOrder, isGoldTurn, minutesUntilFinal } from './gold-draw.js';

const key = Buffer.from('a key of the desk that nobody guesses');
const turns = (reviewer: string, rate: number, count = 4000): boolean[] =>
  Array.from({ length: count }, (_, turn) => isGoldTurn(key, reviewer, turn, rate));
const share = (drawn: readonly boolean[]): number => drawn.filter(Boolean).length / drawn.length;

describe('which claims with a known answer a reviewer gets', () => {
  it.each([0.05, 0.2, 0.5])('a rate of %d is the share of what is taken, within chance', (rate) => {
    const four = 4 * Math.sqrt((rate * (1 - rate)) / 4000);
    expect(Math.abs(share(turns('ann', rate)) - rate)).toBeLessThan(four);
  });

  it('gives none at a rate of 0', () => {
    expect(share(turns('ann', 0))).toBe(0);
  });

  it('is the same again for the same key, and another for another reviewer or key', () => {
    expect(turns('ann', 0.3)).toEqual(turns('ann', 0.3));
    expect(turns('ann', 0.3)).not.toEqual(turns('ben', 0.3));
    const other = Array.from({ length: 4000 }, (_, turn) => isGoldTurn(Buffer.from('other'), 'ann', turn, 0.3));
    expect(other).not.toEqual(turns('ann', 0.3));
  });

  it('every turn at a low rate is one at a higher rate too', () => {
    const high = turns('ann', 0.4);
    expect(turns('ann', 0.1).every((gold, turn) => !gold || high[turn])).toBe(true);
  });

  it('reviewers get the claims in orders of their own', () => {
    const claims = Array.from({ length: 12 }, (_, n) => ({ claimId: `claim ${n}` }));
    const ann = goldOrder(key, 'ann', claims);
    expect(ann.toSorted((a, b) => (a.claimId < b.claimId ? -1 : 1))).toEqual(
      claims.toSorted((a, b) => (a.claimId < b.claimId ? -1 : 1)),
    );
    expect(goldOrder(key, 'ann', claims.toReversed())).toEqual(ann);
    expect(goldOrder(key, 'ben', claims)).not.toEqual(ann);
  });

  it('a rating is final at once where one rater decides, else within a lease', () => {
    expect(minutesUntilFinal(key, 'round', { k: 1, leaseMinutes: 600 })).toBe(0);
    const waits = Array.from({ length: 300 }, (_, n) =>
      minutesUntilFinal(key, `round ${n}`, { k: 2, leaseMinutes: 600 }),
    );
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(600);
    expect(new Set(waits).size).toBeGreaterThan(100);
  });
});
