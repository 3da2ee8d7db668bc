import { webAddress } from '../api/text.schema.js';
import { parseUrl } from '../common/parse-url.js';
import type { DocumentMetadata } from '../reading/block.js';
import type { ReadDocument } from '../reading/read-document.js';
import { cutsSurrogatePair } from '../text/span.js';
import type { CreateDocumentBody } from './documents.schemas.js';

const TITLE_LENGTH = 500;
const BYLINE_LENGTH = 300;
/** Of a title made from the first words. */
const LEAD_LENGTH = 120;

/** What a sender may say of a document. */
export type Stated = Omit<CreateDocumentBody, 'text' | 'charset' | 'allowDuplicate'>;

/** What the desk knows of a document besides its text. */
export interface DocumentFacts {
  title: string;
  byline: string | null;
  url: string | null;
  language: string;
  publishedAt: Date | null;
}

/** What the sender states wins over what the text says of itself. */
export function factsOfText(body: Stated, read: ReadDocument): DocumentFacts {
  const found = factsOfReading(read);
  return {
    title: body.title?.trim() ?? found.title,
    byline: body.byline?.trim() ?? found.byline,
    url: body.url ?? found.url,
    language: body.language ?? found.language,
    publishedAt: body.publishedAt ? new Date(body.publishedAt) : found.publishedAt,
  };
}

/** What is known of a file or page that has not been read yet. Left-out facts are filled in by `completeFacts`. */
export function factsOfUpload(body: Stated, filename: string): DocumentFacts {
  return {
    title: body.title?.trim() ?? filename,
    byline: body.byline?.trim() ?? null,
    url: body.url ?? null,
    language: body.language ?? 'und',
    publishedAt: body.publishedAt ? new Date(body.publishedAt) : null,
  };
}

/** Stands for the title of a page until it has been read. */
export const titleOfAddress = (address: string): string => shorten(address, TITLE_LENGTH);

/** As `completeFacts`, for a page; its address becomes the one under which it was published. */
export function completePageFacts(
  stated: DocumentFacts,
  { requestedUrl, finalUrl }: { requestedUrl: string; finalUrl: string | null },
  read: ReadDocument,
): DocumentFacts {
  const url = publishedUrl(finalUrl ?? requestedUrl, read.canonicalUrl);
  return { ...completeFacts(stated, titleOfAddress(requestedUrl), read), url };
}

/** Fills what nobody stated at the upload with what the reading found. A title equal to the file's name is no title. */
export function completeFacts(stated: DocumentFacts, filename: string | null, read: ReadDocument): DocumentFacts {
  const found = factsOfReading(read);
  return {
    title: stated.title === filename ? found.title : stated.title,
    byline: stated.byline ?? found.byline,
    url: stated.url ?? found.url,
    language: stated.language === 'und' ? found.language : stated.language,
    publishedAt: stated.publishedAt ?? found.publishedAt,
  };
}

/**
 * The address a page names as its own, if that is one of the same site: any page can claim to be of another. The front
 * page is not believed either; careless sites name it on every page.
 */
function publishedUrl(fetchedFrom: string, canonical: string | null): string {
  const from = new URL(fetchedFrom);
  const named = canonical === null ? null : parseUrl(canonical);
  if (named === null) return fetchedFrom;
  named.hash = '';
  const isSameSite = /^https?:$/.test(named.protocol) && siteOf(named) === siteOf(from) && named.username === '';
  const isFrontPage = named.pathname === '/' && from.pathname !== '/';
  return isSameSite && !isFrontPage && webAddress.safeParse(named.href).success ? named.href : fetchedFrom;
}

const siteOf = ({ host }: URL): string => host.replace(/^(?:www|m|mobile|amp)\./, '');

/** A document may say anything of itself: what does not fit is left out. */
function factsOfReading(read: DocumentMetadata & { text: string }): DocumentFacts {
  const publishedAt = read.publishedAt === null ? null : new Date(read.publishedAt);
  const url = webAddress.safeParse(read.canonicalUrl);
  return {
    title: shownTitle(read.title) ?? leadOf(read.text),
    byline: shorten(oneLine(read.byline ?? ''), BYLINE_LENGTH) || null,
    url: url.success ? url.data : null,
    language: read.language,
    publishedAt: publishedAt && !Number.isNaN(publishedAt.getTime()) ? publishedAt : null,
  };
}

/** The title a document gives itself, as it is shown; null when it has none. */
export const shownTitle = (title: string | null): string | null => shorten(oneLine(title ?? ''), TITLE_LENGTH) || null;

const leadOf = (text: string): string => shorten(oneLine(text.slice(0, 4 * LEAD_LENGTH)), LEAD_LENGTH) || 'Untitled';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = cutsSurrogatePair(text, max - 1) ? max - 2 : max - 1;
  return `${text.slice(0, end)}…`;
}
