import type { Attempt } from './attempt.js';

/** Failures in a row after which an endpoint gets one delivery at a time, with growing pauses between them. */
export const FAILING_AFTER = 5;
/** The longest of these pauses. */
const LONGEST_REST_SECONDS = 60;
/** A receiver that asks for more is not taken at its word. */
const LONGEST_RETRY_AFTER_SECONDS = 86_400;
/** Tries are spread by up to this share of their pause, so that what failed together does not come back together. */
const JITTER = 0.1;

/** The receiver says that it will never want anything again. */
export const isGone = ({ statusCode }: Pick<Attempt, 'statusCode'>): boolean => statusCode === 410;

/** So many deliveries are sent to an endpoint at a time. */
export const placesFor = (failures: number, places: number): number => (failures >= FAILING_AFTER ? 1 : places);

/** What the receiver asked for, within reason; null when it asked for nothing. */
export const askedPause = ({ retryAfterSeconds }: Attempt): number | null =>
  retryAfterSeconds === null ? null : Math.min(retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS);

/**
 * Seconds to the next try of a delivery; null when that was the last.
 * @param tries how often it was tried, this time included
 * @param pauses seconds after the first, the second, … try
 * @param random 0 to 1
 */
export function nextTrySeconds(attempt: Attempt, tries: number, pauses: readonly number[], random: number) {
  const pause = pauses[tries - 1];
  if (pause === undefined) return null;
  return Math.max(pause * (1 + JITTER * random), askedPause(attempt) ?? 0);
}

/**
 * Seconds for which nothing at all is sent to an endpoint after a failure; 0 for none.
 * @param failures in a row, this one included
 */
export function restSeconds(attempt: Attempt, failures: number): number {
  const steps = failures - FAILING_AFTER;
  const rest = steps < 0 ? 0 : Math.min(2 ** Math.min(steps, 10), LONGEST_REST_SECONDS);
  return Math.max(rest, askedPause(attempt) ?? 0);
}
