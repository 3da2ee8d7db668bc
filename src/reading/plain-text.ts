import { trimSpan, type Span } from '../text/span.js';
import type { Block, BlockKind, ReadText } from './block.js';
import { isHardWrapped, joinsNext } from './hard-wrap.js';
import { languageOf } from './language.js';
import { metadataFromLines } from './line-metadata.js';

/** Headings are short; a longer line without a full stop is a paragraph that lost one. */
const MAX_HEADING = 140;

/**
 * Reads text that has no mark-up of its own. The text is kept as it is; only blocks are found in it: by blank lines,
 * and by single lines where the lines are evidently paragraphs and not the wrapped parts of one.
 */
export function readPlainBlocks(text: string): ReadText {
  const blocks = blocksOfLines(text, lineSpans(text));
  return { text, blocks, canonicalUrl: null, language: languageOf(text), ...metadataFromLines(text, blocks) };
}

function lineSpans(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function blocksOfLines(text: string, lines: readonly Span[]): Block[] {
  const trimmed = lines.map((line) => trimSpan(text, line));
  const wrapped = isHardWrapped(text, trimmed);
  const blocks: Block[] = [];
  let open: Span | null = null;
  for (const [index, line] of trimmed.entries()) {
    if (line.start === line.end) continue;
    open = open === null ? { ...line } : { start: open.start, end: line.end };
    const next = trimmed[index + 1];
    if (next !== undefined && next.start < next.end && joinsNext(text, line, next, wrapped)) continue;
    blocks.push({ ...open, kind: kindOfBlock(text, open) });
    open = null;
  }
  return blocks;
}

function kindOfBlock(text: string, span: Span): BlockKind {
  const head = text.slice(span.start, Math.min(span.end, span.start + MAX_HEADING + 1));
  if (/^#{1,6}\s/.test(head)) return 'heading';
  if (/^(?:[-*•▪–]|\d{1,3}[.)])\s/.test(head)) return 'listItem';
  if (head.startsWith('>')) return 'quote';
  if (/^\|.*\|$/.test(head)) return 'tableRow';
  if (head.includes('\n') || head.length > MAX_HEADING) return 'paragraph';
  if (/^(?:photo|image|picture|figure|caption|file photo)s?\b[^.]{0,20}[:|]/i.test(head)) return 'caption';
  // A line that ends like a sentence, a lead-in or a quotation is running text.
  return /[.!?…:;,。！？؟۔।]["'”’»)\]*_]*$/.test(head) || /["”»]$/.test(head) ? 'paragraph' : 'heading';
}
