import { signatureKind } from '../text/binary-sniff.js';
import { ZipArchive, ZipDamaged } from './zip-archive.js';

/** What the bytes of a file are, whatever its name says. */
export type FileKind =
  | { is: 'pdf' | 'docx' | 'lockedOffice' | 'damagedZip' }
  /** No signature: text of some kind, or data nobody has marked. */
  | { is: 'unmarked' }
  /** Something that is not read: what it is in words ("a JPEG image"), and what its owner can do. */
  | { is: 'foreign'; name: string; remedy: string };

/** Acrobat takes files with this much in front of the header: mail gateways and printers put lines there. */
const PDF_HEADER_WITHIN = 1024;

const SAVE_AS_TEXT = 'Save it as DOCX, PDF or plain text and send that.';

/** Parts that only one kind of file has, in ZIP archives of Office and its relatives. */
const ZIP_PARTS: readonly (readonly [part: string, name: string, remedy: string])[] = [
  ['xl/workbook.xml', 'an Excel workbook', 'Save the sheet as PDF, or paste its words as plain text.'],
  ['xl/workbook.bin', 'an Excel workbook', 'Save the sheet as PDF, or paste its words as plain text.'],
  ['ppt/presentation.xml', 'a PowerPoint presentation', 'Save it as PDF and send that.'],
];

/** Contents of the entry `mimetype`, by which OpenDocument and EPUB say what they are. */
const ZIP_MEDIA_TYPES: readonly (readonly [type: string, name: string, remedy: string])[] = [
  ['application/epub+zip', 'an e-book (EPUB)', 'Send the chapter as PDF, HTML or plain text.'],
  ['application/vnd.oasis.opendocument.text', 'an OpenDocument text (ODT)', SAVE_AS_TEXT],
  ['application/vnd.oasis.opendocument', 'an OpenDocument file', 'Save it as PDF and send that.'],
];

/** Names of streams in the older Office container. They stand in its directory in UTF-16. */
const OLE_STREAMS: readonly (readonly [stream: string, name: string, remedy: string])[] = [
  ['WordDocument', 'a Word document of the old format (.doc)', 'Open it in Word or LibreOffice and save it as DOCX.'],
  ['Workbook', 'an Excel workbook of the old format (.xls)', 'Save the sheet as PDF.'],
  ['PowerPoint Document', 'a PowerPoint presentation of the old format (.ppt)', 'Save it as PDF and send that.'],
  ['__properties_version1.0', 'an Outlook message', 'Save it as plain text or HTML and send that.'],
];

/** Tells a file's kind by its bytes: leading signature, and the directory of archives. Nothing is unpacked but names. */
export function fileKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 5).equals(PDF_MARK)) return { is: 'pdf' };
  const head = buffer.toString('hex', 0, 8);
  if (head.startsWith('504b03') || head.startsWith('504b05')) return zipKind(buffer);
  if (head === 'd0cf11e0a1b11ae1') return oleKind(buffer);
  if (head.startsWith('7b5c727466')) return foreign('an RTF document', SAVE_AS_TEXT);
  const signature = signatureKind(bytes);
  return signature === null ? { is: 'unmarked' } : foreign(signature, remedyFor(signature));
}

/** True when a file that is called a PDF is one: lines of another program may stand before its header. */
export function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, PDF_HEADER_WITHIN)).includes(PDF_MARK);
}

/** True for bytes that begin like a web page. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  return /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(
    head,
  );
}

const PDF_MARK = Buffer.from('%PDF-');

const foreign = (name: string, remedy: string): FileKind => ({ is: 'foreign', name, remedy });

function zipKind(bytes: Buffer): FileKind {
  try {
    const archive = new ZipArchive(bytes);
    const { entries } = archive;
    // SharePoint numbers the main part; anything else about its place is mammoth's to find out.
    if ([...entries.keys()].some((name) => /^word\/document\d*\.xml$/i.test(name))) return { is: 'docx' };
    for (const [part, name, remedy] of ZIP_PARTS) if (entries.has(part)) return foreign(name, remedy);
    const type = (entries.get('mimetype')?.size ?? 1000) < 100 ? archive.read('mimetype').toString('latin1') : '';
    for (const [start, name, remedy] of ZIP_MEDIA_TYPES) if (type.startsWith(start)) return foreign(name, remedy);
    return foreign('a ZIP archive', 'Unpack it and send the files in it one by one.');
  } catch (error) {
    if (error instanceof ZipDamaged) return { is: 'damagedZip' };
    throw error;
  }
}

function oleKind(bytes: Buffer): FileKind {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'));
  // A modern document with a password is encrypted as a whole and put into the old container.
  if (has('EncryptedPackage')) return { is: 'lockedOffice' };
  for (const [stream, name, remedy] of OLE_STREAMS) if (has(stream)) return foreign(name, remedy);
  return foreign('an old Office document', SAVE_AS_TEXT);
}

function remedyFor(kind: string): string {
  if (kind.endsWith('image')) return 'Run text recognition (OCR) on it, or type its words, and send the text.';
  if (kind.endsWith('archive')) return 'Unpack it and send the files in it one by one.';
  if (/audio|video/.test(kind)) return 'Send a transcript as plain text.';
  return 'Send the article as PDF, DOCX, HTML, Markdown or plain text.';
}
