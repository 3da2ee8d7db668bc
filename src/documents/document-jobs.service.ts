import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { JobDefinition } from '../jobs/job-definition.js';
import { Outbox } from '../jobs/outbox.js';
import type { DocumentJob, DocumentJobKind, JobResult } from './document-job.entity.js';
import { DocumentJobsRepository, type JobOrder } from './document-jobs.repository.js';
import { extractClaimsJob } from './extract-claims.job.js';
import { readDocumentJob } from './read-document.job.js';
import { readUploadJob } from './read-upload.job.js';
import { refreshPageJob } from './refresh-page.job.js';
import { resolveSourcesJob } from './resolve-sources.job.js';

/** Reading is of version 0, the text that is not there yet. */
const DEFINITIONS: Record<DocumentJobKind, JobDefinition<never>> = {
  READ: readDocumentJob as JobDefinition<never>,
  EXTRACT: extractClaimsJob as JobDefinition<never>,
  RESOLVE: resolveSourcesJob as JobDefinition<never>,
  UPLOAD: readUploadJob as JobDefinition<never>,
  REFRESH: refreshPageJob as JobDefinition<never>,
};

/** A job this long under way was lost with its queue, and no longer stands in the way of a new one. */
const LOST_AFTER_MS = 6 * 60 * 60 * 1000;

/** Why a job failed: a stable code, and what happened and what to do. */
export interface JobFailure {
  code: string;
  message: string;
}

/**
 * The jobs of documents as people see them. A row is made together with the job in the outbox, under the same id; a
 * handler's last write and the end of its row are one transaction, so a job run twice finds its row ended.
 */
@Injectable()
export class DocumentJobsService {
  constructor(
    private readonly jobs: DocumentJobsRepository,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Asks for a job; the one under way is returned instead of a second one, but for UPLOAD, where each has a file of its
   * own. The caller holds the document's lock.
   * @returns the job, and whether it is a new one.
   */
  async request(
    tx: Tx,
    kind: DocumentJobKind,
    documentId: string,
    versionNumber: number,
    order: Partial<JobOrder> = {},
  ): Promise<{ job: DocumentJob; isNew: boolean }> {
    const active = kind === 'UPLOAD' ? null : await this.jobs.findActive(tx, documentId, versionNumber, kind);
    if (active && Date.now() - active.createdAt.getTime() < LOST_AFTER_MS) return { job: active, isNew: false };
    if (active) {
      await this.fail(tx, active.id, { code: 'INTERNAL', message: 'This job was lost. A new one has been started.' });
    }
    const id = await this.outbox.enqueue<object>(tx, DEFINITIONS[kind], { documentId, versionNumber });
    const { fileId = null, requestedBy = null, hookId = null } = order;
    const row = { id, documentId, versionNumber, kind, fileId, requestedBy, hookId };
    return { job: await this.jobs.insert(tx, row), isNew: true };
  }

  find(tx: Tx, documentId: string, id: string): Promise<DocumentJob | null> {
    return this.jobs.find(tx, documentId, id);
  }

  countFailed(tx: Tx, documentId: string, versionNumber: number, kind: DocumentJobKind): Promise<number> {
    return this.jobs.countFailed(tx, documentId, versionNumber, kind);
  }

  /** Marks the job RUNNING. @returns false when it has ended (or never was), so that nothing is left to do. */
  async start(tx: Tx, id: string, attempt: number): Promise<boolean> {
    if (!(await this.jobs.lockActive(tx, id))) return false;
    await this.jobs.update(tx, id, { status: 'RUNNING', attempts: attempt });
    return true;
  }

  /** Locks the job for the transaction that ends it. @returns null when another run has ended it. */
  lockActive(tx: Tx, id: string): Promise<DocumentJob | null> {
    return this.jobs.lockActive(tx, id);
  }

  async noteProgress(tx: Tx, id: string, percent: number): Promise<void> {
    await this.jobs.noteProgress(tx, id, percent);
  }

  /** Ends a job that the caller has locked with `lockActive`. */
  async finish(tx: Tx, id: string, result: JobResult): Promise<void> {
    await this.jobs.end(tx, id, { status: 'DONE', progress: 100, result });
  }

  /** @returns false when the job had ended already, and nothing was changed. */
  async fail(tx: Tx, id: string, failure: JobFailure): Promise<boolean> {
    if (!(await this.jobs.lockActive(tx, id))) return false;
    await this.jobs.end(tx, id, { status: 'FAILED', errorCode: failure.code, errorMessage: failure.message });
    return true;
  }
}
