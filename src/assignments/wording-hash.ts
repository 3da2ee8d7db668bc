import { createHash } from 'node:crypto';

/** What a rater is shown to judge: the statement and the exact words in the source. SHA-256 (hex) over both. */
export const wordingHash = (statement: string, exact: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([statement, exact]))
    .digest('hex');
