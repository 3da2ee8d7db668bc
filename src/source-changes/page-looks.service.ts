import { Injectable } from '@nestjs/common';
import { fileOfPage, judgePage } from '../documents/page-file.js';
import { DocumentReader } from '../documents/reader/document-reader.port.js';
import { RefusedAddresses } from '../documents/refused-addresses.service.js';
import type { WebPage } from '../documents/web-page.entity.js';
import { type FetchedPage, PageFetcher } from '../fetching/page-fetcher.js';
import type { ReadDocument } from '../reading/read-document.js';
import { failureOfPage, permanentMove, type RefreshFailure } from './page-refresh.js';

/** A page as it came and as it was read. */
export interface ReadPage {
  read: ReadDocument;
  file: { bytes: Buffer; mediaType: string; filename: string };
}

/** A page that came. */
export interface SeenPage {
  fetched: FetchedPage;
  /** Where the site says the page is for good; null when it did not move. */
  movedTo: string | null;
  /** Null when the site says that the page has not changed. */
  content: ReadPage | null;
  failure: null;
}

/** A page that did not come, or cannot be read. */
export interface MissedPage {
  fetched: FetchedPage | null;
  movedTo: string | null;
  failure: RefreshFailure;
}

/** Fetches and reads the pages of documents. Writes nothing. */
@Injectable()
export class PageLooksService {
  constructor(
    private readonly fetcher: PageFetcher,
    private readonly reader: DocumentReader,
    private readonly refused: RefusedAddresses,
  ) {}

  /**
   * Looks at a page; asks only for what changed since the last look. Whatever is wrong with the page is in the answer.
   * @throws the signal's reason; faults of our own
   */
  async look(page: WebPage, signal: AbortSignal | undefined): Promise<SeenPage | MissedPage> {
    let fetched: FetchedPage | null = null;
    try {
      fetched = await this.fetch(page, signal);
      const content = await this.read(fetched, signal);
      return { fetched, movedTo: permanentMove(fetched.redirects), content, failure: null };
    } catch (error) {
      signal?.throwIfAborted();
      const failure = failureOfPage(error);
      if (failure === null) throw error;
      this.refused.noteFetch(page.documentId, error);
      return { fetched, movedTo: fetched && permanentMove(fetched.redirects), failure };
    }
  }

  private fetch({ requestedUrl, movedTo, ...page }: WebPage, signal: AbortSignal | undefined): Promise<FetchedPage> {
    const { finalUrl, etag, lastModified } = page;
    const since = finalUrl === null ? {} : { since: { finalUrl, etag, lastModified } };
    return this.fetcher.fetch(movedTo ?? requestedUrl, { judge: judgePage, ...since, ...(signal ? { signal } : {}) });
  }

  private async read(fetched: FetchedPage, signal: AbortSignal | undefined): Promise<ReadPage | null> {
    if (fetched.bytes === null) return null;
    const file = fileOfPage(fetched, fetched.bytes);
    return { file, read: await this.reader.read(file, signal) };
  }
}
