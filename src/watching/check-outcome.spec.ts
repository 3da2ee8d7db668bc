import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/app-error.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import { afterCheck, failedBy, failedHere } from './check-outcome.js';

const now = new Date('2026-11-02T10:00:00Z');
const before = new Date('2026-11-01T10:00:00Z');
const check = {
  id: '00000000-0000-4000-8000-000000000001',
  intervalMinutes: 60,
  health: 'ACTIVE' as const,
  healthSince: before,
  problemCode: null,
  problemMessage: null,
  failures: 0,
  unchanged: 3,
  lastCheckedAt: before,
  lastChangedAt: before,
  nextCheckAt: now,
};
const gone = failedBy(new FetchFailure('URL_NOT_FOUND', 'Gone.', { status: 404 }));
const record = (outcome: ReturnType<typeof failedBy>, change: object = {}) => {
  if (outcome.kind === 'DONE') throw new Error('nothing is recorded of what is done once');
  return afterCheck({ ...check, ...change }, outcome, now);
};

describe(afterCheck, () => {
  it('counts checks without news, and forgets them at a change', () => {
    expect(record({ kind: 'UNCHANGED', movedTo: null })).toMatchObject({ unchanged: 4, lastChangedAt: before });
    expect(record({ kind: 'CHANGED', movedTo: null })).toMatchObject({ unchanged: 0, lastChangedAt: now });
  });

  it('shows a failure since when it began, and ends it with the first success', () => {
    const first = record(gone);
    expect(first).toMatchObject({ health: 'GONE', healthSince: now, problemCode: 'URL_NOT_FOUND', failures: 1 });
    const second = record(gone, { ...first, healthSince: before });
    expect(second).toMatchObject({ health: 'GONE', healthSince: before, failures: 2, unchanged: 3 });
    const well = { health: 'ACTIVE', healthSince: now, problemCode: null, problemMessage: null, failures: 0 };
    expect(record({ kind: 'UNCHANGED', movedTo: null }, second)).toMatchObject(well);
  });

  it('tells where a page moved to, which is no failure', () => {
    const moved = record({ kind: 'UNCHANGED', movedTo: 'https://news.example/new' });
    expect(moved).toMatchObject({ health: 'MOVED', problemCode: null, failures: 0 });
    expect(moved.problemMessage).toContain('https://news.example/new');
  });

  it('keeps what is known of the page after a fault of ours', () => {
    expect(record(failedHere('GONE'), { health: 'GONE' })).toMatchObject({ health: 'GONE', problemCode: 'INTERNAL' });
  });
});

describe(failedBy, () => {
  it.each([
    [new FetchFailure('URL_TIMEOUT', 'Slow.'), 'UNREACHABLE'],
    [new FetchFailure('URL_BLOCKED', 'No.'), 'BLOCKED'],
    [new FetchFailure('URL_TOO_MANY_REDIRECTS', 'Round.'), 'MOVED'],
    [new FetchFailure('URL_TOO_LARGE', 'Large.'), 'UNREADABLE'],
    [new AppError('FEED_UNREADABLE', 'None.'), 'UNREADABLE'],
  ])('%s is %s', (error, health) => {
    expect(failedBy(error)).toMatchObject({ kind: 'FAILED', health, code: error.code });
  });
});
