import { AppError } from '../common/app-error.js';

/** The formats that can be read. */
export type ReadableFormat = 'text' | 'markdown' | 'html';

const BY_MEDIA_TYPE: ReadonlyMap<string, ReadableFormat> = new Map([
  ['text/plain', 'text'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
]);

const BY_EXTENSION: ReadonlyMap<string, ReadableFormat> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
]);

/**
 * Which reader a document needs. The media type decides; the file name only when the media type says nothing
 * (`application/octet-stream` or empty).
 *
 * @returns the format, and the charset parameter of the media type if it has one
 * @throws AppError DOCUMENT_TYPE_UNSUPPORTED
 */
export function formatOf(mediaType: string, filename?: string): { format: ReadableFormat; charset: string | null } {
  const [essence = '', ...parameters] = mediaType.slice(0, 300).toLowerCase().split(';');
  const type = essence.trim();
  const anonymous = type === '' || type === 'application/octet-stream' || type === 'binary/octet-stream';
  const extension = /\.([a-z]{1,10})$/i.exec(filename ?? '')?.[1]?.toLowerCase() ?? '';
  const format = anonymous ? BY_EXTENSION.get(extension) : BY_MEDIA_TYPE.get(type);
  if (format === undefined) throw unsupported(anonymous ? (filename ?? 'without a name') : type);
  const charset = /charset\s*=\s*["']?([^"';\s]+)/.exec(parameters.join(';'))?.[1] ?? null;
  return { format, charset };
}

function unsupported(what: string): AppError {
  return new AppError(
    'DOCUMENT_TYPE_UNSUPPORTED',
    `Documents of this type (${what.slice(0, 100)}) cannot be read. Send plain text, Markdown or HTML.`,
  );
}
