import { AppError } from '../common/app-error.js';
import { IMPORT_KINDS } from './import-kind.js';

export const importNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such import.');

export const importEmpty = (): AppError =>
  new AppError('IMPORT_EMPTY', 'There is nothing in the file. Check that the right one was chosen.');

export const kindUnknown = (): AppError =>
  new AppError(
    'IMPORT_KIND_UNKNOWN',
    `What this file holds cannot be told from it. Name its kind: ${IMPORT_KINDS.join(', ')}.`,
  );

/** @param byte the first that is wrong, counted from 0 */
export const notUtf8 = (byte: number | null): AppError =>
  new AppError(
    'IMPORT_NOT_UTF8',
    `The file is not UTF-8${byte === null ? '' : ` (near byte ${byte})`}. Save it as UTF-8 and send it again; nothing was taken.`,
  );

export const importTooLarge = (message: string): AppError => new AppError('IMPORT_TOO_LARGE', message);

/** The file is damaged in a way that nothing after that place can be trusted. */
export const importBroken = (message: string): AppError => new AppError('IMPORT_BROKEN', message);

export const wrongColumns = (message: string): AppError => new AppError('IMPORT_COLUMNS', message);
