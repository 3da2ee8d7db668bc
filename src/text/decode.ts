import { AppError } from '../common/app-error.js';
import { binaryKind } from './binary-sniff.js';
import { guessCharset } from './guess-charset.js';
import { toWellFormedText } from './unicode.js';
import { decodeWindows1252 } from './windows-1252.js';

/** What is known about the bytes before they are read. */
export interface DecodeHint {
  /** Charset named by the transport or by the person, such as the HTTP header's. */
  charset?: string | null;
  /** Look for `<meta charset>` in the first kilobytes. */
  html?: boolean;
}

/** Bytes searched for a `<meta charset>`; the HTML standard asks for the first 1,024, pages in the wild need more. */
const META_BYTES = 4096;

/** Wrong sequences tolerated in declared UTF-8, per byte: real pages carry a stray one, a wrong declaration has many. */
const STRAY_SHARE = 0.001;

/** Text and the WHATWG name of the charset it was read in. */
interface Decoded {
  text: string;
  charset: string;
}

/**
 * Bytes to text. A byte order mark rules, then the declared charset (hint, or `<meta>` for HTML), then strict UTF-8,
 * then what the bytes look like if they show it clearly, else windows-1252. Declared Latin-1 is windows-1252, as in the
 * WHATWG Encoding Standard, except when the bytes are proper multi-byte UTF-8: such servers only name their default.
 *
 * @returns the text without byte order mark, NUL and lone surrogates replaced, and the WHATWG name of the charset used
 * @throws AppError DOCUMENT_EMPTY, DOCUMENT_BINARY, DOCUMENT_CHARSET (unknown, or the bytes contradict it)
 */
export async function decodeBytes(bytes: Uint8Array, hint: DecodeHint = {}): Promise<Decoded> {
  if (bytes.length === 0) throw emptyDocument();
  const decoded = await decodeAny(bytes, hint);
  const text = toWellFormedText(decoded.text);
  if (!/[^\s\u200B\u2060\uFEFF]/.test(text)) throw emptyDocument();
  return { text, charset: decoded.charset };
}

async function decodeAny(bytes: Uint8Array, hint: DecodeHint): Promise<Decoded> {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decodeMarked(bytes, mark);
  const declared = declaredCharset(bytes, hint);
  // UTF-16 is full of zero bytes, which is why it must be ruled out before bytes are judged to be no text.
  if (declared === null || !declared.startsWith('utf-16')) refuseBinary(bytes);
  if (declared === null) return decodeGuessing(bytes);
  if (declared === 'windows-1252') return decodeUtf8(bytes) ?? decodeWestern(bytes);
  return decodeDeclared(bytes, declared);
}

function decodeMarked(bytes: Uint8Array, charset: string): Decoded {
  if (charset === 'utf-8') {
    refuseBinary(bytes);
    return decodeDeclared(bytes, charset);
  }
  if (bytes.length % 2 === 1) throw contradicted(charset);
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

async function decodeGuessing(bytes: Uint8Array): Promise<Decoded> {
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return utf8;
  const guess = await guessCharset(bytes);
  if (guess === null) return decodeWestern(bytes);
  const charset = knownCharset(guess);
  if (charset === 'windows-1252') return decodeWestern(bytes);
  const { text, wrong } = decodeLeniently(bytes, charset);
  return wrong > bytes.length * STRAY_SHARE ? decodeWestern(bytes) : { text, charset };
}

function decodeUtf8(bytes: Uint8Array): Decoded | null {
  const text = decodeStrictly(bytes, 'utf-8');
  return text === null ? null : { text, charset: 'utf-8' };
}

const decodeWestern = (bytes: Uint8Array): Decoded => ({ text: decodeWindows1252(bytes), charset: 'windows-1252' });

function decodeDeclared(bytes: Uint8Array, charset: string): Decoded {
  const strict = decodeStrictly(bytes, charset);
  if (strict !== null) return { text: strict, charset };
  const { text, wrong } = decodeLeniently(bytes, charset);
  if (wrong > bytes.length * STRAY_SHARE) throw contradicted(charset);
  return { text, charset };
}

function decodeLeniently(bytes: Uint8Array, charset: string): { text: string; wrong: number } {
  const text = new TextDecoder(charset).decode(bytes);
  return { text, wrong: text.split('\uFFFD').length - 1 };
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function declaredCharset(bytes: Uint8Array, hint: DecodeHint): string | null {
  const named = hint.charset?.trim().replace(/^["']|["']$/g, '');
  if (named) return knownCharset(named);
  const meta = hint.html ? metaCharset(bytes) : null;
  if (meta === null) return null;
  const known = knownCharset(meta);
  // A page whose <meta> could be read byte by byte is not UTF-16, whatever it says (HTML standard, prescan).
  return known.startsWith('utf-16') ? 'utf-8' : known;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES)).replace(/<!--[^]{0,4096}?-->/g, '');
  const found = /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.()-]{1,40})/i.exec(head);
  return found?.[1] ?? null;
}

function knownCharset(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new AppError(
      'DOCUMENT_CHARSET',
      `The character encoding "${name.slice(0, 40)}" is not known. Save the document as UTF-8 and send it again.`,
    );
  }
}

function refuseBinary(bytes: Uint8Array): void {
  const kind = binaryKind(bytes);
  if (kind === null) return;
  throw new AppError(
    'DOCUMENT_BINARY',
    `This is ${kind}, not text. Send the article as PDF, DOCX, HTML, Markdown or plain text instead.`,
  );
}

function contradicted(charset: string): AppError {
  return new AppError(
    'DOCUMENT_CHARSET',
    `The document is declared as ${charset}, but its bytes are not. Name the right encoding, or save it as UTF-8.`,
  );
}

function emptyDocument(): AppError {
  return new AppError('DOCUMENT_EMPTY', 'The document holds no text. Check that the right file or page was sent.');
}
