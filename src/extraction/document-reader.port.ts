import type { DocumentBytes, ReadDocument } from '../reading/read-document.js';

/** Reads the bytes of a document. Also the injection token of the reader in use. */
export abstract class DocumentReader {
  /** @throws AppError DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_CHARSET, DOCUMENT_TYPE_UNSUPPORTED, DOCUMENT_TOO_COMPLEX */
  abstract read(input: DocumentBytes, signal?: AbortSignal): Promise<ReadDocument>;
}
