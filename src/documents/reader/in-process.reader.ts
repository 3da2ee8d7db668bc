import { type DocumentBytes, readDocument, type ReadDocument } from '../../reading/read-document.js';
import { DocumentReader } from './document-reader.port.js';

/** Reads without a thread. Only for where there is no compiled code to start one with: tests. */
export class InProcessReader extends DocumentReader {
  override read(input: DocumentBytes): Promise<ReadDocument> {
    return readDocument(input);
  }
}
