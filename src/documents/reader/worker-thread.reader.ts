import type { DocumentBytes, ReadDocument } from '../../reading/read-document.js';
import { DocumentReader } from './document-reader.port.js';
import { READING_LIMITS, runInWorker, type WorkerLimits } from './run-in-worker.js';

/** Reads each document in a worker thread with limits, so that no document can hold up or bring down the process. */
export class WorkerThreadReader extends DocumentReader {
  constructor(
    private readonly file = new URL('./reading.worker.js', import.meta.url),
    private readonly limits: WorkerLimits = READING_LIMITS,
  ) {
    super();
  }

  override read(input: DocumentBytes, signal?: AbortSignal): Promise<ReadDocument> {
    return runInWorker(this.file, input, this.limits, signal);
  }
}
