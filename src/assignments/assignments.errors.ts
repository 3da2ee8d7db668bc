import { AppError } from '../common/app-error.js';
import { explain, FULL_HANDS, INELIGIBLE, type IneligibleReason } from './eligibility.js';

export const roundNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such round, or it is not for you.');

export const assignmentNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such assignment, or it is not yours.');

export const notEligible = (userId: string, reasons: readonly IneligibleReason[]): AppError =>
  new AppError(
    reasons.every((reason) => FULL_HANDS.includes(reason)) ? 'ASSIGNMENT_CAP_REACHED' : 'NOT_ELIGIBLE',
    `Not eligible: ${explain(reasons)}. Choose somebody else.`,
    { userId, reasons: reasons.map((reason) => ({ code: reason, message: INELIGIBLE[reason] })) },
  );

export const notRevocable = (): AppError =>
  new AppError('ILLEGAL_TRANSITION', 'This assignment can no longer be revoked. Void the round if it must not count.', {
    detailCode: 'assignment-settled',
  });

/** Nobody would take it up again. */
export const raterHasLeft = (): AppError =>
  new AppError(
    'ILLEGAL_TRANSITION',
    'The account of this rater is disabled: nobody would finish the review. Adjudicate without it, or void the round.',
    { detailCode: 'rater-has-left' },
  );

export const noFreeSlot = (): AppError =>
  new AppError(
    'NO_FREE_SLOT',
    'Every place in this round is taken. Revoke an assignment first, or wait for one to be freed.',
  );

export const sourceNotCurrent = (state: string): AppError =>
  new AppError(
    'SOURCE_NOT_CURRENT',
    `The newest version of the source has not been compared with this claim yet (${state}). Try again when it has.`,
    { detailCode: 'source-not-compared', sourceState: state },
  );

/** @param current hash of the words as they are now */
export const wordingChanged = (wording: { statement: string; exact: string | null }, current: string): AppError =>
  new AppError(
    'WORDING_CHANGED',
    'The words of the claim are not those you saw. Read them again and send their wordingHash to confirm.',
    { wordingHash: current, statement: wording.statement, exact: wording.exact },
  );
