import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import { shownTitle } from '../documents/document-facts.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { WebPage } from '../documents/web-page.entity.js';
import { WebPagesService } from '../documents/web-pages.service.js';
import type { FetchedPage } from '../fetching/page-fetcher.js';
import type { ReadDocument } from '../reading/read-document.js';

/** What a document and its page take over from a look at the page, besides a new text. */
@Injectable()
export class PageRecordsService {
  constructor(
    private readonly documents: DocumentsService,
    private readonly pages: WebPagesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Remembers a page that was taken for the document's: what to ask the site by next time, and what it said.
   * @param fileId of its bytes, where they were kept
   */
  async recordSeen(tx: Tx, page: WebPage, fetched: FetchedPage, read: ReadDocument, fileId: string | null) {
    await this.pages.recordSeen(tx, page.documentId, fetched, fileId);
    await this.pages.recordRead(tx, page.documentId, read);
  }

  /** A document whose title is the one its page had follows the page; one that a person named keeps its name. */
  async followTitle(tx: Tx, document: Document, page: WebPage, read: ReadDocument): Promise<void> {
    const title = shownTitle(read.title);
    const { title: from } = document;
    if (title === null || page.title !== from || title === from) return;
    await this.documents.changeFacts(tx, document, { title });
    this.record(tx, document.id, 'document.titleFollowed', from, title);
  }

  /** From now on it is asked for there; a document that was published at the old address is published at the new one. */
  async followMove(tx: Tx, document: Document, page: WebPage, movedTo: string | null): Promise<void> {
    if (movedTo === null) return;
    await this.pages.recordMove(tx, page.documentId, movedTo);
    const isOwn = [page.requestedUrl, page.movedTo, page.finalUrl].includes(document.url);
    if (isOwn) await this.documents.changeFacts(tx, document, { url: movedTo });
    this.record(tx, document.id, 'document.pageMoved', page.movedTo ?? page.requestedUrl, movedTo);
  }

  private record(tx: Tx, entityId: string, event: string, from: string, to: string): void {
    this.audit.record(tx, SYSTEM_ACTOR, { event, entityType: 'document', entityId, data: { from, to } });
  }
}
