import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery, wholeListOf } from '../common/page.js';
import { VERSION_ORIGINS } from './document-version.entity.js';
import { DOCUMENT_STATUSES } from './document.entity.js';
import { DOCUMENT_JOB_KINDS, DOCUMENT_JOB_STATUSES } from './document-job.entity.js';

const languageTag = z
  .string()
  .max(35)
  .refine(isLanguageTag, 'is not a language tag; examples: en, de-CH')
  .describe('BCP 47. Told from the text when left out.');

const day = z.iso.date('must be a date such as 2026-03-01, or a time with offset');
const instant = z.iso.datetime({ offset: true });

/**
 * `POST /documents`, as JSON (with `text`, or `url` alone) or as multipart form (with the part `file`). Text and
 * address are checked where they are taken in, which has codes of its own for them.
 */
export const createDocumentBody = z
  .strictObject({
    text: z.string().optional().describe('The words of the document. Not together with a file.'),
    title: filledText(500).optional(),
    url: text(2000)
      .optional()
      .describe('Beside words or a file: where they were published. Alone: the page to fetch.')
      .meta({ format: 'uri' }),
    allowDuplicate: z.boolean().optional().describe('Fetch the page although the desk has a document of its address.'),
    source: filledText(200).optional().describe('Name of the publisher or site; made known when it is new.'),
    byline: filledText(300).optional(),
    language: languageTag.optional(),
    publishedAt: z.union([day, instant]).optional(),
    charset: z
      .string()
      .max(40)
      .regex(/^[\w:.()+-]+$/, 'is not the name of a character encoding')
      .optional()
      .describe('Character encoding of the file, when it is not UTF-8 and the file does not say. Only with a file.'),
  })
  .meta({ id: 'CreateDocument' });
export type CreateDocumentBody = z.infer<typeof createDocumentBody>;

export const documentQuery = pageQuery.extend({
  status: z.enum(DOCUMENT_STATUSES).optional(),
  source: text(200).optional().describe('Id or exact name of a source.'),
  q: text(200).optional().describe('Part of the title, in any case.'),
});
export type DocumentQuery = z.infer<typeof documentQuery>;

export const versionParams = z.object({
  id: z.uuid('is not an id: ids are UUIDs'),
  number: z.coerce.number('must be a version number').int().min(1).max(2_147_483_647),
});
export type VersionParams = z.infer<typeof versionParams>;

export const jobParams = z.object({ id: z.uuid('is not an id: ids are UUIDs'), jobId: z.uuid('is not an id') });
export type JobParams = z.infer<typeof jobParams>;

export const originalQuery = z.object({
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Default: the current version.'),
});
export type OriginalQuery = z.infer<typeof originalQuery>;

export const versionSummary = z
  .object({
    number: z.int(),
    origin: z
      .enum(VERSION_ORIGINS)
      .describe(
        'FIRST: with the document; EDIT: typed; UPLOAD: a file; REFETCH: its page, asked for by a person; WATCH: its page, being watched; HOOK: by another system.',
      ),
    createdBy: z.uuid().nullable().describe('Who sent it or asked for it, or made the hook; null: the desk by itself.'),
    hookId: z.uuid().nullable().describe('The incoming hook it came by.'),
    obtainedAt: isoTime.describe('When it was sent or asked for.'),
    textSha256: z.string().describe('SHA-256 (hex) of the text in UTF-8.'),
    hasOriginal: z.boolean().describe('Whether it was read from a file, which can be downloaded.'),
    readerVersion: z.string(),
    extractorVersion: z.string().nullable().describe('The extractor that last searched this text.'),
    limited: z
      .boolean()
      .nullable()
      .describe('The text is not in English, so the extractor did only a part of its work. Null before the search.'),
    limitedNote: z.string().nullable().describe('What that means, in a sentence to show.'),
    sourceModifiedAt: isoTime
      .nullable()
      .describe('When the source says that it last changed; a bare day is its midnight in UTC.'),
    createdAt: isoTime,
  })
  .meta({ id: 'DocumentVersionSummary' });
export type VersionSummary = z.infer<typeof versionSummary>;

export const versionView = versionSummary
  .extend({
    documentId: z.uuid(),
    text: z.string().describe('Offsets of claims and blocks count UTF-16 code units of this.'),
    blocks: z.array(
      z.object({
        kind: z.string(),
        start: z.int(),
        end: z.int(),
        page: z.int().optional().describe('The page of a PDF that the block begins on, counted from 1.'),
      }),
    ),
  })
  .meta({ id: 'DocumentVersion' });
export type VersionView = z.infer<typeof versionView>;

export const jobView = z
  .object({
    id: z.uuid(),
    documentId: z.uuid(),
    versionNumber: z.int(),
    kind: z.enum(DOCUMENT_JOB_KINDS),
    status: z.enum(DOCUMENT_JOB_STATUSES),
    progress: z.int().describe('Percent.'),
    attempts: z.int(),
    result: z
      .record(z.string(), z.union([z.number(), z.string()]))
      .nullable()
      .describe('What came of it, for those who may extract; null for everybody else.'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it failed and what to do.'),
    createdAt: isoTime,
    finishedAt: isoTime.nullable(),
  })
  .meta({ id: 'DocumentJob' });
export type JobView = z.infer<typeof jobView>;

export const documentView = z
  .object({
    id: z.uuid(),
    title: z.string(),
    byline: z.string().nullable(),
    url: z.string().nullable(),
    source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    language: z.string().describe('BCP 47; `und` when it cannot be told.'),
    publishedAt: isoTime.nullable(),
    status: z.enum(DOCUMENT_STATUSES),
    currentVersion: versionSummary.nullable().describe('Null until the file has been read.'),
    createdAt: isoTime,
    version: z.int().describe('Changes with every change; also the ETag.'),
  })
  .meta({ id: 'Document' });
export type DocumentView = z.infer<typeof documentView>;

export const webPageView = z
  .object({
    requestedUrl: z.string(),
    finalUrl: z.string().nullable().describe('The address that answered, after redirects; null until it was fetched.'),
    httpStatus: z.int().nullable().describe('Of the last answer of the site, also when it was no page.'),
    etag: z.string().nullable(),
    lastModified: z.string().nullable().describe('As the site wrote it.'),
    fetchedAt: isoTime.nullable(),
  })
  .meta({ id: 'WebPage' });
export type WebPageView = z.infer<typeof webPageView>;

export const documentDetail = documentView
  .extend({
    page: webPageView.nullable().describe('The page it is fetched from; null for words and files.'),
    jobs: z.array(jobView).describe('The latest jobs, newest first.'),
  })
  .meta({ id: 'DocumentDetail' });
export type DocumentDetail = z.infer<typeof documentDetail>;

export const documentPage = pageOf(documentView, 'DocumentPage');
export const versionPage = pageOf(versionSummary, 'DocumentVersionPage');
export const jobList = wholeListOf(jobView, 'DocumentJobList');

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
