import { AppError } from '../common/app-error.js';

export const verdictNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such verdict, or it is not for you.');
