import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { webAddress } from '../api/text.schema.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { newId } from '../common/ids.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { FilesService } from '../files/files.service.js';
import { withSettledLanguage } from '../reading/read-document.js';
import { factsOfText, factsOfUpload, type Stated, titleOfAddress } from './document-facts.js';
import { DocumentJobsService } from './document-jobs.service.js';
import { fieldFault } from './documents.errors.js';
import { DocumentsRepository } from './documents.repository.js';
import type { CreateDocumentBody } from './documents.schemas.js';
import { DocumentsService } from './documents.service.js';
import { checkUpload, type Upload } from './upload.rules.js';
import { WebPagesService } from './web-pages.service.js';

/** How documents come into the desk: as words, as a file, or as the address of a page. */
@Injectable()
export class DocumentIntake {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: DocumentsRepository,
    private readonly jobs: DocumentJobsService,
    private readonly files: FilesService,
    private readonly pages: WebPagesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Takes a document in. An address alone is fetched; beside words or a file it says where they were published.
   * @returns the new id
   * @throws AppError VALIDATION_FAILED, TEXT_NOT_UNICODE, BODY_TOO_LARGE, DOCUMENT_EMPTY, as `checkUpload`, and as
   *   `WebPagesService.admit`
   */
  create(tx: Tx, actor: PersonActor, body: CreateDocumentBody, upload: Upload | null): Promise<string> {
    const { text, charset, allowDuplicate = false, ...stated } = body;
    if (text === undefined && !upload && stated.url !== undefined) {
      if (charset !== undefined) throw fieldFault('charset', 'goes with a file only');
      return this.createFromAddress(tx, actor, stated.url, stated, allowDuplicate);
    }
    if (allowDuplicate) throw fieldFault('allowDuplicate', 'goes with a url to fetch only');
    checkStatedUrl(stated.url);
    if (upload) {
      if (text !== undefined) throw fieldFault('text', 'cannot go together with a file; send one of them');
      return this.createFromFile(tx, actor, upload, stated);
    }
    if (text === undefined) {
      throw fieldFault('text', 'is required: send the words of the document, a file, or the url of a page to fetch');
    }
    if (charset !== undefined) throw fieldFault('charset', 'goes with a file only');
    return this.createFromText(tx, actor, text, stated);
  }

  /** READY at once, with version 1, and the search for claims asked for. */
  private async createFromText(tx: Tx, actor: PersonActor, text: string, stated: Stated): Promise<string> {
    const read = await withSettledLanguage(this.documents.readText(text));
    const id = newId();
    await this.repository.insert(tx, {
      ...factsOfText(stated, read),
      id,
      sourceId: await this.sourceId(tx, stated.source),
      status: 'READY',
      currentVersion: 1,
      createdBy: actor.id,
    });
    const obtainedAt = await databaseNow(tx);
    const making = { documentId: id, number: 1, createdBy: actor.id, origin: 'FIRST', obtainedAt } as const;
    const version = await this.documents.addVersion(tx, making, read, null);
    await this.jobs.request(tx, 'EXTRACT', id, 1);
    this.recordCreation(tx, actor, id, 'READY', { versionNumber: 1, textSha256: version.textSha256 });
    return id;
  }

  /**
   * Only cheap checks are made here; reading is a job. The file has the document's own id, by which it is found while
   * there is no version that names it.
   */
  private async createFromFile(tx: Tx, actor: PersonActor, upload: Upload, stated: Stated): Promise<string> {
    const mediaType = checkUpload(upload);
    const { bytes, filename } = upload;
    const id = newId();
    await this.files.keep(tx, { id, bytes, mediaType, filename });
    await this.insertUnread(tx, actor, id, stated, filename);
    this.recordCreation(tx, actor, id, 'READING', { filename, size: bytes.length });
    return id;
  }

  /** The page is fetched by the job that reads it. */
  private async createFromAddress(
    tx: Tx,
    actor: PersonActor,
    address: string,
    stated: Stated,
    allowDuplicate: boolean,
  ): Promise<string> {
    const url = await this.pages.admit(tx, address, allowDuplicate);
    const id = newId();
    await this.insertUnread(tx, actor, id, { ...stated, url }, titleOfAddress(url));
    await this.pages.add(tx, id, url);
    this.recordCreation(tx, actor, id, 'READING', { url });
    return id;
  }

  /** READING, with the job that reads it. */
  private async insertUnread(tx: Tx, actor: PersonActor, id: string, stated: Stated, title: string): Promise<void> {
    await this.repository.insert(tx, {
      ...factsOfUpload(stated, title),
      id,
      sourceId: await this.sourceId(tx, stated.source),
      status: 'READING',
      currentVersion: 0,
      createdBy: actor.id,
    });
    await this.jobs.request(tx, 'READ', id, 0);
  }

  private async sourceId(tx: Tx, name: string | undefined): Promise<string | null> {
    return name === undefined ? null : this.repository.findOrAddSource(tx, name.trim().normalize('NFC'));
  }

  private recordCreation(tx: Tx, actor: Actor, id: string, to: string, data: Record<string, unknown>): void {
    this.audit.record(tx, actor, { event: 'document.created', entityType: 'document', entityId: id, to, data });
  }
}

/** An address that is only noted, not fetched, may lead anywhere; it has to be one of the web. */
function checkStatedUrl(url: string | undefined): void {
  if (url === undefined) return;
  const fault = webAddress.safeParse(url).error?.issues[0];
  if (fault) throw fieldFault('url', fault.message);
}
