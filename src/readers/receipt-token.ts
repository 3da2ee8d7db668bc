import { createHash, randomBytes } from 'node:crypto';

/** The secret a reader gets with the receipt: 24 random bytes in base64url, 32 characters. */
export const newReceiptToken = (): string => randomBytes(24).toString('base64url');

/** Only this is stored, so that the table opens no receipt. */
export const receiptHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('base64url');
