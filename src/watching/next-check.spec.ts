import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HEALTHS } from './health.js';
import {
  firstCheckAt,
  LONGEST_INTERVAL,
  LONGEST_RETRY_AFTER_SECONDS,
  nextCheckAt,
  type Rhythm,
  SHORTEST_INTERVAL,
  waitMinutes,
} from './next-check.js';

const HOUR = 60;
const DAY = 24 * HOUR;
const rhythm = (change: Partial<Rhythm> = {}): Rhythm => ({
  intervalMinutes: HOUR,
  unchanged: 0,
  failures: 0,
  health: 'ACTIVE',
  ...change,
});

const rhythms: fc.Arbitrary<Rhythm> = fc.record({
  intervalMinutes: fc.integer({ min: SHORTEST_INTERVAL, max: LONGEST_INTERVAL }),
  unchanged: fc.nat(100_000),
  failures: fc.nat(100_000),
  health: fc.constantFrom(...HEALTHS),
});
const now = new Date('2026-11-02T10:00:00Z');

describe(waitMinutes, () => {
  it.each<[string, Partial<Rhythm>, number]>([
    ['a page that has just changed', { unchanged: 0 }, HOUR],
    ['four checks without news', { unchanged: 4 }, HOUR],
    ['five', { unchanged: 5 }, 1.5 * HOUR],
    ['six', { unchanged: 6 }, 2.25 * HOUR],
    ['a hundred: the slowest', { unchanged: 100 }, 8 * HOUR],
    ['a hundred, of an interval of 6 hours: daily', { unchanged: 100, intervalMinutes: 6 * HOUR }, DAY],
    ['a hundred, of an interval of 3 days', { unchanged: 100, intervalMinutes: 3 * DAY }, 3 * DAY],
    ['unreachable once: soon', { failures: 1, health: 'UNREACHABLE' }, 15],
    ['unreachable three times', { failures: 3, health: 'UNREACHABLE' }, HOUR],
    ['unreachable for long', { failures: 500, health: 'UNREACHABLE' }, DAY],
    ['unreachable, with a short interval', { failures: 1, health: 'UNREACHABLE', intervalMinutes: 5 }, 5],
    ['gone: looked at once more within the hour', { failures: 1, health: 'GONE', intervalMinutes: DAY }, HOUR],
    ['gone for long: rarely, but not never', { failures: 50, health: 'GONE' }, 7 * DAY],
    ['blocked: at half the speed from the beginning', { failures: 1, health: 'BLOCKED' }, 2 * HOUR],
    ['blocked for long', { failures: 50, health: 'BLOCKED' }, 7 * DAY],
    ['not the article any more', { failures: 2, health: 'NOT_ARTICLE' }, 2 * HOUR],
  ])('%s', (_name, change, minutes) => {
    expect(waitMinutes(rhythm(change))).toBe(minutes);
  });

  it('is never longer than a week or the interval, and never shorter than five minutes', () => {
    fc.assert(
      fc.property(rhythms, (any) => {
        const minutes = waitMinutes(any);
        expect(minutes).toBeGreaterThanOrEqual(SHORTEST_INTERVAL);
        expect(minutes).toBeLessThanOrEqual(Math.max(7 * DAY, any.intervalMinutes));
      }),
    );
  });

  it('grows with failures, and with checks without news', () => {
    fc.assert(
      fc.property(rhythms, (any) => {
        const failing = { ...any, failures: any.failures + 1 };
        if (any.failures > 0) expect(waitMinutes(failing)).toBeGreaterThanOrEqual(waitMinutes(any));
        const calm = { ...any, failures: 0 };
        expect(waitMinutes({ ...calm, unchanged: any.unchanged + 1 })).toBeGreaterThanOrEqual(waitMinutes(calm));
      }),
    );
  });

  it('is the set interval again after a change', () => {
    fc.assert(
      fc.property(rhythms, (any) => {
        expect(waitMinutes({ ...any, failures: 0, unchanged: 0 })).toBe(any.intervalMinutes);
      }),
    );
  });
});

describe(nextCheckAt, () => {
  const delay = (at: Date): number => at.getTime() - now.getTime();

  it('stays within a tenth of the wait, the same each time for the same check', () => {
    fc.assert(
      fc.property(fc.uuid(), rhythms, (id, any) => {
        const at = nextCheckAt(now, id, any, null);
        const wait = waitMinutes(any) * 60_000;
        expect(delay(at)).toBeGreaterThanOrEqual(Math.floor(wait * 0.9));
        expect(delay(at)).toBeLessThanOrEqual(Math.ceil(wait * 1.1));
        expect(nextCheckAt(now, id, any, null)).toEqual(at);
      }),
    );
  });

  it('comes no earlier than the site asks, and believes no more than a week', () => {
    const asked = (seconds: number) =>
      delay(nextCheckAt(now, 'a', rhythm({ failures: 1, health: 'BLOCKED' }), seconds));
    expect(asked(86_400)).toBe(86_400_000);
    expect(asked(10)).toBeGreaterThan(60 * 60_000);
    expect(asked(1e12)).toBe(LONGEST_RETRY_AFTER_SECONDS * 1000);
  });
});

describe(firstCheckAt, () => {
  it('spreads watches made in one second over the interval', () => {
    const perMinute = Array.from({ length: HOUR }, () => 0);
    for (let i = 0; i < 6_000; i += 1) {
      const at = firstCheckAt(now, `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`, HOUR);
      perMinute[Math.floor((at.getTime() - now.getTime()) / 60_000)]! += 1;
    }
    // A hundred each on average; by chance hardly ever beyond these.
    expect(Math.max(...perMinute)).toBeLessThan(150);
    expect(Math.min(...perMinute)).toBeGreaterThan(60);
  });
});
