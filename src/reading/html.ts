import type { ReadText } from './block.js';
import { articleBody } from './article-body.js';
import { trimArticle } from './article-trim.js';
import { cleanByline } from './byline.js';
import { parseDocument, type DomDocument } from './dom.js';
import { removeOtherArticles } from './headline-article.js';
import { draftBlocks, textOf, type BlockDraft } from './html-blocks.js';
import { removeFurniture } from './html-furniture.js';
import { refuseHeavyHtml } from './html-limits.js';
import { htmlMetadata, type HtmlMetadata } from './html-metadata.js';
import { lightened } from './html-source.js';
import { languageOf } from './language.js';
import { refuseNoArticle } from './no-article.js';
import { ProseMeasure } from './prose.js';
import { tooComplex } from './too-complex.js';

/** With less text than this the extraction is taken to have missed the article, and the whole page is read. */
const MIN_ARTICLE = 200;

/**
 * Reads a web page: its article text without the page around it, and its metadata. Furniture goes by its name; then the
 * element marked as the article's body is taken, or what Readability finds; then titles, prompts and links around the
 * paragraphs go. Where next to nothing is left, the whole page is read. Scripts are not run and nothing is loaded.
 *
 * @throws AppError DOCUMENT_TOO_COMPLEX, DOCUMENT_EMPTY, DOCUMENT_PAYWALLED, DOCUMENT_NOT_ARTICLE
 */
export function readHtml(html: string): ReadText {
  const { markup, jsonLd } = lightened(html);
  refuseHeavyHtml(markup);
  try {
    return readPage(markup, jsonLd);
  } catch (error) {
    // The tree is walked by recursion; what slips through the check of tags ends here.
    throw error instanceof RangeError ? tooComplex('its tags are nested too deeply') : error;
  }
}

function readPage(markup: string, jsonLd: readonly string[]): ReadText {
  const document = parseDocument(markup);
  const metadata = htmlMetadata(document, jsonLd);
  const article = articleDrafts(document, metadata);
  refuseNoArticle({ drafts: article, metadata, markup, parse: () => parseDocument(markup) });
  const drafts = lengthOf(article) >= MIN_ARTICLE ? article : longer(article, wholePage(markup, metadata));
  const { text, blocks } = textOf(drafts);
  return { ...metadata.facts, text, blocks, language: languageOf(text, metadata.facts.language) };
}

/** The article's blocks. Takes the author from the body when the metadata had none. Changes the tree. */
function articleDrafts(document: DomDocument, { facts }: HtmlMetadata): BlockDraft[] {
  const root = document.body;
  if (root === null) return [];
  removeOtherArticles(root);
  removeFurniture(root, new ProseMeasure(root));
  const body = articleBody(document, root, new ProseMeasure(root));
  facts.byline ??= cleanByline(body.byline);
  return trimArticle(draftBlocks(body.roots), facts);
}

function wholePage(markup: string, { facts }: HtmlMetadata): BlockDraft[] {
  const { body } = parseDocument(markup);
  return body === null ? [] : trimArticle(draftBlocks([body]), facts);
}

const longer = (one: BlockDraft[], other: BlockDraft[]): BlockDraft[] =>
  lengthOf(other) > lengthOf(one) ? other : one;

const lengthOf = (drafts: readonly BlockDraft[]): number => drafts.reduce((sum, { text }) => sum + text.length, 0);
