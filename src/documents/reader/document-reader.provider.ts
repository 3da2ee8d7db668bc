import type { FactoryProvider } from '@nestjs/common';
import { DocumentReader } from './document-reader.port.js';
import { InProcessReader } from './in-process.reader.js';
import { WorkerThreadReader } from './worker-thread.reader.js';

/**
 * A thread is started with compiled code. Tests run the TypeScript sources and have none, so there, and only there, the
 * work is done in the process itself.
 */
export const documentReaderProvider: FactoryProvider<DocumentReader> = {
  provide: DocumentReader,
  useFactory: () => (import.meta.url.endsWith('.js') ? new WorkerThreadReader() : new InProcessReader()),
};
