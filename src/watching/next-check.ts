import { createHash } from 'node:crypto';
import type { Health } from './health.js';

/** What decides how long a check can wait. */
export interface Rhythm {
  /** As an editor set it. */
  intervalMinutes: number;
  /** Checks in a row that found nothing new. */
  unchanged: number;
  /** Checks in a row that failed. */
  failures: number;
  health: Health;
}

/** Shortest and longest interval an editor can set, in minutes: five minutes and thirty days. */
export const SHORTEST_INTERVAL = 5;
export const LONGEST_INTERVAL = 30 * 24 * 60;

const HOUR = 60;
const DAY = 24 * HOUR;

/** So many checks without news are nothing special; from then on each waits longer than the one before. */
const PATIENCE = 4;
const SLOWER = 1.5;
/** A page that never changes is checked at least this often, as a multiple of its interval, and at least daily. */
const SLOWEST = 8;

/** Each wait is up to a tenth shorter or longer, so that what began together does not stay together. */
const JITTER = 0.1;

/** No site is believed that asks to be left alone for longer. */
export const LONGEST_RETRY_AFTER_SECONDS = 7 * DAY * 60;

/**
 * When to check again, after a check that ended at `now`.
 * @param id what is checked: the seed of the jitter
 * @param retryAfterSeconds what the site asked for; the check does not come earlier
 */
export function nextCheckAt(now: Date, id: string, rhythm: Rhythm, retryAfterSeconds: number | null): Date {
  const minutes = waitMinutes(rhythm) * (1 - JITTER + 2 * JITTER * share(`${id} ${now.getTime()}`));
  const asked = Math.min(retryAfterSeconds ?? 0, LONGEST_RETRY_AFTER_SECONDS);
  return new Date(now.getTime() + Math.round(Math.max(minutes * 60_000, asked * 1000)));
}

/**
 * When to check for the first time, or after a pause: somewhere within one interval, each id at a place of its own. The
 * page was just fetched when its document came in, and ten thousand watches made in one second must not fall due in one.
 */
export function firstCheckAt(now: Date, id: string, intervalMinutes: number): Date {
  return new Date(now.getTime() + Math.round(share(id) * intervalMinutes * 60_000));
}

/** The wait before jitter, in minutes. */
export function waitMinutes({ intervalMinutes, unchanged, failures, health }: Rhythm): number {
  if (failures > 0) return failing(intervalMinutes, failures, health);
  const slower = SLOWER ** Math.max(0, unchanged - PATIENCE);
  const slowest = Math.max(intervalMinutes, Math.min(SLOWEST * intervalMinutes, DAY));
  return Math.min(intervalMinutes * slower, slowest);
}

/** Doubles with each failure, from a beginning and up to an end that fit what is wrong. */
function failing(interval: number, failures: number, health: Health): number {
  const { first, longest } = backoff(interval, health);
  // 2 ** 20 minutes is two years, beyond every end.
  return Math.min(first * 2 ** Math.min(failures - 1, 20), Math.max(longest, interval));
}

function backoff(interval: number, health: Health): { first: number; longest: number } {
  switch (health) {
    case 'UNREACHABLE':
      // Often over in minutes.
      return { first: Math.min(interval, 15), longest: DAY };
    case 'GONE':
      // Looked at soon again, for it may be a mistake of the site; then rarely, for pages do come back.
      return { first: Math.min(interval, HOUR), longest: 7 * DAY };
    case 'BLOCKED':
      // Whoever shuts us out must not be pressed.
      return { first: 2 * interval, longest: 7 * DAY };
    case 'MOVED':
    case 'NOT_ARTICLE':
    case 'UNREADABLE':
    case 'ACTIVE':
      return { first: interval, longest: DAY };
  }
}

/** A number from 0 up to, but not including, 1: the same for the same seed, evenly spread over different ones. */
function share(seed: string): number {
  return createHash('sha256').update(seed).digest().readUIntBE(0, 6) / 2 ** 48;
}
