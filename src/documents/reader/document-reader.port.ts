import type { DocumentBytes, ReadDocument } from '../../reading/read-document.js';

/** Reads the bytes of a document. Also the injection token of the reader in use. */
export abstract class DocumentReader {
  /** @throws AppError what `readDocument` throws */
  abstract read(input: DocumentBytes, signal?: AbortSignal): Promise<ReadDocument>;
}
