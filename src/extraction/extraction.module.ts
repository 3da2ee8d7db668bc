import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { CandidateWriter } from './candidate-writer.js';
import { DocumentReader } from './document-reader.port.js';
import { ExtractClaimsHandler } from './extract-claims.handler.js';
import { ExtractorPort } from './extractor.port.js';
import { InProcessReader } from './in-process.reader.js';
import { KnownPlacesQueries } from './known-places.queries.js';
import { OriginalFiles } from './original-files.js';
import { ReadDocumentHandler } from './read-document.handler.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { WorkerThreadExtractor } from './worker-thread.extractor.js';
import { WorkerThreadReader } from './worker-thread.reader.js';

/**
 * A thread is started with compiled code. Tests run the TypeScript sources and have none, so there, and only there,
 * the work is done in the process itself.
 */
const COMPILED = import.meta.url.endsWith('.js');

@Module({
  imports: [DocumentsModule, ClaimsModule],
  providers: [
    { provide: DocumentReader, useFactory: () => (COMPILED ? new WorkerThreadReader() : new InProcessReader()) },
    { provide: ExtractorPort, useFactory: () => (COMPILED ? new WorkerThreadExtractor() : new RuleBasedExtractor()) },
    KnownPlacesQueries,
    CandidateWriter,
    OriginalFiles,
    ReadDocumentHandler,
    ExtractClaimsHandler,
  ],
})
export class ExtractionModule {}
