import { tmpdir } from 'node:os';
import { Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { DocumentWriter } from './documents/document-writer.service.js';
import { ImportDocumentsQueries } from './documents/import-documents.queries.js';
import { ImportFile } from './import-file.service.js';
import { ImportLedger } from './import-ledger.service.js';
import { ImportRows } from './import-rows.service.js';
import { ImportSource } from './import-source.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { CheckWriter } from './prior-checks/check-writer.service.js';
import { PriorChecksController } from './prior-checks/prior-checks.controller.js';
import { PriorChecksQueries } from './prior-checks/prior-checks.queries.js';
import { PriorChecksRepository } from './prior-checks/prior-checks.repository.js';
import { SimilarChecksQueries } from './prior-checks/similar-checks.queries.js';
import { RunImportHandler } from './run-import.handler.js';

/** The name under which the upload of this module finds its limits, which are not those of a single document. */
const UPLOAD_OPTIONS = 'MULTER_MODULE_OPTIONS';

@Module({
  imports: [DocumentsModule],
  controllers: [ImportsController, PriorChecksController],
  providers: [
    {
      provide: UPLOAD_OPTIONS,
      inject: [APP_CONFIG],
      // On disk, unlike single documents: a file may have hundreds of megabytes.
      useFactory: ({ imports }: AppConfig) => ({
        dest: tmpdir(),
        limits: { fileSize: imports.maxBytes, files: 1, fields: 10, fieldSize: 10_000, headerPairs: 50 },
        defParamCharset: 'utf8',
      }),
    },
    ImportsRepository,
    ImportsQueries,
    ImportsService,
    ImportLedger,
    ImportFile,
    ImportSource,
    ImportRows,
    RunImportHandler,
    ImportDocumentsQueries,
    DocumentWriter,
    PriorChecksRepository,
    PriorChecksQueries,
    SimilarChecksQueries,
    CheckWriter,
  ],
})
export class ImportsModule {}
