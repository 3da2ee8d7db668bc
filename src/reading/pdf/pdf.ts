import { AppError } from '../../common/app-error.js';
import type { ReadText } from '../block.js';
import { withProperties } from '../own-properties.js';
import { TextBuilder } from '../text-builder.js';
import { documentScanned } from '../unreadable.js';
import { blockOf } from './block-of.js';
import { wordsOf } from './hyphens.js';
import { openPdf, type PdfPages } from './open-pdf.js';
import { linesOf } from './page-lines.js';
import { rowsOf } from './page-rows.js';
import { pageText } from './page-text.js';
import { paragraphsOf } from './paragraphs.js';
import { pdfProperties } from './pdf-properties.js';
import { type PageRows, withoutRunningHeads } from './running-heads.js';
import { bodyTypeOf } from './type-area.js';

/** Letters on an average page below which a PDF with pictures is taken for a scan with a stamp on it. */
const MIN_LETTERS_PER_PAGE = 25;

/** A title is larger than the text by this factor, and among the first blocks. */
const MIN_TITLE = 1.15;
const TITLE_WITHIN = 8;

/** Share of characters that are no characters (private use, control, replacement) in a text layer that is of no use. */
const MAX_UNKNOWN = 0.3;

/**
 * Reads a PDF: lines put together into paragraphs by where they stand, columns one after the other, words cut at line
 * ends joined, running heads and page numbers left out. Each block names the page it begins on.
 *
 * @throws AppError DOCUMENT_SCANNED, DOCUMENT_LOCKED, DOCUMENT_BROKEN, DOCUMENT_TOO_COMPLEX, DOCUMENT_EMPTY
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadText> {
  const pdf = await openPdf(bytes);
  try {
    const { builder, title } = textOf(await rowsOfPages(pdf));
    refuseTextless(builder.text, pdf.count, bytes);
    return withProperties(builder.text, builder.blocks, pdfProperties(await pdf.info()), title);
  } finally {
    await pdf.close();
  }
}

async function rowsOfPages(pdf: PdfPages): Promise<PageRows[]> {
  const pages: PageRows[] = [];
  for (let number = 1; number <= pdf.count; number++) {
    const { items, viewport } = await pdf.page(number);
    const { glyphs, top, bottom } = pageText(items, viewport);
    pages.push({ rows: rowsOf(glyphs), top, bottom });
  }
  return withoutRunningHeads(pages);
}

/** The text with its blocks, and the largest heading at its beginning. */
function textOf(pages: readonly PageRows[]): { builder: TextBuilder; title: string | null } {
  const lines = pages.flatMap(({ rows }, index) => linesOf(rows, index + 1));
  const body = bodyTypeOf(lines);
  const words = wordsOf(lines);
  const builder = new TextBuilder();
  let title: string | null = null;
  let largest = body.size * MIN_TITLE;
  for (const paragraph of paragraphsOf(lines, body)) {
    const { kind, text } = blockOf(paragraph, body, words);
    const { page = 1, size = 0 } = paragraph[0] ?? {};
    builder.add(kind, text, page);
    if (kind !== 'heading' || size <= largest || builder.blocks.length > TITLE_WITHIN) continue;
    largest = size;
    title = text;
  }
  return { builder, title };
}

function refuseTextless(text: string, pages: number, bytes: Uint8Array): void {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unknown = text.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (unknown > text.length * MAX_UNKNOWN) {
    throw documentScanned('The PDF does not say which characters its signs are, so its text cannot be taken out.');
  }
  if (letters >= pages * MIN_LETTERS_PER_PAGE) return;
  if (hasPictures(bytes)) throw documentScanned('The pages of the PDF are pictures: it was scanned and has no text.');
  if (letters === 0) {
    throw new AppError(
      'DOCUMENT_EMPTY',
      'The PDF holds no text. If it shows words, they are drawings: run text recognition (OCR) on it and send the result.',
    );
  }
}

/** Pictures are streams of their own, whose dictionaries are never packed. */
function hasPictures(bytes: Uint8Array): boolean {
  return /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
