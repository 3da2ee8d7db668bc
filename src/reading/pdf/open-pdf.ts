import { AppError } from '../../common/app-error.js';
import { tooComplex } from '../too-complex.js';
import { documentBroken, documentLocked } from '../unreadable.js';
import type { PdfTextItem, PdfViewport } from './page-text.js';

/** Pages of one document; a second of processor time reads some thirty. */
const MAX_PAGES = 500;

/** Where the end mark of a whole file stands at the latest; some servers append to what they send. */
const END_WITHIN = 64 * 1024;

/** An open PDF. */
export interface PdfPages {
  count: number;
  /** @param number counted from 1 */
  page(number: number): Promise<{ items: PdfTextItem[]; viewport: PdfViewport }>;
  /** The information dictionary. */
  info(): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/**
 * Opens a PDF with pdf.js, which is loaded now and draws, runs and fetches nothing.
 *
 * @throws AppError DOCUMENT_LOCKED, DOCUMENT_BROKEN, DOCUMENT_TOO_COMPLEX; the promises of the result likewise
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const end = Buffer.from(bytes.subarray(-END_WITHIN));
  // pdf.js mends what it can, and would hand on the first half of a document as if it were the whole.
  if (!end.includes('%%EOF')) throw documentBroken('The PDF', 'its end is missing');
  const pdf = await orBroken(open(bytes));
  if (pdf.numPages > MAX_PAGES) {
    await pdf.destroy();
    throw tooComplex(`it has ${pdf.numPages} pages, and at most ${MAX_PAGES} are read`);
  }
  return {
    count: pdf.numPages,
    page: (number) => orBroken(readPage(pdf, number)),
    info: async () => (await orBroken(pdf.getMetadata())).info as Record<string, unknown>,
    close: () => pdf.destroy(),
  };
}

type Proxy = Awaited<ReturnType<typeof open>>;

async function open(bytes: Uint8Array) {
  const { getDocumentProxy } = await import('unpdf');
  // A copy, since pdf.js takes its data for its own. Without verbosity 0 it prints hundreds of warnings about fonts.
  return getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
}

async function readPage(pdf: Proxy, number: number): Promise<{ items: PdfTextItem[]; viewport: PdfViewport }> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const viewport: PdfViewport = page.getViewport({ scale: 1 });
  page.cleanup();
  return { items: items.filter((item) => 'str' in item), viewport };
}

async function orBroken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) throw tooComplex('its parts are nested too deeply');
    if (error instanceof Error && error.name === 'PasswordException') throw documentLocked('PDF');
    throw documentBroken('The PDF', 'its parts do not fit together', error);
  }
}
