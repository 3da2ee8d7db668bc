import { type Actor, can } from '../access/actor.js';
import type { Document } from './document.entity.js';
import type { DocumentJob } from './document-job.entity.js';
import type { DocumentVersion } from './document-version.entity.js';
import type {
  DocumentDetail,
  DocumentView,
  JobView,
  VersionSummary,
  VersionView,
  WebPageView,
} from './documents.schemas.js';
import type { WebPage } from './web-page.entity.js';

/** A version without its text, as the summaries need it. */
export type VersionFacts = Omit<DocumentVersion, 'text' | 'blocks'>;

/** A document with what its views show besides its own columns. */
export interface DocumentRow {
  document: Document;
  currentVersion: VersionFacts | null;
}

/** Shown wherever claims of such a text are. */
const LIMITED_NOTE =
  'Limited search: the text is not in English. Sentences, the check of their form, figures, names and quotation marks work; ' +
  'opinions, speakers and relative dates are often missed, and scores say less. Read the text as well.';

export function toVersionSummary(version: VersionFacts): VersionSummary {
  return {
    number: version.number,
    origin: version.origin,
    createdBy: version.createdBy,
    hookId: version.hookId,
    obtainedAt: version.obtainedAt.toISOString(),
    textSha256: version.textSha256,
    hasOriginal: version.originalId !== null,
    readerVersion: version.readerVersion,
    extractorVersion: version.extractorVersion,
    limited: version.search?.limited ?? null,
    limitedNote: version.search?.limited ? LIMITED_NOTE : null,
    sourceModifiedAt: version.sourceModifiedAt?.toISOString() ?? null,
    createdAt: version.createdAt.toISOString(),
  };
}

export function toVersionView(version: DocumentVersion): VersionView {
  const { documentId, text } = version;
  const blocks = version.blocks.map(({ kind, start, end, page }) => ({ kind, start, end, page }));
  return { ...toVersionSummary(version), documentId, text, blocks };
}

/** Numbers of claims are for the desk: a reviewer must not learn from a document how its claims fare. */
export function toJobView(job: DocumentJob, actor: Actor): JobView {
  return {
    id: job.id,
    documentId: job.documentId,
    versionNumber: job.versionNumber,
    kind: job.kind,
    status: job.status,
    progress: job.progress,
    attempts: job.attempts,
    result: can(actor, 'document.extract') ? job.result : null,
    error: job.errorCode === null ? null : { code: job.errorCode, message: job.errorMessage ?? '' },
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

export function toDocumentView({ document, currentVersion }: DocumentRow): DocumentView {
  const { source } = document;
  return {
    id: document.id,
    title: document.title,
    byline: document.byline,
    url: document.url,
    source: source ? { id: source.id, name: source.name } : null,
    language: document.language,
    publishedAt: document.publishedAt?.toISOString() ?? null,
    status: document.status,
    currentVersion: currentVersion && toVersionSummary(currentVersion),
    createdAt: document.createdAt.toISOString(),
    version: document.version,
  };
}

const toPageView = (page: WebPage): WebPageView => ({
  requestedUrl: page.requestedUrl,
  finalUrl: page.finalUrl,
  httpStatus: page.httpStatus,
  etag: page.etag,
  lastModified: page.lastModified,
  fetchedAt: page.fetchedAt?.toISOString() ?? null,
});

export const toDocumentDetail = (
  row: DocumentRow,
  page: WebPage | null,
  jobs: readonly DocumentJob[],
  actor: Actor,
): DocumentDetail => ({
  ...toDocumentView(row),
  page: page && toPageView(page),
  jobs: jobs.map((job) => toJobView(job, actor)),
});
