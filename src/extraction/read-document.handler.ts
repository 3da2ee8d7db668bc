import type { z } from 'zod';
import { Transactions } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentReadingService } from '../documents/document-reading.service.js';
import { readDocumentJob } from '../documents/read-document.job.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { DocumentReader } from '../documents/reader/document-reader.port.js';
import { failureOf, isFinal } from '../documents/job-failure.js';
import { OriginalFiles } from './original-files.js';

type Payload = z.infer<typeof readDocumentJob.payload>;

/** Reads an uploaded file, or a page of the web, into version 1 of its document, or says why it cannot be read. */
@HandlesJob(readDocumentJob)
export class ReadDocumentHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: DocumentJobsService,
    private readonly reading: DocumentReadingService,
    private readonly originals: OriginalFiles,
    private readonly reader: DocumentReader,
  ) {}

  async handle({ documentId }: Payload, context: JobContext): Promise<void> {
    const { jobId, attempt } = context;
    const isOpen = await this.transactions.run((tx) => this.jobs.start(tx, jobId, attempt));
    if (!isOpen) return;
    try {
      await this.read(documentId, context);
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      const failure = failureOf(error, 'The document could not be read because of a fault on our side.');
      await this.transactions.run((tx) => this.reading.recordFailure(tx, jobId, documentId, failure));
      // A fault of the document is an outcome; a fault of ours also goes to the log, by failing the job.
      if (failure.code === 'INTERNAL') throw error;
    }
  }

  private async read(documentId: string, context: JobContext): Promise<void> {
    const file = await this.originals.open(documentId, context);
    if (!file) return;
    const read = await this.reader.read(bytesOf(file), context.signal);
    await this.transactions.run((tx) => this.reading.recordText(tx, { jobId: context.jobId, documentId }, file, read));
  }
}

const bytesOf = ({ bytes, mediaType, filename }: StoredFile) => ({
  bytes,
  mediaType,
  ...(filename === null ? {} : { filename }),
});
