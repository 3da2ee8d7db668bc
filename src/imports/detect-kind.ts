import { extname } from 'node:path';
import { documentColumns } from './documents/table-documents.js';
import { type ImportKind } from './import-kind.js';
import { importBroken, importEmpty, kindUnknown, notUtf8 } from './imports.errors.js';
import { CHECK_TABLE } from './prior-checks/check-columns.js';
import { csvRecords } from './sources/csv-records.js';
import { columnsOf } from './sources/table-columns.js';

/** What is looked at to tell the kind of a file. */
export const HEAD_BYTES = 64 * 1024;

/** The beginning of a file, and how it is called. */
export interface FileHead {
  bytes: Buffer;
  filename: string | null;
  mediaType: string | null;
}

/**
 * What a file holds, by its first bytes and its name; and whether it begins as that kind has to.
 * @param named by the sender; only checked then
 * @throws AppError IMPORT_EMPTY, IMPORT_KIND_UNKNOWN, IMPORT_NOT_UTF8, IMPORT_COLUMNS, IMPORT_BROKEN
 */
export async function kindOf(head: FileHead, named: ImportKind | null): Promise<ImportKind> {
  if (head.bytes.every((byte) => byte <= 0x20)) throw importEmpty();
  const kind = named ?? (await told(head));
  if (kind === 'DOCUMENTS_ZIP') {
    if (!isZip(head.bytes)) throw importBroken('This is not a ZIP archive.');
  } else if (kind !== 'CLAIMREVIEW_PAGE') await assertBegins(kind, textOf(head.bytes));
  return kind;
}

async function told({ bytes, filename, mediaType }: FileHead): Promise<ImportKind> {
  if (isZip(bytes)) return 'DOCUMENTS_ZIP';
  const extension = extname(filename ?? '').toLowerCase();
  const text = looseText(bytes);
  const first = text.trimStart()[0];
  if (first === '<' || /^\.x?html?$/.test(extension) || /html/.test(mediaType ?? '')) return 'CLAIMREVIEW_PAGE';
  if (first === '{' || first === '[') return toldOfJson(text, extension);
  const header = await headerOf(textOf(bytes));
  if (header.length < 2 && !/^\.(csv|tsv)$/.test(extension)) throw kindUnknown();
  return isTableOfChecks(header) ? 'CLAIMREVIEW_CSV' : 'DOCUMENTS_CSV';
}

function toldOfJson(text: string, extension: string): ImportKind {
  if (extension === '.jsonl' || extension === '.ndjson') return 'DOCUMENTS_JSONL';
  if (/"format"\s*:\s*"claimdesk-verdict-reports-\d/.test(text)) return 'DESK_REPORTS';
  if (/"contentHash"\s*:\s*"sha256:/.test(text) && text.includes('"claimId"')) return 'DESK_REPORTS';
  if (/"(ClaimReview|DataFeed|MediaReview|claimReviewMarkups|claimReviewMarkupPages)"/.test(text))
    return 'CLAIMREVIEW_JSON';
  if (isDocumentLine(text.trimStart().split('\n', 1)[0] ?? '')) return 'DOCUMENTS_JSONL';
  throw kindUnknown();
}

function isDocumentLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && ('text' in value || 'url' in value);
  } catch {
    return false;
  }
}

function isTableOfChecks(header: readonly string[]): boolean {
  try {
    columnsOf(header, CHECK_TABLE);
    return true;
  } catch {
    return header.some((cell) => /^(claim|review)_?(text|reviewed|url|rating)$/i.test(cell.trim()));
  }
}

async function assertBegins(kind: ImportKind, text: string): Promise<void> {
  if (kind === 'CLAIMREVIEW_CSV') columnsOf(await headerOf(text), CHECK_TABLE);
  else if (kind === 'DOCUMENTS_CSV') documentColumns(await headerOf(text));
  else if (!/^\s*[{[]/.test(text)) throw importBroken('This is not JSON: it begins with neither { nor [.');
}

async function headerOf(text: string): Promise<string[]> {
  const lines = text.split(/\r?\n/);
  // The last line may be cut off; the header is not, unless it is all there is.
  const whole = lines.length > 1 ? lines.slice(0, -1).join('\n') : text;
  try {
    for await (const { cells } of csvRecords(once(whole), HEAD_BYTES)) return cells;
  } catch {
    // What breaks later is told with its line by whoever reads it; the header itself is not readable then.
  }
  return [];
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const isZip = (bytes: Buffer): boolean => /^504b(0304|0506)/.test(bytes.toString('hex', 0, 4));

const looseText = (bytes: Buffer): string => new TextDecoder('utf-8').decode(bytes);

/** Only as far as the head goes, which may end within a character. @throws AppError IMPORT_NOT_UTF8 */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    throw notUtf8(null);
  }
}
