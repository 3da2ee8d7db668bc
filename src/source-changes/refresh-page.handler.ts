import type { z } from 'zod';
import { Transactions, type Tx } from '../database/transactions.js';
import type { DocumentJob, JobResult } from '../documents/document-job.entity.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { failureOf, isFinal } from '../documents/job-failure.js';
import { refreshPageJob } from '../documents/refresh-page.job.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import type { PageRefresh } from './page-refresh.js';
import { PageRefreshService } from './page-refresh.service.js';

type Payload = z.infer<typeof refreshPageJob.payload>;

/**
 * Asks the page of a document again because a person or a hook wants it. Whatever is wrong with the page is a result of
 * the job, and no failure: the document stays as it is. Only a fault of ours fails the job.
 */
@HandlesJob(refreshPageJob)
export class RefreshPageHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: DocumentJobsService,
    private readonly refresh: PageRefreshService,
  ) {}

  async handle({ documentId }: Payload, context: JobContext): Promise<void> {
    const { jobId, attempt, signal } = context;
    const job = await this.transactions.run((tx) => this.start(tx, documentId, jobId, attempt));
    if (!job) return;
    const { requestedBy, hookId } = job;
    const origin = hookId === null ? 'REFETCH' : 'HOOK';
    try {
      const refreshed = await this.refresh.refresh(documentId, {
        origin,
        requestedBy,
        hookId,
        ...(signal ? { signal } : {}),
      });
      await this.transactions.run((tx) => this.finish(tx, jobId, refreshed));
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      const failure = failureOf(error, 'The page could not be looked at because of a fault on our side.');
      await this.transactions.run((tx) => this.jobs.fail(tx, jobId, failure));
      if (failure.code === 'INTERNAL') throw error;
    }
  }

  private async start(tx: Tx, documentId: string, jobId: string, attempt: number): Promise<DocumentJob | null> {
    return (await this.jobs.start(tx, jobId, attempt)) ? this.jobs.find(tx, documentId, jobId) : null;
  }

  private async finish(tx: Tx, jobId: string, refreshed: PageRefresh): Promise<void> {
    if (await this.jobs.lockActive(tx, jobId)) await this.jobs.finish(tx, jobId, resultOf(refreshed));
  }
}

/** What is known of the look, without what is not. */
const resultOf = (refreshed: PageRefresh): JobResult =>
  Object.fromEntries(Object.entries(refreshed).filter(([, value]) => value !== null)) as JobResult;
