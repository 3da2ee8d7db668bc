import { AppError } from '../common/app-error.js';

/** What came is of another document. */
export const textUnrelated = (): AppError =>
  new AppError(
    'DOCUMENT_UNRELATED',
    'The text has hardly a word in common with the document. Check that it was sent for the right one; if it was rewritten, send it as an editor.',
  );
