import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import type { Document } from './document.entity.js';
import type { DocumentJob, DocumentJobKind } from './document-job.entity.js';
import { DocumentJobsService } from './document-jobs.service.js';
import { jobNotFound } from './documents.errors.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';

const REQUESTED: Record<DocumentJobKind, string> = {
  READ: 'document.readingRequested',
  EXTRACT: 'extraction.requested',
  RESOLVE: 'resolution.requested',
  UPLOAD: 'source.uploadRequested',
  REFRESH: 'source.refreshRequested',
};

const MOST_RETRIES = 3;

/** What people ask to be done with a document again. */
@Injectable()
export class JobRequestsService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: DocumentsRepository,
    private readonly jobs: DocumentJobsService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Searches the newest text for claims. While a search is under way it is that one.
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY
   */
  async extract(tx: Tx, actor: PersonActor, documentId: string): Promise<DocumentJob> {
    const { document } = await this.documents.lockNewest(tx, documentId);
    return this.request(tx, actor, document, 'EXTRACT');
  }

  /**
   * Runs a failed job again, as a new job: the failed one stays as it is.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when the job has not failed, CONFLICT when the text was replaced, or a
   *   comparison with it failed too often
   */
  async retry(tx: Tx, actor: PersonActor, documentId: string, jobId: string): Promise<DocumentJob> {
    const document = await this.documents.lock(tx, documentId);
    const job = await this.jobs.find(tx, documentId, jobId);
    if (!job) throw jobNotFound();
    if (job.status !== 'FAILED') {
      throw new AppError('ILLEGAL_TRANSITION', `Only a failed job can be run again; this one is ${job.status}.`, {
        entity: 'documentJob',
        state: job.status,
        event: 'retry',
      });
    }
    if (job.versionNumber !== document.currentVersion) {
      throw new AppError('CONFLICT', 'The document has a newer text by now. Run the job of that one.', {
        detailCode: 'job-overtaken',
        currentVersion: document.currentVersion,
      });
    }
    if (job.kind === 'RESOLVE') await this.assertTriesLeft(tx, job);
    return this.request(tx, actor, document, job.kind, job);
  }

  /** A comparison that failed is tried again three times; then something is wrong that trying does not mend. */
  private async assertTriesLeft(tx: Tx, { documentId, versionNumber }: DocumentJob): Promise<void> {
    const failed = await this.jobs.countFailed(tx, documentId, versionNumber, 'RESOLVE');
    if (failed <= MOST_RETRIES) return;
    throw new AppError(
      'CONFLICT',
      `Comparing this version failed ${failed} times. Show where its claims stand by hand, or put in the text once more.`,
      { detailCode: 'comparing-given-up', params: { failed }, failed },
    );
  }

  private async request(
    tx: Tx,
    actor: PersonActor,
    document: Document,
    kind: DocumentJobKind,
    retryOf?: DocumentJob,
  ): Promise<DocumentJob> {
    const { fileId = null, hookId = null } = retryOf ?? {};
    const order = { fileId, hookId, requestedBy: actor.id };
    const { job, isNew } = await this.jobs.request(tx, kind, document.id, document.currentVersion, order);
    if (!isNew) return job;
    const from = document.status;
    if (kind === 'READ') {
      document.status = 'READING';
      await this.repository.update(tx, document);
    }
    this.audit.record(tx, actor, {
      event: REQUESTED[kind],
      entityType: 'document',
      entityId: document.id,
      from,
      to: document.status,
      data: { jobId: job.id, versionNumber: job.versionNumber, retryOf: retryOf?.id },
    });
    return job;
  }
}
