import { AppError } from '../common/app-error.js';

export const feedUnreadable = (what: string, cause: unknown): AppError =>
  new AppError('FEED_UNREADABLE', `${what} Give the address of the feed itself.`, {}, { cause });
