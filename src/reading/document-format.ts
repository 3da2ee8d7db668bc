import { AppError } from '../common/app-error.js';
import { binaryKind } from '../text/binary-sniff.js';
import { fileKind, hasPdfHeader, looksLikeHtml, type FileKind } from './file-kind.js';
import { declaredType, type DeclaredType, type ReadableFormat } from './media-type.js';
import { documentBroken, documentLocked } from './unreadable.js';

const READABLE = 'plain text, Markdown, HTML, PDF or DOCX';

const NAMES: Record<ReadableFormat, string> = {
  text: 'plain text',
  markdown: 'Markdown',
  html: 'HTML',
  pdf: 'a PDF file',
  docx: 'a Word document (DOCX)',
};

/** A document that has not been read, with what its carrier says of it. */
export interface UnreadDocument {
  bytes: Uint8Array;
  /** As in Content-Type; parameters allowed. */
  mediaType: string;
  filename?: string | null;
}

/**
 * Which reader a document needs. The bytes rule: a PDF or DOCX is one whatever it is called. Otherwise the media type
 * says which kind of text it is, and the file name where the media type says nothing. Cheap enough for a request.
 *
 * @returns the format, and the charset parameter of the media type if it has one
 * @throws AppError DOCUMENT_TYPE_UNSUPPORTED (a type that is not read, or not what it is called), DOCUMENT_BINARY (called
 *   text but none), DOCUMENT_BROKEN (called PDF or DOCX, but none), DOCUMENT_LOCKED
 */
export function formatOf(input: UnreadDocument): { format: ReadableFormat; charset: string | null } {
  const declared = declaredType(input.mediaType, input.filename ?? undefined);
  const kind = fileKind(input.bytes);
  switch (kind.is) {
    case 'pdf':
    case 'docx':
      return { format: kind.is, charset: null };
    case 'lockedOffice':
      throw documentLocked('Office document');
    case 'foreign':
      // A PDF may have lines of a mail program in front of it, which make it look like anything.
      if (declared.format === 'pdf' && hasPdfHeader(input.bytes)) return { format: 'pdf', charset: null };
      throw foreignFile(kind, declared);
    case 'damagedZip':
      throw declared.format === 'docx'
        ? documentBroken('The Word document', 'its archive has no directory, so part of the file is missing')
        : foreignFile(
            { is: 'foreign', name: 'a damaged ZIP archive or Office document', remedy: SEND_AGAIN },
            declared,
          );
    case 'unmarked':
      return textFormat(input.bytes, declared);
  }
}

/**
 * Refuses a document by its type alone, before it is had; a type that says nothing is let through.
 * @throws AppError DOCUMENT_TYPE_UNSUPPORTED
 */
export function refuseUnreadableType(mediaType: string): void {
  const declared = declaredType(mediaType);
  if (declared.format === null && !declared.isVague) throw unreadableType(declared);
}

const SEND_AGAIN = `Get the file once more, and send ${READABLE}.`;

function textFormat(bytes: Uint8Array, declared: DeclaredType): { format: ReadableFormat; charset: string | null } {
  const { format, charset } = declared;
  if (format === null) throw unreadableType(declared);
  if (format === 'pdf' && hasPdfHeader(bytes)) return { format, charset: null };
  if (format === 'pdf' || format === 'docx') throw notAsCalled(bytes, format);
  return { format, charset };
}

function notAsCalled(bytes: Uint8Array, format: 'pdf' | 'docx'): AppError {
  const called = `This is called ${NAMES[format]} but`;
  if (looksLikeHtml(bytes)) {
    return unsupported(
      `${called} is a web page, probably a sign-in or error page saved in its place. Open the address in a browser, ` +
        'save the document itself, and send that. If the page is what you want, name it .html.',
    );
  }
  return binaryKind(bytes) === null
    ? unsupported(`${called} holds plain text. If that is the article, send it as .txt or .md.`)
    : documentBroken(format === 'pdf' ? 'The PDF' : 'The Word document', 'it does not begin like one');
}

function foreignFile({ name, remedy }: Extract<FileKind, { is: 'foreign' }>, declared: DeclaredType): AppError {
  if (declared.format === null) return unsupported(`This is ${name}, which cannot be read. ${remedy}`);
  const called = `This is called ${NAMES[declared.format]} but is ${name}. ${remedy}`;
  const isCalledText = declared.format !== 'pdf' && declared.format !== 'docx';
  return isCalledText ? new AppError('DOCUMENT_BINARY', called) : unsupported(called);
}

const unreadableType = ({ name }: DeclaredType): AppError =>
  unsupported(`Documents of this type (${name.slice(0, 100)}) cannot be read. Send ${READABLE}.`);

const unsupported = (message: string): AppError => new AppError('DOCUMENT_TYPE_UNSUPPORTED', message);
