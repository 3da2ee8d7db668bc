import { AppError } from '../common/app-error.js';

/**
 * The error for a file that is damaged or cut off.
 * @param what "The PDF", "The Word document"
 */
export function documentBroken(what: string, why: string, cause?: unknown): AppError {
  return new AppError(
    'DOCUMENT_BROKEN',
    `${what} is damaged: ${why}. Download it once more, or ask for it again; if it opens for you, save it under a new ` +
      'name and send that.',
    {},
    { cause },
  );
}

/**
 * The error for a file that opens only with a password.
 * @param what "PDF", "Office document"
 */
export function documentLocked(what: string): AppError {
  return new AppError(
    'DOCUMENT_LOCKED',
    `The ${what} is locked with a password. Open it, save a copy without the password, and send the copy.`,
  );
}

/** The error for a PDF whose pages are pictures. */
export function documentScanned(why: string): AppError {
  return new AppError(
    'DOCUMENT_SCANNED',
    `${why} Run text recognition (OCR) on it and send the result, or send its words as plain text.`,
  );
}
