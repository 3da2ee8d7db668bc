import { Readability } from '@mozilla/readability';
import { AppError } from '../common/app-error.js';
import type { ReadText } from './block.js';
import { isElement, parseDocument, type DomDocument, type DomElement } from './dom.js';
import { blocksOf } from './html-blocks.js';
import { removeFurniture } from './html-cleanup.js';
import { refuseHeavyHtml } from './html-limits.js';
import { htmlMetadata } from './html-metadata.js';
import { languageOf } from './language.js';
import { TextBuilder } from './text-builder.js';
import { tooComplex } from './too-complex.js';

/** With less text than this the extraction is taken to have missed the article, and another way is tried. */
const MIN_ARTICLE = 200;

/** A longer byline is a biography. */
const MAX_BYLINE = 150;

/**
 * Reads a web page: its article text without the page around it, and its metadata. Readability finds the article;
 * where it finds next to nothing, the element with the most paragraph text is taken, then all paragraphs. Scripts are
 * not run and nothing is loaded.
 *
 * @throws AppError DOCUMENT_TOO_COMPLEX, and DOCUMENT_EMPTY when the page has no article text
 */
export function readHtml(html: string): ReadText {
  refuseHeavyHtml(html);
  try {
    return readPage(html);
  } catch (error) {
    // Readability walks the tree by recursion; what slips through the check of tags ends here.
    throw error instanceof RangeError ? tooComplex('its tags are nested too deeply') : error;
  }
}

function readPage(html: string): ReadText {
  const document = parseDocument(html);
  const metadata = htmlMetadata(document);
  const readable = runReadability(document);
  const { text, blocks } = bestText(html, textOf(readable.root));
  if (blocks.length === 0) {
    throw new AppError(
      'DOCUMENT_EMPTY',
      'No article text was found on the page. It may need scripts or a login; paste the words of the article instead.',
    );
  }
  const byline = metadata.byline ?? readable.byline;
  return { ...metadata, byline, text, blocks, language: languageOf(text, metadata.language) };
}

function runReadability(document: DomDocument): { root: DomElement | null; byline: string | null } {
  const readability = new Readability<DomElement | null>(document as never, {
    serializer: (node) => node as unknown as DomElement,
  });
  const article = readability.parse();
  const byline = article?.byline?.replace(/\s+/g, ' ').trim() ?? '';
  return { root: article?.content ?? null, byline: byline === '' || byline.length > MAX_BYLINE ? null : byline };
}

/** What Readability found, unless another way finds an article where it found next to nothing. */
function bestText(html: string, found: TextBuilder): TextBuilder {
  if (found.text.length >= MIN_ARTICLE) return found;
  // Readability took the tree apart, so the other ways need it parsed anew.
  const container = textOf(largestContainer(parseDocument(html)));
  if (container.text.length >= MIN_ARTICLE) return container;
  const body = textOf(parseDocument(html).body);
  return [container, body].reduce((best, next) => (next.text.length > best.text.length ? next : best), found);
}

function textOf(root: DomElement | null): TextBuilder {
  if (root === null) return new TextBuilder();
  removeFurniture(root);
  return blocksOf(root);
}

/** The element whose own paragraphs hold the most text. */
function largestContainer(document: DomDocument): DomElement | null {
  const lengths = new Map<DomElement, number>();
  for (const paragraph of document.querySelectorAll('p')) {
    const parent = paragraph.parentNode;
    if (parent === null || !isElement(parent)) continue;
    lengths.set(parent, (lengths.get(parent) ?? 0) + (paragraph.textContent ?? '').trim().length);
  }
  let largest: DomElement | null = null;
  for (const [element, length] of lengths) {
    if (largest === null || length > (lengths.get(largest) ?? 0)) largest = element;
  }
  return largest;
}
