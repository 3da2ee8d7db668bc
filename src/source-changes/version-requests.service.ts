import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import type { DocumentJob } from '../documents/document-job.entity.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { noAddress } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import { checkUpload, type Upload } from '../documents/upload.rules.js';
import { WebPagesService } from '../documents/web-pages.service.js';
import { FilesService } from '../files/files.service.js';

/** What new versions are asked for by jobs: of a file that came, or of the page. */
@Injectable()
export class VersionRequestsService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly pages: WebPagesService,
    private readonly files: FilesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Keeps a file and has it read into a new version. Until that is done, and if it fails, the document keeps its text.
   *
   * @param editedVersion the document's version the sender saw; null when they do not say
   * @param hookId of the incoming hook that sent it
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY, VERSION_CONFLICT, and as `checkUpload`
   */
  async upload(
    tx: Tx,
    actor: PersonActor,
    documentId: string,
    upload: Upload,
    { editedVersion = null, hookId = null }: { editedVersion?: number | null; hookId?: string | null } = {},
  ): Promise<DocumentJob> {
    const mediaType = checkUpload(upload);
    const { document, version } = await this.documents.lockNewest(tx, documentId);
    if (editedVersion !== null) assertVersion(document.version, editedVersion);
    const { bytes, filename } = upload;
    const fileId = await this.files.keep(tx, { bytes, mediaType, filename });
    const order = { fileId, hookId, requestedBy: actor.id };
    const { job } = await this.jobs.request(tx, 'UPLOAD', documentId, version.number, order);
    this.audit.record(tx, actor, {
      event: 'source.uploadRequested',
      entityType: 'document',
      entityId: documentId,
      data: { jobId: job.id, versionNumber: version.number, filename, size: bytes.length, hookId },
    });
    return job;
  }

  /**
   * Has the page of a document looked at now; a look that is under way is that one.
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY, DOCUMENT_NO_ADDRESS
   */
  async refresh(tx: Tx, actor: PersonActor, documentId: string, hookId: string | null = null): Promise<DocumentJob> {
    const { document, version } = await this.documents.lockNewest(tx, documentId);
    if (document.url === null && !(await this.pages.find(documentId))) throw noAddress();
    const order = { hookId, requestedBy: actor.id };
    const { job, isNew } = await this.jobs.request(tx, 'REFRESH', documentId, version.number, order);
    if (!isNew) return job;
    this.audit.record(tx, actor, {
      event: 'source.refreshRequested',
      entityType: 'document',
      entityId: documentId,
      data: { jobId: job.id, versionNumber: version.number, hookId },
    });
    return job;
  }
}
