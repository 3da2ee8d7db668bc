import { AppError } from '../common/app-error.js';

export const watchNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'This document is not watched. Watch it with PUT /documents/:id/watch.');

export const sourceNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such source.');

export const sourceWatchNotFound = (): AppError => new AppError('NOT_FOUND', 'This source is not watched.');

export const feedNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such feed.');

export const entryNotFound = (): AppError => new AppError('NOT_FOUND', 'This feed has no such entry.');

/** The watch would come back at once. */
export const watchedBySource = (): AppError =>
  new AppError(
    'CONFLICT',
    'All documents of this source are watched. To leave this one out, pause its watch; to end all, end the watch of the source.',
    { detailCode: 'watched-with-source' },
  );

/** @param feedId the feed of this address that the desk has */
export const feedKnown = (feedId: string): AppError =>
  new AppError('CONFLICT', `The desk polls this feed already: ${feedId}. Change that one.`, {
    detailCode: 'feed-known',
    feedId,
  });

export const entryDecided = (state: string): AppError =>
  new AppError('CONFLICT', `This entry is ${state}: there is nothing to decide any more.`, {
    detailCode: 'entry-settled',
    state,
  });
