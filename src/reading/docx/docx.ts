import { AppError } from '../../common/app-error.js';
import type { ReadText } from '../block.js';
import { parseDocument } from '../dom.js';
import { blocksOf } from '../html-blocks.js';
import { refuseHeavyHtml } from '../html-limits.js';
import { withProperties } from '../own-properties.js';
import { TextBuilder } from '../text-builder.js';
import { tooComplex } from '../too-complex.js';
import { documentBroken } from '../unreadable.js';
import { ZipDamaged } from '../zip-archive.js';
import { DocxParts } from './docx-parts.js';
import { coreProperties } from './docx-properties.js';

/** Word's styles that say what a paragraph is, beside those mammoth knows (headings and lists). */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
];

const CORE_PROPERTIES = 'docProps/core.xml';

/** Marks of notes in the text ("[1]") and the arrows back to them: they are not words of the document. */
const NOTE_MARKS = 'a[id^="footnote-ref-"], a[id^="endnote-ref-"], a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]';

/**
 * Reads a Word document (DOCX): headings, paragraphs, lists, tables, text boxes, and the notes at the end as list
 * items. Of tracked changes the insertions are read and the deletions are not, as if all were accepted. Comments, headers,
 * footers and pictures are left out.
 *
 * @throws AppError DOCUMENT_TOO_COMPLEX, DOCUMENT_BROKEN, DOCUMENT_LOCKED, DOCUMENT_EMPTY
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  try {
    const parts = new DocxParts(bytes);
    const { text, blocks } = await textOf(parts);
    if (blocks.length === 0) {
      throw new AppError(
        'DOCUMENT_EMPTY',
        'The Word document holds no text. If it shows text as a picture, run text recognition (OCR) and send the result.',
      );
    }
    const core = parts.exists(CORE_PROPERTIES) ? await parts.read(CORE_PROPERTIES, 'utf8') : '';
    return withProperties(text, blocks, coreProperties(core));
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) throw tooComplex('its tables or boxes are nested too deeply');
    if (error instanceof ZipDamaged) throw documentBroken('The Word document', error.message, error);
    throw documentBroken('The Word document', 'its mark-up is not what Word writes', error);
  }
}

async function textOf(parts: DocxParts): Promise<TextBuilder> {
  const { default: mammoth } = await import('mammoth');
  // Given an opened archive instead of bytes, mammoth unpacks nothing itself.
  const input = { file: parts } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value: html } = await mammoth.convertToHtml(input, {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    // Pictures are not unpacked at all.
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
  });
  refuseHeavyHtml(html);
  const { body } = parseDocument(html);
  if (body === null) return new TextBuilder();
  for (const mark of Array.from(body.querySelectorAll(NOTE_MARKS))) mark.remove();
  return blocksOf(body);
}
