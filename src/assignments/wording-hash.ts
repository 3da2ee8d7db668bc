import { createHash } from 'node:crypto';
import { foldText } from '../text/fold.js';

/**
 * What a rater is shown to judge: the statement and the words in the source. SHA-256 (hex) over both. Other quotation
 * marks, dashes or spaces in the source are the same wording, and ask nobody to confirm anything.
 */
export const wordingHash = (statement: string, exact: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([statement, exact === null ? null : foldText(exact)]))
    .digest('hex');
