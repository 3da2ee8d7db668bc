import { AppError } from '../common/app-error.js';
import type { Document } from './document.entity.js';

export const documentNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such document.');

export const versionNotFound = (): AppError => new AppError('NOT_FOUND', 'This document has no such version.');

export const jobNotFound = (): AppError => new AppError('NOT_FOUND', 'This document has no such job.');

export const originalNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no original file: the text was sent as text, or its page could not be fetched.');

/** @param documentId the document that is there already */
export const documentKnown = (documentId: string): AppError =>
  new AppError(
    'DOCUMENT_DUPLICATE',
    `The desk has a document of this address: ${documentId}. Use that one, or send \`allowDuplicate\` to take it in again.`,
    { documentId },
  );

/** The document has no text yet, or never will. */
export const documentNotReady = (document: Pick<Document, 'status'>): AppError =>
  document.status === 'FAILED'
    ? new AppError(
        'DOCUMENT_NOT_READY',
        'This document could not be read. Its reading job says why; send it again in another form.',
        { detailCode: 'document-failed' },
      )
    : new AppError('DOCUMENT_NOT_READY', 'This document is still being read. Try again in a few seconds.', {
        detailCode: 'document-being-read',
      });

export const textUnchanged = (versionNumber: number): AppError =>
  new AppError('TEXT_UNCHANGED', `This is the text of version ${versionNumber}, word for word. Nothing was changed.`, {
    params: { version: versionNumber },
    currentVersion: versionNumber,
  });

export const noAddress = (): AppError =>
  new AppError(
    'DOCUMENT_NO_ADDRESS',
    'This document has no address: it came as words or as a file. Send its new text, or the new file.',
  );

/** A fault of one field of the request. */
export const fieldFault = (path: string, message: string): AppError =>
  new AppError('VALIDATION_FAILED', `Some values are not allowed: ${path} ${message}`, { faults: [{ path, message }] });
