import { AppError } from '../common/app-error.js';
import type { Claim } from './claim.entity.js';

/**
 * An embargo ends at its time: what is published then, or later, is free.
 * @throws AppError EMBARGO with the time.
 */
export function assertNoEmbargo({ embargoUntil }: Pick<Claim, 'embargoUntil'>, publishedAt: Date): void {
  if (!embargoUntil || embargoUntil <= publishedAt) return;
  const until = embargoUntil.toISOString();
  throw new AppError('EMBARGO', `Nothing on this claim may be published before ${until}. Wait, or lift the embargo.`, {
    params: { until },
    embargoUntil: until,
  });
}
