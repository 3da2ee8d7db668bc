import type { z } from 'zod';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { DocumentJob } from '../documents/document-job.entity.js';
import { DocumentJobsService, type JobFailure } from '../documents/document-jobs.service.js';
import { failureOf, isFinal } from '../documents/job-failure.js';
import { readUploadJob } from '../documents/read-upload.job.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { UploadedTexts } from './uploaded-texts.service.js';

type Payload = z.infer<typeof readUploadJob.payload>;

/** Reads a file into a new version of its document, or says why it cannot. The document keeps its text until then. */
@HandlesJob(readUploadJob)
export class ReadUploadHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: DocumentJobsService,
    private readonly texts: UploadedTexts,
    private readonly audit: AuditTrail,
  ) {}

  async handle({ documentId }: Payload, context: JobContext): Promise<void> {
    const { jobId, attempt } = context;
    const job = await this.transactions.run((tx) => this.start(tx, documentId, jobId, attempt));
    if (!job) return;
    try {
      const read = await this.texts.read(job, context.signal);
      await this.transactions.run((tx) => this.texts.take(tx, job, read));
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      const failure = failureOf(error, 'The file could not be read because of a fault on our side.');
      await this.transactions.run((tx) => this.recordFailure(tx, job, failure));
      if (failure.code === 'INTERNAL') throw error;
    }
  }

  private async start(tx: Tx, documentId: string, jobId: string, attempt: number): Promise<DocumentJob | null> {
    return (await this.jobs.start(tx, jobId, attempt)) ? this.jobs.find(tx, documentId, jobId) : null;
  }

  private async recordFailure(tx: Tx, { id, documentId, hookId }: DocumentJob, failure: JobFailure): Promise<void> {
    if (!(await this.jobs.fail(tx, id, failure))) return;
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'source.uploadUnreadable',
      entityType: 'document',
      entityId: documentId,
      reason: failure.code,
      data: { jobId: id, hookId },
    });
  }
}
