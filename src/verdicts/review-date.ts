import { AppError } from '../common/app-error.js';

const DAY_MS = 86_400_000;

/** The day (YYYY-MM-DD, UTC) this many days after publication; null when the label asks for no second look. */
export const defaultReviewBy = (days: number | undefined, publishedAt: Date): string | null =>
  days === undefined ? null : new Date(publishedAt.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** @throws AppError VALIDATION_FAILED for today and earlier days (UTC). */
export function assertInFuture(reviewBy: string, now: Date): void {
  if (reviewBy > now.toISOString().slice(0, 10)) return;
  const message = 'must be later than today (UTC)';
  throw new AppError('VALIDATION_FAILED', `reviewBy ${message}.`, { faults: [{ path: 'reviewBy', message }] });
}
