import { AppError } from '../common/app-error.js';

export const threadNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such thread, or it is not for you.');

export const subjectNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such claim, document or assignment, or talk about it is not for you.');

export const commentNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such comment, or it is not for you.');

export const cannotMention = (ids: readonly string[]): AppError =>
  new AppError(
    'VALIDATION_FAILED',
    'Some of the people mentioned cannot take part in this thread. Mention people who can, or leave them out.',
    {
      detailCode: 'mentions-refused',
      faults: ids.map((id) => ({
        path: 'mentions',
        message: `${id} is nobody, has a disabled account, or has no role that may see this thread`,
      })),
    },
  );
