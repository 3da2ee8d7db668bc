import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import { noAddress } from '../documents/documents.errors.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { WebPage } from '../documents/web-page.entity.js';
import { WebPagesService } from '../documents/web-pages.service.js';
import type { FetchedPage } from '../fetching/page-fetcher.js';
import { textIdentity } from '../text/text-identity.js';
import { type MissedPage, PageLooksService, type SeenPage } from './page-looks.service.js';
import { PageRecordsService } from './page-records.service.js';
import { failureOfPage, type PageRefresh, type RefreshFailure } from './page-refresh.js';
import { type IncomingText, isUnrelated, SourceChangesService, type Taken } from './source-changes.service.js';

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
   * Asked in each transaction that writes: whether the look is still wanted, and stays so until that transaction ends.
   * When it is not, nothing is written, and a page that came is OVERTAKEN.
   */
  isWanted?: (tx: Tx) => Promise<boolean>;
}

/** A page that came and could be read. */
interface Seen {
  options: RefreshOptions;
  page: WebPage;
  fetched: FetchedPage;
  movedTo: string | null;
  incoming: IncomingText;
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
    private readonly looks: PageLooksService,
    private readonly records: PageRecordsService,
    private readonly changes: SourceChangesService,
  ) {}

  /**
   * Fetches, reads and compares the page of a document. Whatever is wrong with the page is an outcome.
   *
   * @throws AppError NOT_FOUND, DOCUMENT_NOT_READY (no version yet), DOCUMENT_NO_ADDRESS; the signal's reason; faults of
   *   our own
   */
  async refresh(documentId: string, options: RefreshOptions): Promise<PageRefresh> {
    const known = await this.transactions.run((tx) => this.load(tx, documentId)).catch(asFailure);
    if ('outcome' in known) return this.failed(documentId, { fetched: null, movedTo: null, failure: known }, options);
    const { page, askedAt } = known;
    const look = await this.looks.look(page, options.signal);
    if (look.failure !== null) return this.failed(documentId, look, options);
    const { fetched, movedTo, content } = look;
    if (content === null) return this.notModified(page, look, options);
    const { origin, requestedBy = null, hookId = null } = options;
    const facts = { finalUrl: fetched.finalUrl, requestedBy, hookId };
    const from = { origin, obtainedAt: askedAt, actor: SYSTEM_ACTOR, createdBy: requestedBy, hookId, facts };
    const incoming = { ...from, read: content.read, original: content.file };
    return this.compare({ options, page, fetched, movedTo, incoming });
  }

  private async load(tx: Tx, documentId: string): Promise<{ page: WebPage; askedAt: Date }> {
    const { document } = await this.documents.newestVersion(tx, documentId);
    const page = (await this.pages.find(documentId)) ?? (await this.adopt(tx, document));
    return { page, askedAt: await databaseNow(tx) };
  }

  /** Words and files may state where they were published. */
  private async adopt(tx: Tx, { id, url }: Document): Promise<WebPage> {
    if (url === null) throw noAddress();
    return this.pages.adopt(tx, id, url);
  }

  private notModified(page: WebPage, { fetched, movedTo }: SeenPage, options: RefreshOptions): Promise<PageRefresh> {
    const { documentId } = page;
    return this.transactions.run(async (tx) => {
      const { document, version } = await this.documents.lockNewest(tx, documentId);
      const { number: versionNumber } = version;
      if (await isUnwanted(tx, options)) return answer({ outcome: 'OVERTAKEN', versionNumber }, fetched, movedTo);
      await this.pages.recordAnswer(tx, documentId, fetched.status);
      await this.records.followMove(tx, document, page, movedTo);
      return answer({ outcome: 'NOT_MODIFIED', versionNumber }, fetched, movedTo);
    });
  }

  /** Whether a page is of the document takes long to say, so it is said outside of the transaction, and again if need be. */
  private async compare(seen: Seen): Promise<PageRefresh> {
    const { options, page, fetched, movedTo, incoming } = seen;
    const { documentId } = page;
    for (;;) {
      const newest = await this.transactions.run((tx) => this.documents.newestVersion(tx, documentId));
      if (isUnrelated(newest, incoming.read))
        return this.failed(documentId, { fetched, movedTo, failure: unrelated() }, options);
      const taken = await this.transactions.run((tx) => this.take(tx, seen, newest.version.number));
      if (taken) return answer(taken, fetched, movedTo);
    }
  }

  /** @returns null when the document has another text than the one that the page was compared with. */
  private async take(tx: Tx, seen: Seen, comparedWith: number): Promise<Taken | null> {
    const { fetched, movedTo, incoming } = seen;
    const locked = await this.documents.lockNewest(tx, seen.page.documentId);
    if (locked.version.number !== comparedWith) return null;
    if (await isUnwanted(tx, seen.options)) return { outcome: 'OVERTAKEN', versionNumber: comparedWith };
    const page = (await this.pages.find(seen.page.documentId)) ?? seen.page;
    // Since the last look the page says the same; what a person made of its text meanwhile stays.
    const isSame = page.textIdentity === textIdentity(incoming.read.text);
    const taken: Taken = isSame
      ? { outcome: 'UNCHANGED', versionNumber: comparedWith }
      : await this.changes.take(tx, locked, incoming);
    if (taken.outcome === 'OVERTAKEN') return taken;
    await this.records.followTitle(tx, locked.document, page, incoming.read);
    await this.records.followMove(tx, locked.document, page, movedTo);
    await this.records.recordSeen(tx, page, fetched, incoming.read, taken.originalId ?? null);
    return taken;
  }

  private failed(
    documentId: string,
    { fetched, movedTo, failure }: MissedPage,
    options: RefreshOptions,
  ): Promise<PageRefresh> {
    const finalUrl = fetched?.finalUrl ?? null;
    const httpStatus = failure.httpStatus ?? fetched?.status ?? null;
    const told = movedTo !== null && failure.outcome === 'NOT_ARTICLE' ? movedAway(movedTo, failure) : failure;
    return this.transactions.run(async (tx) => {
      const { version } = await this.documents.newestVersion(tx, documentId);
      if (httpStatus !== null && !(await isUnwanted(tx, options))) {
        await this.pages.recordAnswer(tx, documentId, httpStatus);
      }
      return { ...told, httpStatus, finalUrl, movedTo, versionNumber: version.number };
    });
  }
}

