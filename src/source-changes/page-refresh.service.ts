import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { relatedness } from '../anchoring/document-state.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { shownTitle } from '../documents/document-facts.js';
import type { Document } from '../documents/document.entity.js';
import { noAddress } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import { fileOfPage, judgePage } from '../documents/page-file.js';
import { DocumentReader } from '../documents/reader/document-reader.port.js';
import { RefusedAddresses } from '../documents/refused-addresses.service.js';
import type { WebPage } from '../documents/web-page.entity.js';
import { WebPagesService } from '../documents/web-pages.service.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import { type FetchedPage, PageFetcher } from '../fetching/page-fetcher.js';
import { FilesService } from '../files/files.service.js';
import type { ReadDocument } from '../reading/read-document.js';
import { textIdentity } from '../text/text-identity.js';
import { failureOfPage, type PageRefresh, permanentMove, type RefreshFailure } from './page-refresh.js';
import { type LockedDocument, SourceChangesService } from './source-changes.service.js';

/** How and for whom a page is asked again. */
export interface RefreshOptions {
  /** Why it is: kept as the origin of the version that comes of it. */
  origin: 'REFETCH' | 'WATCH' | 'HOOK';
  /** The person who asked; null or left out when the desk looks by itself. */
  requestedBy?: string | null;
  /** The incoming hook that asked. */
  hookId?: string | null;
  /** Ends it early; `refresh` then fails with the signal's reason. */
  signal?: AbortSignal;
  /**
   * Asked in each transaction that writes: whether the look is still wanted, and stays so until that transaction ends. When
   * it is not, nothing is written and the outcome is OVERTAKEN.
   */
  isWanted?: (tx: Tx) => Promise<boolean>;
}

/** One look at a page: what was known before, and what came. */
interface Look {
  documentId: string;
  page: WebPage;
  /** By the database's clock, before the site was asked. */
  askedAt: Date;
  fetched: FetchedPage;
  movedTo: string | null;
  options: RefreshOptions;
}

/** A page that was read. */
interface ReadPage extends Look {
  read: ReadDocument;
  file: { bytes: Buffer; mediaType: string; filename: string };
}

/**
 * Asks the page of a document again, and makes a new version of what has changed. People, hooks and the watcher all look
 * through this one. It can be cut off anywhere and run twice: everything it leaves behind is written in one transaction
 * at its end, and the second run finds nothing changed. Politeness towards the site is up to the caller.
 */
@Injectable()
export class PageRefreshService {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly pages: WebPagesService,
    private readonly fetcher: PageFetcher,
    private readonly refused: RefusedAddresses,
    private readonly reader: DocumentReader,
    private readonly files: FilesService,
    private readonly changes: SourceChangesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Fetches, reads and compares the page of a document. Whatever is wrong with the page is an outcome.
   *
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY (no version yet), DOCUMENT_NO_ADDRESS; the signal's reason; faults of
   *   our own
   */
  async refresh(documentId: string, options: RefreshOptions): Promise<PageRefresh> {
    try {
      const { page, askedAt } = await this.transactions.run((tx) => this.load(tx, documentId));
      const fetched = await this.fetch(page, options.signal);
      const look: Look = { documentId, page, askedAt, fetched, movedTo: permanentMove(fetched.redirects), options };
      return fetched.bytes === null ? await this.notModified(look) : await this.readAndCompare(look, fetched.bytes);
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = failureOfPage(error);
      if (failure === null) throw error;
      this.refused.noteFetch(documentId, error);
      return this.failed(documentId, failure, { finalUrl: null, movedTo: null }, options);
    }
  }

  private async load(tx: Tx, documentId: string) {
    const { document } = await this.documents.newestVersion(tx, documentId);
    const page = (await this.pages.find(documentId)) ?? (await this.adopt(tx, document));
    return { page, askedAt: await databaseNow(tx) };
  }

  /** Words and files may state where they were published. */
  private async adopt(tx: Tx, { id, url }: Document): Promise<WebPage> {
    if (url === null) throw noAddress();
    return this.pages.adopt(tx, id, url);
  }

  /** What a page said is compared only once it was read, so a first look at an adopted page asks for all of it. */
  private fetch({ requestedUrl, movedTo, ...page }: WebPage, signal: AbortSignal | undefined): Promise<FetchedPage> {
    const { finalUrl, etag, lastModified } = page;
    const since = finalUrl === null ? {} : { since: { finalUrl, etag, lastModified } };
    return this.fetcher.fetch(movedTo ?? requestedUrl, { judge: judgePage, ...since, ...(signal ? { signal } : {}) });
  }

  private notModified(look: Look): Promise<PageRefresh> {
    return this.transactions.run(async (tx) => {
      const { document, version } = await this.documents.lockNewest(tx, look.documentId);
      if (await isUnwanted(tx, look.options)) return outcome(look, 'OVERTAKEN', version.number);
      await this.pages.recordAnswer(tx, look.documentId, look.fetched.status);
      await this.followMove(tx, document, look);
      return outcome(look, 'NOT_MODIFIED', version.number);
    });
  }

  private async readAndCompare(look: Look, bytes: Buffer): Promise<PageRefresh> {
    try {
      const file = fileOfPage(look.fetched, bytes);
      const read = await this.reader.read(file, look.options.signal);
      return await this.compare({ ...look, read, file });
    } catch (error) {
      look.options.signal?.throwIfAborted();
      const failure = failureOfPage(error);
      if (failure === null) throw error;
      return this.notTheDocument(look, failure);
    }
  }

