import type { CheckRecord } from './check-outcome.js';
import type { Health } from './health.js';

const DAY_MS = 24 * 60 * 60_000;

/** Sites are down for hours without anything being wrong with a page. */
const PATIENCE_MS: Partial<Record<Health, number>> = { UNREACHABLE: DAY_MS };

/**
 * Whether people should hear that a page cannot be read: when a second check in a row says the same, so that one odd
 * answer of a site disturbs nobody. A fault of our own says nothing of the page.
 * @param before health that the check before this one left
 */
export function isLastingTrouble(
  before: Health,
  { health, healthSince, problemCode, failures }: CheckRecord,
  now: Date,
): boolean {
  if (problemCode === null || problemCode === 'INTERNAL' || health === 'ACTIVE') return false;
  const isRepeated = failures > 1 && health === before;
  return isRepeated && now.getTime() - healthSince.getTime() >= (PATIENCE_MS[health] ?? 0);
}