const isUnwanted = async (tx: Tx, { isWanted }: RefreshOptions): Promise<boolean> =>
  isWanted !== undefined && !(await isWanted(tx));

/** An address that may not be asked is a fault of the address. */
function asFailure(error: unknown): RefreshFailure {
  const failure = failureOfPage(error);
  if (failure === null) throw error;
  return failure;
}

const MESSAGES = {
  NEW_VERSION: 'The page has changed. Its text is the newest version now.',
  UNCHANGED: 'The page says what it said before.',
  NOT_MODIFIED: 'The site says that the page has not changed.',
  OVERTAKEN: 'While the page was being fetched the document got a newer text, which stays, or its watch was ended.',
};

const answer = (
  { outcome, versionNumber }: { outcome: keyof typeof MESSAGES; versionNumber: number },
  { status: httpStatus, finalUrl }: FetchedPage,
  movedTo: string | null,
): PageRefresh => ({
  outcome,
  versionNumber,
  httpStatus,
  finalUrl,
  movedTo,
  retryAfterSeconds: null,
  code: null,
  message: MESSAGES[outcome],
});

const unrelated = (): RefreshFailure => ({
  outcome: 'NOT_ARTICLE',
  httpStatus: null,
  retryAfterSeconds: null,
  code: 'DOCUMENT_UNRELATED',
  message:
    'The page has hardly a word in common with the document: another article, or another page of the site. If it was rewritten, send its text.',
});

const movedAway = (to: string, failure: RefreshFailure): RefreshFailure => ({
  ...failure,
  outcome: 'MOVED',
  message: `The address leads for good to ${to}, which is not this document. ${failure.message}`,
});
