import { AppError } from '../common/app-error.js';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { BlockKind, ReadText } from './block.js';
import { splitFrontMatter } from './front-matter.js';
import { languageOf } from './language.js';
import { metadataFromLines } from './line-metadata.js';
import { refuseHeavyMarkdown } from './markdown-limits.js';
import { TextBuilder } from './text-builder.js';
import { tooComplex } from './too-complex.js';

type MarkdownNode = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number] | InlineNode;
type InlineNode = Extract<
  ReturnType<typeof fromMarkdown>['children'][number],
  { type: 'paragraph' }
>['children'][number];

/** Nesting of quotes, lists and emphasis followed; writing has a handful of levels. */
const MAX_DEPTH = 100;

/**
 * Reads Markdown (CommonMark) as the prose a reader would see: marks dropped, links and emphasis reduced to their
 * words, images, code blocks and raw tags left out. YAML front matter gives title, author, date and language.
 *
 * @throws AppError DOCUMENT_TOO_COMPLEX for nesting and sizes no article has, DOCUMENT_EMPTY when no prose is left
 */
export function readMarkdown(source: string): ReadText {
  const { body, front } = splitFrontMatter(source);
  refuseHeavyMarkdown(body);
  const builder = new TextBuilder();
  addBlocks(parse(body), 'paragraph', builder, 0);
  const { text, blocks } = builder;
  if (blocks.length === 0) throw emptyMarkdown();
  const seen = metadataFromLines(text, blocks);
  return {
    text,
    blocks,
    title: front.title ?? seen.title,
    byline: front.byline ?? seen.byline,
    publisher: front.publisher,
    publishedAt: front.publishedAt ?? seen.publishedAt,
    modifiedAt: front.modifiedAt,
    canonicalUrl: front.canonicalUrl,
    language: languageOf(text, front.language),
  };
}

function parse(body: string): ReturnType<typeof fromMarkdown> {
  try {
    return fromMarkdown(body);
  } catch (error) {
    throw error instanceof RangeError ? tooComplex('its Markdown is nested too deeply') : error;
  }
}

function addBlocks(node: MarkdownNode, kind: BlockKind, builder: TextBuilder, depth: number): void {
  if (depth > MAX_DEPTH) throw tooComplex('its Markdown is nested too deeply');
  if (node.type === 'heading') builder.add('heading', proseOf(node, depth));
  else if (node.type === 'paragraph') addParagraph(node, kind, builder, depth);
  else if (node.type === 'html') builder.add(kind, withoutTags(node.value));
  else if (node.type === 'root' || node.type === 'list') addChildren(node.children, kind, builder, depth);
  else if (node.type === 'blockquote') addChildren(node.children, 'quote', builder, depth);
  else if (node.type === 'listItem') addChildren(node.children, 'listItem', builder, depth);
  // What is left (code blocks, dividers, link definitions) is not prose.
}

function addChildren(children: readonly MarkdownNode[], kind: BlockKind, builder: TextBuilder, depth: number): void {
  for (const child of children) addBlocks(child, kind, builder, depth + 1);
}

function addParagraph(node: MarkdownNode, kind: BlockKind, builder: TextBuilder, depth: number): void {
  const prose = proseOf(node, depth);
  const lines = prose.split('\n');
  if (!lines.every((line) => /^\s*\|.*\|\s*$/.test(line))) {
    // Line ends in Markdown are spaces; only tables, which CommonMark does not know, live by them.
    return builder.add(kind, collapse(prose));
  }
  for (const line of lines) {
    if (/^[\s|:-]+$/.test(line)) continue;
    builder.add('tableRow', collapse(line.trim().slice(1, -1)));
  }
}

function proseOf(node: MarkdownNode, depth: number): string {
  if (depth > MAX_DEPTH) throw tooComplex('its Markdown is nested too deeply');
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return '';
  return node.children.map((child) => proseOf(child, depth + 1)).join('');
}

function withoutTags(html: string): string {
  return collapse(
    html
      .replace(/<!--[^]*?(?:-->|$)/g, ' ')
      .replace(/<(script|style)\b[^]*?(?:<\/\1>|$)/gi, ' ')
      .replace(/<[^<>]*>/g, ' '),
  );
}

function collapse(s: string): string {
  return s.replace(/\s+/g, ' ').trim();
}

function emptyMarkdown(): AppError {
  return new AppError(
    'DOCUMENT_EMPTY',
    'The Markdown holds no prose (only code, images or marks). Send the article text.',
  );
}
