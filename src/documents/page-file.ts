import type { FetchedPage } from '../fetching/page-fetcher.js';
import type { PageHead } from '../fetching/page-head.js';
import { refuseUnreadableType } from '../reading/document-format.js';
import { looksLikeHtml } from '../reading/file-kind.js';
import { checkUpload, cleanFilename, isKnownCharset, type Upload } from './upload.rules.js';

/**
 * Refuses what no reader can read, by what its site says of it, before it is loaded.
 * @throws AppError DOCUMENT_TYPE_UNSUPPORTED
 */
export function judgePage({ mediaType }: PageHead): void {
  if (mediaType !== null) refuseUnreadableType(mediaType);
}

/**
 * A fetched page as a file to keep, with the media type by which it will be read. A charset nobody knows is left out,
 * as browsers do: the page itself may name a better one.
 * @throws AppError as `checkUpload`
 */
export function fileOfPage(page: FetchedPage, bytes: Buffer): Omit<Upload, 'charset'> {
  const filename = nameIn(page.finalUrl);
  const mediaType = page.mediaType ?? sniffedType(bytes);
  const charset = page.charset !== null && isKnownCharset(page.charset) ? page.charset : null;
  return { bytes, filename, mediaType: checkUpload({ bytes, mediaType, filename, charset }) };
}

const sniffedType = (bytes: Buffer): string => (looksLikeHtml(bytes) ? 'text/html' : 'application/octet-stream');

/** The last part of an address's path. */
function nameIn(address: string): string {
  const name = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return cleanFilename(decodeURIComponent(name));
  } catch {
    return cleanFilename(name);
  }
}
