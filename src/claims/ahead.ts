import { AppError } from '../common/app-error.js';

const YEAR_MS = 366 * 86_400_000;

/**
 * For times that people set ahead: later than now, and no further away than a year (366 days).
 * @param path the field, for the fault.
 * @throws AppError VALIDATION_FAILED.
 */
export function assertWithinAYear(path: string, time: Date, now: Date): void {
  const ahead = time.getTime() - now.getTime();
  if (ahead > 0 && ahead <= YEAR_MS) return;
  const message = ahead > 0 ? 'must be within a year from now' : 'must be later than now';
  throw new AppError('VALIDATION_FAILED', `${path} ${message}.`, { faults: [{ path, message }] });
}
