import { AppError } from '../common/app-error.js';

export const webhookNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such webhook.');

export const deliveryNotFound = (): AppError =>
  new AppError(
    'NOT_FOUND',
    'This webhook has no such delivery, or it is not for you. Deliveries are kept for 30 days.',
  );

export const webhookDisabled = (): AppError =>
  new AppError(
    'CONFLICT',
    'This webhook is disabled, so nothing is sent. Enable it first (PATCH with enabled: true).',
    { detailCode: 'webhook-disabled' },
  );
