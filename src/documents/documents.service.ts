import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { type ReadDocument, readPlainText } from '../reading/read-document.js';
import { assertUnicodeText } from '../text/unicode.js';
import type { Document } from './document.entity.js';
import type { DocumentVersion, VersionSearch } from './document-version.entity.js';
import { toDocumentDetail } from './document.view.js';
import { documentNotFound, documentNotReady } from './documents.errors.js';
import { DocumentsQueries } from './documents.queries.js';
import { DocumentsRepository } from './documents.repository.js';
import type { DocumentDetail } from './documents.schemas.js';

/** A version to make: which, and where it came from; `hookId` when another system sent it. */
export type VersionMaking = Pick<DocumentVersion, 'documentId' | 'number' | 'createdBy' | 'origin' | 'obtainedAt'> &
  Partial<Pick<DocumentVersion, 'hookId'>>;

/** Documents and their texts. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly queries: DocumentsQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

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
  addVersion(tx: Tx, version: VersionMaking, read: ReadDocument, originalId: string | null): Promise<DocumentVersion> {
    const { text, readerVersion, modifiedAt } = read;
    const blocks = read.blocks.map(({ kind, start, end, page }) => ({ kind, start, end, page }));
    return this.documents.insertVersion(tx, {
      hookId: null,
      ...version,
      text,
      textSha256: sha256(text),
      blocks,
      originalId,
      readerVersion,
      sourceModifiedAt: modifiedAt === null ? null : new Date(modifiedAt),
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

  /** Stores what has become known of a document, besides its text, that the caller has locked. */
  async changeFacts(tx: Tx, document: Document, facts: Partial<Pick<Document, 'title' | 'url'>>): Promise<void> {
    Object.assign(document, facts);
    await this.documents.update(tx, document);
  }

  /** Notes on a version what its last search for claims was made with and what came of it. */
  async recordSearch(tx: Tx, versionId: string, extractorVersion: string, search: VersionSearch): Promise<void> {
    await this.documents.recordSearch(tx, versionId, extractorVersion, search);
  }

  /** The document with its latest jobs, as this person may see it. @throws AppError NOT_FOUND */
  async detail(actor: Actor, id: string): Promise<DocumentDetail> {
    const row = await this.queries.find(id);
    if (!row) throw documentNotFound();
    return toDocumentDetail(row, await this.queries.page(id), await this.queries.latestJobs(id), actor);
  }

  private async currentText(tx: Tx, document: Document): Promise<DocumentVersion> {
    const version = await this.documents.findVersion(tx, document.id, document.currentVersion);
    if (!version) throw documentNotReady(document);
    return version;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
