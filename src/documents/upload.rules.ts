import { AppError } from '../common/app-error.js';
import { formatOf } from '../reading/document-format.js';
import { binaryKind } from '../text/binary-sniff.js';
import { toWellFormedText } from '../text/unicode.js';
import { fieldFault } from './documents.errors.js';

const MAX_NAME = 200;

/** A file part as it came in. */
export interface Upload {
  bytes: Buffer;
  /** Of the part, without parameters. */
  mediaType: string;
  filename: string;
  /** Named by the sender in the field `charset`. */
  charset: string | null;
}

/** A file part of a multipart form. */
export interface FilePart {
  buffer: Buffer;
  mimetype: string;
  originalname: string;
}

/** @param charset as the sender names it in the field beside the file */
export const uploadOf = ({ buffer, mimetype, originalname }: FilePart, charset: string | undefined): Upload => ({
  bytes: buffer,
  mediaType: mimetype,
  filename: cleanFilename(originalname),
  charset: charset ?? null,
});

/**
 * What can be told of a file without reading it: everything else is found out by the worker. Cheap on purpose, since
 * it runs inside the request.
 * @returns the media type to keep, with the charset the sender named.
 * @throws AppError DOCUMENT_TYPE_UNSUPPORTED, DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_BROKEN, DOCUMENT_LOCKED,
 *   VALIDATION_FAILED
 */
export function checkUpload(upload: Upload): string {
  const { bytes, mediaType, charset } = upload;
  if (charset !== null && !isKnownCharset(charset)) {
    throw fieldFault('charset', 'is not a known character encoding; save the file as UTF-8 and leave it out');
  }
  if (bytes.every(isBlank)) {
    throw new AppError('DOCUMENT_EMPTY', 'The file is empty. Check that the right one was chosen.');
  }
  const { format } = formatOf(upload);
  const isText = format !== 'pdf' && format !== 'docx';
  // UTF-16 is half zero bytes; the reader judges it once it is decoded.
  if (isText && !isUtf16(bytes, charset) && binaryKind(bytes) !== null) {
    throw new AppError(
      'DOCUMENT_BINARY',
      'This file is binary data, not text. Send the article as PDF, DOCX, HTML, Markdown or plain text.',
    );
  }
  return charset === null ? mediaType : `${mediaType}; charset=${charset}`;
}

/** The name a person's file had, without folders and without characters that do not show. */
export function cleanFilename(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const shown = base.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
  const start = shown.length > MAX_NAME ? shown.slice(-MAX_NAME) : shown;
  return toWellFormedText(start) || 'document';
}

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

function isUtf16(bytes: Buffer, charset: string | null): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return marked || (charset?.toLowerCase().startsWith('utf-16') ?? false);
}

/** Whether `name` is a label of the WHATWG Encoding Standard. */
export function isKnownCharset(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}
