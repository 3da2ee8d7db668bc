import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { DocumentJob } from '../documents/document-job.entity.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import { DocumentReader } from '../documents/reader/document-reader.port.js';
import { FilesService } from '../files/files.service.js';
import type { ReadDocument } from '../reading/read-document.js';
import { isUnrelated, SourceChangesService } from './source-changes.service.js';
import { textUnrelated } from './source-changes.errors.js';

/** The texts of files that came for a document. */
@Injectable()
export class UploadedTexts {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly files: FilesService,
    private readonly reader: DocumentReader,
    private readonly changes: SourceChangesService,
  ) {}

  /**
   * Reads the file of a job. A person who sends a file knows which document they send it for; of what another system
   * sends, a text that has nothing in common with the document is refused.
   *
   * @throws AppError as `DocumentReader.read`, DOCUMENT_UNRELATED
   */
  async read({ documentId, fileId, hookId }: DocumentJob, signal?: AbortSignal): Promise<ReadDocument> {
    const file = fileId === null ? null : await this.files.open(fileId);
    if (!file) throw new Error(`the file ${fileId} of a job is not there`);
    const { bytes, mediaType, filename } = file;
    const read = await this.reader.read({ bytes, mediaType, ...(filename === null ? {} : { filename }) }, signal);
    if (hookId === null) return read;
    const newest = await this.transactions.run((tx) => this.documents.newestVersion(tx, documentId));
    if (isUnrelated(newest, read)) throw textUnrelated();
    return read;
  }

  /** Makes it a version, as far as it is new, and ends the job. Does nothing when the job has ended already. */
  async take(tx: Tx, job: DocumentJob, read: ReadDocument): Promise<void> {
    const locked = await this.documents.lockNewest(tx, job.documentId);
    if (!(await this.jobs.lockActive(tx, job.id))) return;
    const { fileId, hookId, requestedBy } = job;
    const { outcome, versionNumber } = await this.changes.take(tx, locked, {
      read,
      origin: hookId === null ? 'UPLOAD' : 'HOOK',
      obtainedAt: job.createdAt,
      actor: SYSTEM_ACTOR,
      createdBy: requestedBy,
      hookId,
      ...(fileId === null ? {} : { original: fileId }),
      facts: { jobId: job.id, requestedBy, hookId },
    });
    await this.jobs.finish(tx, job.id, { outcome, versionNumber });
  }
}