  /** Whether a page is of the document takes long to say, so it is said outside of the transaction, and again if need be. */
  private async compare(page: ReadPage): Promise<PageRefresh> {
    for (;;) {
      const newest = await this.transactions.run((tx) => this.documents.newestVersion(tx, page.documentId));
      if (isUnrelated(newest, page.read)) return this.notTheDocument(page, unrelated());
      const refresh = await this.transactions.run((tx) => this.take(tx, page, newest.version.number));
      if (refresh) return refresh;
    }
  }

  /** @returns null when the document has another text than the one that the page was compared with. */
  private async take(tx: Tx, page: ReadPage, comparedWith: number): Promise<PageRefresh | null> {
    const { documentId, read, fetched, askedAt, options } = page;
    const locked = await this.documents.lockNewest(tx, documentId);
    if (locked.version.number !== comparedWith) return null;
    if (await isUnwanted(tx, options)) return outcome(page, 'OVERTAKEN', comparedWith);
    const known = await this.pages.find(documentId);
    let fileId: string | null = null;
    const taken =
      known?.textIdentity === textIdentity(read.text)
        ? // Since the last look the page says the same; what a person made of its text meanwhile stays.
          ({ outcome: 'UNCHANGED', versionNumber: locked.version.number } as const)
        : await this.changes.take(tx, locked, {
            read,
            origin: options.origin,
            obtainedAt: askedAt,
            actor: SYSTEM_ACTOR,
            createdBy: options.requestedBy ?? null,
            hookId: options.hookId ?? null,
            original: async () => (fileId = await this.files.keep(tx, page.file)),
            facts: { finalUrl: fetched.finalUrl, requestedBy: options.requestedBy, hookId: options.hookId },
          });
    if (taken.outcome !== 'OVERTAKEN') {
      await this.followTitle(tx, locked, known, read);
      await this.followMove(tx, locked.document, page);
      await this.pages.recordSeen(tx, documentId, fetched, fileId);
      await this.pages.recordRead(tx, documentId, read);
    }
    return outcome(page, taken.outcome, taken.versionNumber);
  }

  /** A document whose title is the one its page had follows the page; one that a person named keeps its name. */
  private async followTitle(tx: Tx, { document }: LockedDocument, page: WebPage | null, read: ReadDocument) {
    const title = shownTitle(read.title);
    const { title: from } = document;
    if (title === null || page?.title !== from || title === from) return;
    await this.documents.changeFacts(tx, document, { title });
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'document.titleFollowed',
      entityType: 'document',
      entityId: document.id,
      data: { from, to: title },
    });
  }

  /** From then on it is asked for there; a document that was published at the old address is published at the new one. */
  private async followMove(tx: Tx, document: Document, { documentId, page, movedTo }: Look): Promise<void> {
    if (movedTo === null) return;
    await this.pages.recordMove(tx, documentId, movedTo);
    const isOwn = [page.requestedUrl, page.movedTo, page.finalUrl].includes(document.url);
    if (isOwn) await this.documents.changeFacts(tx, document, { url: movedTo });
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'document.pageMoved',
      entityType: 'document',
      entityId: documentId,
      data: { from: page.movedTo ?? page.requestedUrl, to: movedTo },
    });
  }

  private notTheDocument(look: Look, failure: RefreshFailure): Promise<PageRefresh> {
    const { documentId, fetched, movedTo, options } = look;
    const { finalUrl, status } = fetched;
    const isMoved = movedTo !== null && failure.outcome === 'NOT_ARTICLE';
    const known: RefreshFailure = { ...failure, httpStatus: status };
    const moved = { ...known, outcome: 'MOVED', message: movedAway(movedTo, failure.message) } as const;
    return this.failed(documentId, isMoved ? moved : known, { finalUrl, movedTo }, options);
  }

  private failed(
    documentId: string,
    failure: RefreshFailure,
    at: Pick<PageRefresh, 'finalUrl' | 'movedTo'>,
    options: RefreshOptions,
  ): Promise<PageRefresh> {
    return this.transactions.run(async (tx) => {
      const { httpStatus } = failure;
      const { version } = await this.documents.newestVersion(tx, documentId);
      if (httpStatus !== null && !(await isUnwanted(tx, options))) {
        await this.pages.recordAnswer(tx, documentId, httpStatus);
      }
      return { ...failure, ...at, versionNumber: version.number };
    });
  }
}

const isUnwanted = async (tx: Tx, { isWanted }: RefreshOptions): Promise<boolean> =>
  isWanted !== undefined && !(await isWanted(tx));

const isUnrelated = ({ document, version }: LockedDocument, read: ReadDocument): boolean =>
  textIdentity(version.text) !== textIdentity(read.text) &&
  relatedness({ ...version, language: document.language }, read).state === 'FAILED';

const MESSAGES = {
  NEW_VERSION: 'The page has changed. Its text is the newest version now.',
  UNCHANGED: 'The page says what it said before.',
  NOT_MODIFIED: 'The site says that the page has not changed.',
  OVERTAKEN: 'While the page was being fetched the document got a newer text, which stays, or its watch was ended.',
};

function outcome(look: Look, name: keyof typeof MESSAGES, versionNumber: number): PageRefresh {
  const { fetched, movedTo } = look;
  return {
    outcome: name,
    versionNumber,
    httpStatus: fetched.status,
    finalUrl: fetched.finalUrl,
    movedTo,
    retryAfterSeconds: null,
    code: null,
    message: MESSAGES[name],
  };
}

const unrelated = (): RefreshFailure => ({
  outcome: 'NOT_ARTICLE',
  httpStatus: null,
  retryAfterSeconds: null,
  code: 'DOCUMENT_UNRELATED',
  message:
    'The page has hardly a word in common with the document: another article, or another page of the site. If it was rewritten, send its text.',
});

const movedAway = (to: string | null, why: string): string =>
  `The address leads for good to ${to ?? 'another one'}, which is not this document. ${why}`;
