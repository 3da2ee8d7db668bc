import { AppError } from '../common/app-error.js';

/** The error for a document whose form, not its content, is more than a reader takes on. */
export function tooComplex(what: string): AppError {
  return new AppError(
    'DOCUMENT_TOO_COMPLEX',
    `The document cannot be read: ${what}. Send only the article, or its words as plain text.`,
  );
}
