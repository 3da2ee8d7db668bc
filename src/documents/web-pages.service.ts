import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { PageFetcher, type FetchedPage } from '../fetching/page-fetcher.js';
import { FilesService } from '../files/files.service.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import type { ReadDocument } from '../reading/read-document.js';
import { textIdentity } from '../text/text-identity.js';
import { shownTitle } from './document-facts.js';
import { documentKnown } from './documents.errors.js';
import { fileOfPage } from './page-file.js';
import type { WebPage } from './web-page.entity.js';
import { WebPagesRepository } from './web-pages.repository.js';

/** The pages that documents are fetched from. */
@Injectable()
export class WebPagesService {
  constructor(
    private readonly pages: WebPagesRepository,
    private readonly fetcher: PageFetcher,
    private readonly files: FilesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Checks an address that somebody wants fetched. Nothing is asked of the network.
   * @returns it as it will be fetched
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS; AppError DOCUMENT_DUPLICATE with `documentId`, unless
   *   `allowDuplicate`
   */
  async admit(tx: Tx, address: string, allowDuplicate: boolean): Promise<string> {
    const admitted = this.fetcher.check(address);
    if (allowDuplicate) return admitted;
    await this.pages.lockAddress(tx, admitted);
    const known = await this.pages.findDocumentOf(tx, admitted);
    if (known !== null) throw documentKnown(known);
    return admitted;
  }

  /**
   * The document of an address, for which nobody else makes one until the transaction ends; null when there is none.
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  async documentOf(tx: Tx, address: string): Promise<string | null> {
    const admitted = this.fetcher.check(address);
    await this.pages.lockAddress(tx, admitted);
    return this.pages.findDocumentOf(tx, admitted);
  }

  add(tx: Tx, documentId: string, address: string): Promise<void> {
    return this.pages.insert(tx, documentId, address);
  }

  /** The page a document is fetched from; null for words and files. */
  find(documentId: string): Promise<WebPage | null> {
    return this.pages.find(documentId);
  }

  /** What a job has fetched; null when it has not yet. */
  openFetched(jobId: string): Promise<StoredFile | null> {
    return this.files.open(jobId);
  }

  /**
   * Keeps what a job has fetched, under the job's id: a run that finds it there need not fetch again. The caller holds
   * the job's lock.
   * @throws AppError as `fileOfPage`
   */
  async recordFetched(tx: Tx, page: WebPage, jobId: string, fetched: FetchedPage, bytes: Buffer): Promise<void> {
    const { finalUrl, status, etag, lastModified, fetchedAt, redirects } = fetched;
    const { documentId } = page;
    const file = fileOfPage(fetched, bytes);
    await this.files.keep(tx, { ...file, id: jobId });
    const change = { finalUrl, httpStatus: status, etag, lastModified, fetchedAt, fileId: jobId };
    await this.pages.update(tx, documentId, change);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'document.fetched',
      entityType: 'document',
      entityId: documentId,
      data: { jobId, requestedUrl: page.requestedUrl, finalUrl, status, redirects, size: bytes.length },
    });
  }

  /**
   * The page of a document that came in another way, and states where it was published.
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  adopt(tx: Tx, documentId: string, address: string): Promise<WebPage> {
    return this.pages.insertMissing(tx, documentId, this.fetcher.check(address));
  }

  /** Remembers what was read from a page, to tell later whether the page has changed. */
  async recordRead(tx: Tx, documentId: string, { text, title }: ReadDocument): Promise<void> {
    await this.pages.update(tx, documentId, { textIdentity: textIdentity(text), title: shownTitle(title) });
  }

  /**
   * Remembers what the site said of a page that was taken for the document's, so that it can be asked what is new since.
   * @param fileId of its bytes, where they were kept
   */
  async recordSeen(tx: Tx, documentId: string, fetched: FetchedPage, fileId: string | null): Promise<void> {
    const { finalUrl, status, etag, lastModified, fetchedAt } = fetched;
    const change = { finalUrl, httpStatus: status, etag, lastModified, fetchedAt };
    await this.pages.update(tx, documentId, fileId === null ? change : { ...change, fileId });
  }

  /** From now on the page is asked for where the site says it is for good. */
  async recordMove(tx: Tx, documentId: string, movedTo: string): Promise<void> {
    await this.pages.update(tx, documentId, { movedTo });
  }

  /** Notes that the site answered, but not with a page of the document. What was fetched before stays. */
  async recordAnswer(tx: Tx, documentId: string, httpStatus: number): Promise<void> {
    await this.pages.update(tx, documentId, { httpStatus });
  }
}
