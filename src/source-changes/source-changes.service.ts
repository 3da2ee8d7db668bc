import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { textUnchanged } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import { PlacementsRepository } from './placements.repository.js';

/** A new text of a document. */
export interface NewText {
  text: string;
  /** The document's version the sender saw; null when they do not say. */
  editedVersion: number | null;
}

@Injectable()
export class SourceChangesService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly placements: PlacementsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives a document a new text. All in one transaction: the version, a pending place in it for every live claim, and
   * the job that finds those places (which asks for the search for new claims when it ends). So no version is ever
   * seen on which old verdicts seem to stand unquestioned.
   *
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY, VERSION_CONFLICT, TEXT_UNCHANGED, and as `DocumentsService.readText`
   */
  async addVersion(tx: Tx, actor: PersonActor, documentId: string, { text, editedVersion }: NewText): Promise<void> {
    const read = this.documents.readText(text);
    const { document, version: current } = await this.documents.lockNewest(tx, documentId);
    if (editedVersion !== null) assertVersion(document.version, editedVersion);
    if (read.text === current.text) throw textUnchanged(current.number);
    const number = current.number + 1;
    const version = await this.documents.addVersion(tx, { documentId, number, createdBy: actor.id }, read, null);
    await this.documents.moveTo(tx, document, version);
    const claims = await this.placements.addPending(tx, documentId, version.id);
    await this.jobs.request(tx, 'RESOLVE', documentId, number);
    this.audit.record(tx, actor, {
      event: 'source.version_created',
      entityType: 'document',
      entityId: documentId,
      data: { versionNumber: number, previous: current.number, textSha256: version.textSha256, claims },
    });
  }
}
