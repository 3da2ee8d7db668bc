import { AppError } from '../common/app-error.js';

export const claimNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such claim, or it is not for you.');

export const claimDuplicate = (): AppError =>
  new AppError('CLAIM_DUPLICATE', 'This document already has a claim with these words. Open that one instead.');

/** The extractor was quicker. */
export const candidateThere = (claimId: string): AppError =>
  new AppError(
    'CLAIM_DUPLICATE',
    'The extractor has found these very words: accept that candidate, and reword it if need be.',
    { detailCode: 'candidate-has-words', claimId },
  );
