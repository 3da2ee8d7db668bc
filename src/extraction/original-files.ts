import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentReadingService } from '../documents/document-reading.service.js';
import { judgePage } from '../documents/page-file.js';
import { RefusedAddresses } from '../documents/refused-addresses.service.js';
import type { WebPage } from '../documents/web-page.entity.js';
import { WebPagesService } from '../documents/web-pages.service.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import { type FetchedPage, PageFetcher } from '../fetching/page-fetcher.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';

/** Percent, for the person who waits. */
const FETCHED = 50;

/** The bytes that a reading job reads: the file that was sent, or the page, which the job fetches. */
@Injectable()
export class OriginalFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: DocumentJobsService,
    private readonly reading: DocumentReadingService,
    private readonly pages: WebPagesService,
    private readonly fetcher: PageFetcher,
    private readonly refused: RefusedAddresses,
  ) {}

  /**
   * Opens the original of a document. A page is fetched once in a job, however often the job runs; it is kept before it
   * is read.
   * @returns null when another run has ended the job in the meantime
   * @throws FetchFailure; AppError as `fileOfPage`
   */
  async open(documentId: string, context: JobContext): Promise<StoredFile | null> {
    const page = await this.pages.find(documentId);
    if (!page) return this.openUpload(documentId);
    const kept = await this.pages.openFetched(context.jobId);
    if (kept) return kept;
    const fetched = await this.fetch(page, context);
    await this.keep(page, context.jobId, fetched);
    await this.transactions.run((tx) => this.jobs.noteProgress(tx, context.jobId, FETCHED));
    await context.progress(FETCHED);
    return this.pages.openFetched(context.jobId);
  }

  private async openUpload(documentId: string): Promise<StoredFile> {
    const file = await this.reading.openUpload(documentId);
    if (!file) throw new Error(`the document ${documentId} has no file to read`);
    return file;
  }

  private async fetch({ documentId, requestedUrl }: WebPage, { signal }: JobContext): Promise<FetchedPage> {
    try {
      return await this.fetcher.fetch(requestedUrl, { signal, judge: judgePage });
    } catch (error) {
      this.refused.noteFetch(documentId, error);
      const status = error instanceof FetchFailure ? error.status : null;
      if (status !== null) await this.transactions.run((tx) => this.pages.recordAnswer(tx, documentId, status));
      throw error;
    }
  }

  /** Of two runs at the same time the first one's page is kept, and both read that. */
  private async keep(page: WebPage, jobId: string, fetched: FetchedPage): Promise<void> {
    const { bytes } = fetched;
    if (bytes === null) throw new Error('a page was not fetched although nothing was known of it');
    await this.transactions.run(async (tx) => {
      const isFirst = (await this.jobs.lockActive(tx, jobId)) && !(await this.pages.openFetched(jobId));
      if (isFirst) await this.pages.recordFetched(tx, page, jobId, fetched, bytes);
    });
  }
}
