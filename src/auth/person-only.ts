import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';

/** @throws AppError FORBIDDEN for tokens: a leaked one must not be able to make itself at home. */
export function assertSignedInPerson(actor: Actor): void {
  if (actor.kind === 'user') return;
  throw new AppError('FORBIDDEN', 'A token may not do this. Sign in with your password.', {
    detailCode: 'person-only',
  });
}
