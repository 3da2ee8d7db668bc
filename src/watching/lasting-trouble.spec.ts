import { describe, expect, it } from '@jest/globals';
import { afterCheck, type CheckOutcome, failedHere } from './check-outcome.js';
import type { Health } from './health.js';
import { isLastingTrouble } from './lasting-trouble.js';

const HOUR = 60 * 60_000;

/** Which of these checks, one an hour, say that people should hear of it. */
function tellingChecks(outcomes: readonly (Health | 'INTERNAL')[]): number[] {
  const begin = new Date('2026-05-04T08:00:00Z');
  const telling: number[] = [];
  let check: Parameters<typeof afterCheck>[0] = {
    id: 'a',
    intervalMinutes: 60,
    health: 'ACTIVE',
    healthSince: begin,
    problemCode: null,
    problemMessage: null,
    failures: 0,
    unchanged: 0,
    lastCheckedAt: null,
    lastChangedAt: null,
    nextCheckAt: begin,
  };
  for (const [turn, health] of outcomes.entries()) {
    const now = new Date(begin.getTime() + turn * HOUR);
    const record = afterCheck(check, outcomeOf(health, check.health), now);
    if (isLastingTrouble(check.health, record, now)) telling.push(turn);
    check = { ...check, ...record };
  }
  return telling;
}

function outcomeOf(health: Health | 'INTERNAL', before: Health): Exclude<CheckOutcome, { kind: 'DONE' }> {
  if (health === 'INTERNAL') return failedHere(before) as Exclude<CheckOutcome, { kind: 'DONE' }>;
  if (health === 'ACTIVE') return { kind: 'UNCHANGED', movedTo: null };
  return { kind: 'FAILED', code: 'URL_NOT_FOUND', message: 'No.', health, retryAfterSeconds: null };
}

describe('isLastingTrouble', () => {
  it('waits for a second check that says the same', () => {
    expect(tellingChecks(['GONE', 'ACTIVE', 'GONE', 'GONE', 'GONE'])).toEqual([3, 4]);
    expect(tellingChecks(['GONE', 'BLOCKED', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREADABLE'])).toEqual([2, 5]);
  });

  it('waits a day while a site cannot be reached', () => {
    const hours: Health[] = Array.from({ length: 26 }, () => 'UNREACHABLE');
    expect(tellingChecks(hours)).toEqual([24, 25]);
  });

  it('says nothing of pages that moved and are read, and of faults of our own', () => {
    expect(tellingChecks(['ACTIVE', 'INTERNAL', 'INTERNAL', 'INTERNAL'])).toEqual([]);
    expect(tellingChecks(['GONE', 'INTERNAL', 'INTERNAL'])).toEqual([]);
    const now = new Date();
    const moved = afterCheck(
      {
        id: 'a',
        intervalMinutes: 60,
        health: 'MOVED',
        healthSince: now,
        problemCode: null,
        problemMessage: null,
        failures: 0,
        unchanged: 3,
        lastCheckedAt: now,
        lastChangedAt: null,
        nextCheckAt: now,
      },
      { kind: 'UNCHANGED', movedTo: 'https://news.example/b' },
      now,
    );
    expect(isLastingTrouble('MOVED', moved, now)).toBe(false);
  });
});
