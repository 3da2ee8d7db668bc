import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Candidate,
  chooseStarts,
  freePlaces,
  hostFreeAt,
  hostOfAddress,
  mostSaved,
  type Pace,
  refilled,
} from './politeness.js';

const start = new Date('2026-11-02T10:00:00Z');
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);
const limits = { startsPerMinute: 240, atOnce: 40 };

describe(refilled, () => {
  it.each([
    [0, 5, 20],
    [0, 1, 4],
    [0, 3_600, 20],
    [7, 1, 11],
    [7, -10, 7],
  ])('%d saved, %d seconds later: %d', (saved, seconds, expected) => {
    expect(refilled({ saved, at: start }, after(seconds), limits).saved).toBe(expected);
  });

  it('lets at most a minute’s starts and what was saved up begin in any minute, however often it is asked', () => {
    const waits = fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(waits, fc.integer({ min: 1, max: 600 }), (gaps, startsPerMinute) => {
        let pace: Pace = { saved: mostSaved(startsPerMinute), at: start };
        const starts: { at: number; count: number }[] = [];
        for (const gap of gaps) {
          pace = refilled(pace, new Date(pace.at.getTime() + gap), { startsPerMinute, atOnce: 1e9 });
          const count = freePlaces(pace, 0, { startsPerMinute, atOnce: 1e9 });
          pace = { ...pace, saved: pace.saved - count };
          starts.push({ at: pace.at.getTime(), count });
        }
        for (const { at } of starts) {
          const inMinute = starts.filter((other) => other.at >= at && other.at < at + 60_000);
          const sum = inMinute.reduce((total, { count }) => total + count, 0);
          expect(sum).toBeLessThanOrEqual(startsPerMinute + mostSaved(startsPerMinute));
        }
      }),
    );
  });
});

describe(freePlaces, () => {
  it.each([
    [20, 0, 20],
    [20.9, 0, 20],
    [20, 30, 10],
    [20, 40, 0],
    [20, 99, 0],
    [0.5, 0, 0],
  ])('%d saved, %d in flight: %d', (saved, inFlight, places) => {
    expect(freePlaces({ saved, at: start }, inFlight, limits)).toBe(places);
  });
});

describe(chooseStarts, () => {
  const candidate = (id: string, dueSince: number, requested = false): Candidate => ({
    id,
    host: `${id}.example`,
    dueSince: after(dueSince),
    requested,
  });
  const ids = (chosen: Candidate[]): string => chosen.map(({ id }) => id).join('');

  it('takes what has been due longest first', () => {
    const waiting = [candidate('c', 3), candidate('a', 1), candidate('d', 4), candidate('b', 2)];
    expect(ids(chooseStarts(waiting, 3))).toBe('abc');
    expect(ids(chooseStarts(waiting, 0))).toBe('');
  });

  it('prefers what a person waits for, with half of the places at most while others want them', () => {
    const waiting = [candidate('a', 1), candidate('b', 2), candidate('x', 7, true), candidate('y', 8, true)];
    expect(ids(chooseStarts(waiting, 2))).toBe('xa');
    expect(ids(chooseStarts(waiting, 1))).toBe('x');
    expect(ids(chooseStarts([...waiting, candidate('z', 9, true)].slice(2), 3))).toBe('xyz');
  });

  it('starts nothing twice and leaves no place empty, in whatever order they come', () => {
    const many = fc.uniqueArray(fc.record({ key: fc.nat(500), due: fc.nat(100), requested: fc.boolean() }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(many, fc.nat(60), (keys, places) => {
        const all = keys.map(({ key, due, requested }) => candidate(`${key}`, due, requested));
        const chosen = chooseStarts(all, places);
        expect(new Set(chosen).size).toBe(Math.min(places, all.length));
        expect(chooseStarts([...all].reverse(), places)).toEqual(chosen);
      }),
    );
  });
});

describe(hostFreeAt, () => {
  it.each([
    [10, null, 10],
    [10, 5, 10],
    [10, 120, 120],
    [10, 1e9, 3_600],
  ])('%d seconds apart, Retry-After %s: %d', (spacing, retryAfter, seconds) => {
    expect(hostFreeAt(start, spacing, retryAfter)).toEqual(after(seconds));
  });
});

describe(hostOfAddress, () => {
  it.each([
    ['https://www.News.example/a', 'news.example'],
    ['http://news.example:8080/a', 'news.example'],
    ['https://blog.news.example/', 'blog.news.example'],
    ['http://[2001:db8::1]/', '[2001:db8::1]'],
  ])('%s is at %s', (address, host) => {
    expect(hostOfAddress(address)).toBe(host);
  });
});
