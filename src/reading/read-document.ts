import { AppError } from '../common/app-error.js';
import { decodeBytes } from '../text/decode.js';
import { normaliseLineEnds, toWellFormedText } from '../text/unicode.js';
import type { Block, DocumentMetadata, ReadText } from './block.js';
import { formatOf } from './document-format.js';
import { settledLanguage } from './language.js';
import { readMarkdown } from './markdown.js';
import { readPlainBlocks } from './plain-text.js';
import { tooComplex } from './too-complex.js';

export type { Block, BlockKind } from './block.js';

/** Changes whenever the same bytes may give another text or other blocks; part of a text version's key. */
export const READER_VERSION = 'reader-3';

/** Longest document read, in bytes. The upload limit is lower; this one protects every other caller. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A document as the rest of the product sees it; every offset anywhere is one into `text`, in UTF-16 code units. */
export interface ReadDocument extends DocumentMetadata {
  text: string;
  /** WHATWG name of the charset the bytes were read in; `utf-8` for PDF and DOCX. */
  charset: string;
  blocks: Block[];
  readerVersion: string;
}

/** Bytes with what their carrier says about them. */
export interface DocumentBytes {
  bytes: Uint8Array;
  /** As in Content-Type; parameters allowed. `application/octet-stream` lets the file name decide. */
  mediaType: string;
  filename?: string;
  /** Charset named by the carrier; wins over one in `mediaType`. */
  charset?: string | null;
}

/**
 * Reads a document: finds its text, its blocks and what it says about itself.
 *
 * Plain text is decoded, CRLF becomes LF, and nothing else changes. All other formats give clean prose; their blocks
 * are one empty line apart. The readers of HTML, PDF and DOCX are loaded when the first such document comes.
 *
 * @throws AppError DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_CHARSET, DOCUMENT_TYPE_UNSUPPORTED, DOCUMENT_TOO_COMPLEX,
 *   DOCUMENT_SCANNED, DOCUMENT_LOCKED, DOCUMENT_BROKEN, DOCUMENT_PAYWALLED, DOCUMENT_NOT_ARTICLE
 */
export async function readDocument(input: DocumentBytes): Promise<ReadDocument> {
  const { bytes } = input;
  const { format, charset } = formatOf(input);
  if (bytes.length > MAX_BYTES) throw tooComplex('it is larger than 32 MiB');
  if (format === 'pdf' || format === 'docx') {
    const read = await readFile(format, bytes);
    // These formats say themselves how their characters are coded; what is handed on is Unicode.
    const text = toWellFormedText(read.text);
    return withSettledLanguage({ ...read, text, charset: 'utf-8', readerVersion: READER_VERSION });
  }
  const decoded = await decodeBytes(bytes, { charset: input.charset ?? charset, html: format === 'html' });
  const read = await readTextFormat(format, normaliseLineEnds(decoded.text));
  return withSettledLanguage({ ...read, charset: decoded.charset, readerVersion: READER_VERSION });
}

/** The document with the language that a closer look gives, where it did not show at once (`settledLanguage`). */
export async function withSettledLanguage(read: ReadDocument): Promise<ReadDocument> {
  return { ...read, language: await settledLanguage(read.text, read.language) };
}

/**
 * Reads text that is already a string, as it arrives in JSON. Line ends are normalised; NUL and lone surrogates should
 * have been refused before (`assertUnicodeText`) and are replaced here. The language is the one that shows at once;
 * `withSettledLanguage` looks closer.
 *
 * @param meta what the sender states; it wins over what the text says
 * @throws AppError DOCUMENT_EMPTY when there is no visible text
 */
export function readPlainText(text: string, meta: Partial<DocumentMetadata> = {}): ReadDocument {
  const clean = normaliseLineEnds(toWellFormedText(text));
  if (!/\S/.test(clean)) {
    throw new AppError('DOCUMENT_EMPTY', 'The text is empty. Paste the words of the article and send it again.');
  }
  const read = readPlainBlocks(clean);
  return { ...read, ...stated(meta), charset: 'utf-8', readerVersion: READER_VERSION };
}

async function readFile(format: 'pdf' | 'docx', bytes: Uint8Array): Promise<ReadText> {
  if (format === 'pdf') return (await import('./pdf/pdf.js')).readPdf(bytes);
  return (await import('./docx/docx.js')).readDocx(bytes);
}

async function readTextFormat(format: 'text' | 'markdown' | 'html', text: string): Promise<ReadText> {
  switch (format) {
    case 'text':
      return readPlainBlocks(text);
    case 'markdown':
      return readMarkdown(text);
    case 'html':
      return (await import('./html.js')).readHtml(text);
  }
}

function stated(meta: Partial<DocumentMetadata>): Partial<DocumentMetadata> {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== undefined && value !== null));
}
