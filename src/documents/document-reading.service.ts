import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { FilesService } from '../files/files.service.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import type { ReadDocument } from '../reading/read-document.js';
import { completeFacts, completePageFacts } from './document-facts.js';
import { DocumentJobsService, type JobFailure } from './document-jobs.service.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentsService } from './documents.service.js';
import { WebPagesService } from './web-pages.service.js';

/** Longest name of a source; what is longer is no name. */
const SOURCE_LENGTH = 200;

/** What becomes of a document that came as a file or page, once its reading has ended one way or the other. */
@Injectable()
export class DocumentReadingService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: DocumentsRepository,
    private readonly jobs: DocumentJobsService,
    private readonly files: FilesService,
    private readonly pages: WebPagesService,
    private readonly audit: AuditTrail,
  ) {}

  /** The file that was sent for a document; null when it came in another way. */
  openUpload(documentId: string): Promise<StoredFile | null> {
    return this.files.open(documentId);
  }

  /** Version 1, READY, and the search for claims asked for. Does nothing when the job has ended already. */
  async recordText(
    tx: Tx,
    { jobId, documentId: id }: { jobId: string; documentId: string },
    file: Pick<StoredFile, 'id' | 'filename'>,
    read: ReadDocument,
  ): Promise<void> {
    const document = await this.documents.lock(tx, id);
    if (!(await this.jobs.lockActive(tx, jobId)) || document.status !== 'READING') return;
    const { createdBy } = document;
    const page = await this.pages.find(id);
    const obtainedAt = page?.fetchedAt ?? document.createdAt;
    const making = { documentId: id, number: 1, createdBy, origin: 'FIRST', obtainedAt } as const;
    const version = await this.documents.addVersion(tx, making, read, file.id);
    if (page) await this.pages.recordRead(tx, id, read);
    const facts = page ? completePageFacts(document, page, read) : completeFacts(document, file.filename, read);
    const sourceId = document.sourceId ?? (await this.sourceOf(tx, read));
    Object.assign(document, facts, { sourceId, status: 'READY', currentVersion: 1 });
    await this.repository.update(tx, document);
    await this.jobs.finish(tx, jobId, {});
    await this.jobs.request(tx, 'EXTRACT', id, 1);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'document.read',
      entityType: 'document',
      entityId: id,
      from: 'READING',
      to: 'READY',
      data: { versionNumber: 1, textSha256: version.textSha256, charset: read.charset },
    });
  }

  /** The publisher that the document names, where the sender named none. */
  private async sourceOf(tx: Tx, { publisher }: ReadDocument): Promise<string | null> {
    const name = publisher?.trim().normalize('NFC').slice(0, SOURCE_LENGTH) ?? '';
    return name === '' ? null : this.repository.findOrAddSource(tx, name);
  }

  /** The document cannot be read: FAILED, with the reason on its job. */
  async recordFailure(tx: Tx, jobId: string, documentId: string, failure: JobFailure): Promise<void> {
    const document = await this.documents.lock(tx, documentId);
    if (!(await this.jobs.fail(tx, jobId, failure)) || document.status !== 'READING') return;
    document.status = 'FAILED';
    await this.repository.update(tx, document);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'document.unreadable',
      entityType: 'document',
      entityId: documentId,
      from: 'READING',
      to: 'FAILED',
      reason: failure.code,
    });
  }
}
