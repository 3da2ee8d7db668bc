import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { FilesModule } from '../files/files.module.js';
import { DocumentIntake } from './document-intake.service.js';
import { DocumentJobsController } from './document-jobs.controller.js';
import { DocumentJobsRepository } from './document-jobs.repository.js';
import { DocumentJobsService } from './document-jobs.service.js';
import { DocumentReadingService } from './document-reading.service.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { JobRequestsService } from './job-requests.service.js';
import { pageFetcherProvider } from './page-fetcher.provider.js';
import { DocumentReader } from './reader/document-reader.port.js';
import { documentReaderProvider } from './reader/document-reader.provider.js';
import { RefusedAddresses } from './refused-addresses.service.js';
import { WebPagesRepository } from './web-pages.repository.js';
import { WebPagesService } from './web-pages.service.js';

@Module({
  imports: [
    FilesModule,
    MulterModule.registerAsync({
      inject: [APP_CONFIG],
      // Kept in memory: the limit is small, and PostgreSQL is where the bytes are going.
      useFactory: ({ maxUploadBytes }: AppConfig) => ({
        limits: { fileSize: maxUploadBytes, files: 1, fields: 20, fieldSize: maxUploadBytes, headerPairs: 50 },
        defParamCharset: 'utf8',
      }),
    }),
  ],
  controllers: [DocumentsController, DocumentJobsController],
  providers: [
    DocumentsRepository,
    DocumentJobsRepository,
    DocumentsQueries,
    DocumentsService,
    DocumentJobsService,
    DocumentReadingService,
    DocumentIntake,
    JobRequestsService,
    WebPagesRepository,
    WebPagesService,
    RefusedAddresses,
    pageFetcherProvider,
    documentReaderProvider,
  ],
  exports: [
    DocumentsService,
    DocumentIntake,
    DocumentJobsService,
    DocumentReadingService,
    WebPagesService,
    RefusedAddresses,
    pageFetcherProvider,
    DocumentReader,
    MulterModule,
  ],
})
export class DocumentsModule {}
