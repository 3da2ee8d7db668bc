import type { AppConfig } from '../config/app-config.js';
import type { PaceLimits } from './politeness.js';

/** Checks handed out and not ended. The default workers (4 at a time) get through in a few minutes at worst. */
const AT_ONCE = 40;

/** How long a check may wait in the queue before it is handed out again. */
export const WAITING_LEASE_MS = 10 * 60_000;
/** A worker that has begun holds its check for so long, and gives up well before. */
export const RUNNING_LEASE_MS = 3 * 60_000;
export const CHECK_LIMIT_MS = 2 * 60_000;

export const paceLimits = ({ watching }: Pick<AppConfig, 'watching'>): PaceLimits => ({
  startsPerMinute: watching.startsPerMinute,
  atOnce: AT_ONCE,
});
