import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { FilesService } from '../files/files.service.js';
import { type ReadDocument, readPlainText, withSettledLanguage } from '../reading/read-document.js';
import { assertUnicodeText } from '../text/unicode.js';
import type { Document } from './document.entity.js';
import { factsOfText, factsOfUpload } from './document-facts.js';
import { DocumentJobsService } from './document-jobs.service.js';
import type { DocumentVersion } from './document-version.entity.js';
import { toDocumentDetail } from './document.view.js';
import { documentNotFound, documentNotReady, fieldFault } from './documents.errors.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsRepository } from './documents.repository.js';
import type { CreateDocumentBody, DocumentDetail } from './documents.schemas.js';
import { checkUpload, type Upload } from './upload.rules.js';

type Stated = Omit<CreateDocumentBody, 'text' | 'charset'>;

/** How documents and their texts come into the desk. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly queries: DocumentsQueries,
    private readonly jobs: DocumentJobsService,
    private readonly files: FilesService,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Takes a document in, from words or from a file. @returns the new id.
   * @throws AppError VALIDATION_FAILED, TEXT_NOT_UNICODE, BODY_TOO_LARGE, DOCUMENT_EMPTY, and as `checkUpload`
   */
  create(tx: Tx, actor: PersonActor, body: CreateDocumentBody, upload: Upload | null): Promise<string> {
    const { text, charset, ...stated } = body;
    if (upload) {
      if (text !== undefined) throw fieldFault('text', 'cannot go together with a file; send one of them');
      return this.createFromFile(tx, actor, upload, stated);
    }
    if (text === undefined) throw fieldFault('text', 'is required: send the words of the document, or a file');
    if (charset !== undefined) throw fieldFault('charset', 'goes with a file only');
    return this.createFromText(tx, actor, text, stated);
  }

  /**
   * Reads words that came in a request.
   * @throws AppError TEXT_NOT_UNICODE, BODY_TOO_LARGE, DOCUMENT_EMPTY
   */
  readText(text: string): ReadDocument {
    assertUnicodeText(text, 'text');
    if (Buffer.byteLength(text) > this.config.maxUploadBytes) {
      throw new AppError(
        'BODY_TOO_LARGE',
        `The text is larger than ${this.config.maxUploadBytes} bytes. Send the article on its own.`,
      );
    }
    return readPlainText(text);
  }

  /** Stores a text as a version. Whoever calls this also moves `document.currentVersion`. */
  addVersion(
    tx: Tx,
    version: Pick<DocumentVersion, 'documentId' | 'number' | 'createdBy'>,
    read: ReadDocument,
    originalId: string | null,
  ): Promise<DocumentVersion> {
    const { text, readerVersion } = read;
    const blocks = read.blocks.map(({ kind, start, end }) => ({ kind, start, end }));
    return this.documents.insertVersion(tx, {
      ...version,
      text,
      textSha256: sha256(text),
      blocks,
      originalId,
      readerVersion,
    });
  }

  /**
   * The newest text, which stays the newest until the transaction ends.
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY
   */
  async newestVersion(tx: Tx, id: string): Promise<{ document: Document; version: DocumentVersion }> {
    const document = await this.documents.lockText(tx, id);
    if (!document) throw documentNotFound();
    return { document, version: await this.currentText(tx, document) };
  }

  /**
   * The document and its newest text, locked against any other change.
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY
   */
  async lockNewest(tx: Tx, id: string): Promise<{ document: Document; version: DocumentVersion }> {
    const document = await this.lock(tx, id);
    return { document, version: await this.currentText(tx, document) };
  }

  /** @throws AppError NOT_FOUND */
  async lock(tx: Tx, id: string): Promise<Document> {
    const document = await this.documents.lock(tx, id);
    if (!document) throw documentNotFound();
    return document;
  }

  findVersion(tx: Tx, documentId: string, number: number): Promise<DocumentVersion | null> {
    return this.documents.findVersion(tx, documentId, number);
  }

  /** Makes `version` the current one of a document that the caller has locked. */
  async moveTo(tx: Tx, document: Document, version: DocumentVersion): Promise<void> {
    document.currentVersion = version.number;
    await this.documents.update(tx, document);
  }

  async setExtractorVersion(tx: Tx, versionId: string, extractorVersion: string): Promise<void> {
    await this.documents.setExtractorVersion(tx, versionId, extractorVersion);
  }

  /** The document with its latest jobs, as this person may see it. @throws AppError NOT_FOUND */
  async detail(actor: Actor, id: string): Promise<DocumentDetail> {
    const row = await this.queries.find(id);
    if (!row) throw documentNotFound();
    return toDocumentDetail(row, await this.queries.latestJobs(id), actor);
  }

  /** READY at once, with version 1, and the search for claims asked for. */
  private async createFromText(tx: Tx, actor: PersonActor, text: string, stated: Stated): Promise<string> {
    const read = await withSettledLanguage(this.readText(text));
    const id = newId();
    await this.documents.insert(tx, {
      ...factsOfText(stated, read),
      id,
      sourceId: await this.sourceId(tx, stated.source),
      status: 'READY',
      currentVersion: 1,
      createdBy: actor.id,
    });
    const version = await this.addVersion(tx, { documentId: id, number: 1, createdBy: actor.id }, read, null);
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
    await this.documents.insert(tx, {
      ...factsOfUpload(stated, filename),
      id,
      sourceId: await this.sourceId(tx, stated.source),
      status: 'READING',
      currentVersion: 0,
      createdBy: actor.id,
    });
    await this.jobs.request(tx, 'READ', id, 0);
    this.recordCreation(tx, actor, id, 'READING', { filename, size: bytes.length });
    return id;
  }

  private async currentText(tx: Tx, document: Document): Promise<DocumentVersion> {
    const version = await this.documents.findVersion(tx, document.id, document.currentVersion);
    if (!version) throw documentNotReady(document);
    return version;
  }

  private async sourceId(tx: Tx, name: string | undefined): Promise<string | null> {
    return name === undefined ? null : this.documents.findOrAddSource(tx, name.trim().normalize('NFC'));
  }

  private recordCreation(tx: Tx, actor: Actor, id: string, to: string, data: Record<string, unknown>): void {
    this.audit.record(tx, actor, { event: 'document.created', entityType: 'document', entityId: id, to, data });
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
