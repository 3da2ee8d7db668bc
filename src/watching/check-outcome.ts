import type { AppError } from '../common/app-error.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import { type Health, healthOf } from './health.js';
import { nextCheckAt, type Rhythm } from './next-check.js';
import type { ScheduledCheck } from './scheduled-check.entity.js';

/** What came of one check. */
export type CheckOutcome =
  /** `movedTo` is where a permanent redirect leads, and where the page is asked for from now on. */
  | { kind: 'CHANGED' | 'UNCHANGED'; movedTo: string | null }
  | { kind: 'FAILED'; code: string; message: string; health: Health; retryAfterSeconds: number | null }
  /** It was to be done once, and is done. */
  | { kind: 'DONE' };

/** The parts of a scheduled check that a check changes. */
export type CheckRecord = Pick<
  ScheduledCheck,
  | 'health'
  | 'healthSince'
  | 'problemCode'
  | 'problemMessage'
  | 'failures'
  | 'unchanged'
  | 'lastCheckedAt'
  | 'lastChangedAt'
  | 'nextCheckAt'
>;

/** A fault of the page or its site, as people are told of it. */
export const failedBy = (error: AppError): CheckOutcome => ({
  kind: 'FAILED',
  code: error.code,
  message: error.message,
  health: healthOf(error),
  retryAfterSeconds: error instanceof FetchFailure ? error.retryAfterSeconds : null,
});

/** A fault of ours. What is known of the page stays; the inside of the fault is for the logs only. */
export const failedHere = (health: Health): CheckOutcome => ({
  kind: 'FAILED',
  code: 'INTERNAL',
  message: 'The check failed because of a fault on our side. It is repeated; if it stays, tell an administrator.',
  health,
  retryAfterSeconds: null,
});

/** How a check stands after an outcome at `now`. A success ends every failure. */
export function afterCheck(
  check: Pick<ScheduledCheck, 'id' | 'intervalMinutes' | keyof CheckRecord>,
  outcome: Exclude<CheckOutcome, { kind: 'DONE' }>,
  now: Date,
): CheckRecord {
  const failed = outcome.kind === 'FAILED';
  const health = failed ? outcome.health : outcome.movedTo === null ? 'ACTIVE' : 'MOVED';
  const rhythm: Rhythm = {
    intervalMinutes: check.intervalMinutes,
    // A page that fails now and then has not changed for that.
    unchanged: outcome.kind === 'CHANGED' ? 0 : check.unchanged + (failed ? 0 : 1),
    failures: failed ? check.failures + 1 : 0,
    health,
  };
  return {
    health,
    healthSince: health === check.health ? check.healthSince : now,
    problemCode: failed ? outcome.code : null,
    problemMessage: failed ? outcome.message : movedMessage(outcome.movedTo),
    failures: rhythm.failures,
    unchanged: rhythm.unchanged,
    lastCheckedAt: now,
    lastChangedAt: outcome.kind === 'CHANGED' ? now : check.lastChangedAt,
    nextCheckAt: nextCheckAt(now, check.id, rhythm, failed ? outcome.retryAfterSeconds : null),
  };
}

const movedMessage = (to: string | null): string | null =>
  to === null ? null : `The site says that the page has moved for good, to ${to}. It is still read, from there.`;
