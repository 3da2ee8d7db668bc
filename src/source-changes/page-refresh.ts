import { AppError } from '../common/app-error.js';
import type { ErrorCode } from '../common/error-codes.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import type { Redirect } from '../fetching/page-fetcher.js';

/**
 * Everything that can come of asking the page of a document again.
 *
 * - NEW_VERSION: the page says something else now, and the document has a new version of it.
 * - UNCHANGED: the page was read and says what it said, apart from typography and mark-up.
 * - NOT_MODIFIED: the site said that nothing changed (HTTP 304).
 * - OVERTAKEN: the document got a newer text while the page was being fetched, or nobody wants the look any more.
 * - MOVED: the address leads for good to another page, which is not this document.
 * - GONE: there is no page any more (404, 410).
 * - BLOCKED: the site refuses to give it to a program, or wants a sign-in or payment (401, 402, 403, 451 …).
 * - NOT_ARTICLE: something else is there: a front page, a message, another article, the teaser before a paywall, nothing.
 * - UNREADABLE: what is there cannot be read (too large, a scanned PDF, binary data …).
 * - UNREACHABLE: it cannot be asked, and will not be by itself (no such site, a bad certificate, a forbidden address).
 * - TEMPORARY: try again later (timeout, connection, 5xx, 429).
 *
 * Only NEW_VERSION changes the text; all others leave the document READY with the version it has.
 */
export const REFRESH_OUTCOMES = [
  'NEW_VERSION',
  'UNCHANGED',
  'NOT_MODIFIED',
  'OVERTAKEN',
  'MOVED',
  'GONE',
  'BLOCKED',
  'NOT_ARTICLE',
  'UNREADABLE',
  'UNREACHABLE',
  'TEMPORARY',
] as const;
export type RefreshOutcome = (typeof REFRESH_OUTCOMES)[number];

/** What came of one look at a page. */
export interface PageRefresh {
  outcome: RefreshOutcome;
  /** Number of the document's newest version afterwards. */
  versionNumber: number;
  /** Status of the site's answer; null when it gave none. */
  httpStatus: number | null;
  /** The address that answered; null when none did. */
  finalUrl: string | null;
  /** Where the site says the page is for good, also when all is well otherwise; null when it has not moved. */
  movedTo: string | null;
  /** The site asks to be left alone for so long. */
  retryAfterSeconds: number | null;
  /** The exact reason, where there is an error behind the outcome. */
  code: ErrorCode | null;
  /** For people: what happened and what to do. */
  message: string;
}

/** Why nothing came of it. */
export type RefreshFailure = Pick<PageRefresh, 'outcome' | 'httpStatus' | 'retryAfterSeconds' | 'code' | 'message'>;

/** What the readers refuse. Other codes of documents are faults of the request. */
const OUTCOMES: Partial<Record<ErrorCode, RefreshOutcome>> = {
  DOCUMENT_NOT_ARTICLE: 'NOT_ARTICLE',
  DOCUMENT_PAYWALLED: 'NOT_ARTICLE',
  DOCUMENT_EMPTY: 'NOT_ARTICLE',
  DOCUMENT_BINARY: 'UNREADABLE',
  DOCUMENT_CHARSET: 'UNREADABLE',
  DOCUMENT_TYPE_UNSUPPORTED: 'UNREADABLE',
  DOCUMENT_TOO_COMPLEX: 'UNREADABLE',
  DOCUMENT_SCANNED: 'UNREADABLE',
  DOCUMENT_LOCKED: 'UNREADABLE',
  DOCUMENT_BROKEN: 'UNREADABLE',
};

const TOO_MANY_REQUESTS = 429;

/** The outcome behind an error of fetching or reading; null for one that is no fault of the page. */
export function failureOfPage(error: unknown): RefreshFailure | null {
  if (error instanceof FetchFailure) {
    const { code, message, status, retryAfterSeconds } = error;
    return { outcome: outcomeOfFetch(error), httpStatus: status, retryAfterSeconds, code, message };
  }
  const outcome = error instanceof AppError ? OUTCOMES[error.code] : undefined;
  if (!(error instanceof AppError) || !outcome) return null;
  return { outcome, httpStatus: null, retryAfterSeconds: null, code: error.code, message: error.message };
}

function outcomeOfFetch({ code, status, mayPass }: FetchFailure): RefreshOutcome {
  if (mayPass || status === TOO_MANY_REQUESTS) return 'TEMPORARY';
  if (code === 'URL_NOT_FOUND') return 'GONE';
  if (code === 'URL_BLOCKED') return 'BLOCKED';
  return code === 'URL_TOO_LARGE' ? 'UNREADABLE' : 'UNREACHABLE';
}

const PERMANENT = new Set([301, 308]);

/** Where an address leads for good: as far as every step on the way is permanent. Null when the first is not. */
export function permanentMove(redirects: readonly Redirect[]): string | null {
  const end = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  const lasting = end === -1 ? redirects : redirects.slice(0, end);
  return lasting.at(-1)?.to ?? null;
}
