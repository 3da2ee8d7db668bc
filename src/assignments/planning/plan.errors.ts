import { AppError } from '../../common/app-error.js';
import type { PlanReason } from './plan-reason.js';

/** Why a place of a plan, or (without a person) a whole claim, can no longer be done as it was shown. */
export interface PlanChange {
  claimId: string;
  reviewerId: string | null;
  because: string;
  /** The same as codes, for a client in another language. */
  reasons: PlanReason[];
}

export const planNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such plan, or it was applied already or is too old. Make a new one.');

export const planChanged = (changes: readonly PlanChange[]): AppError =>
  new AppError('PLAN_CHANGED', 'The desk has changed since the plan was made; nothing was assigned. Make a new plan.', {
    changes,
  });
