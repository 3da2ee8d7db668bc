import type { Block, DocumentMetadata } from './block.js';
import { dayInWords } from './published-at.js';

/** Title, author and date stand in the first blocks of a text, or nowhere. */
const LOOKED_AT = 6;

const DATE_WORDS =
  /^(?:(?:published|updated|posted|by|on|date)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[\d\s,.:|/-]|am\b|pm\b|\p{Lu}\p{L}+ \d{1,2},? \d{4}|\d{1,2} \p{Lu}\p{L}+ \d{4})+$/iu;

/** What the first lines of a text without mark-up say about it: a heading as title, "By …" and a dateline. */
export function metadataFromLines(
  text: string,
  blocks: readonly Block[],
): Pick<DocumentMetadata, 'title' | 'byline' | 'publisher' | 'publishedAt' | 'modifiedAt'> {
  let title: string | null = null;
  let byline: string | null = null;
  let publishedAt: string | null = null;
  for (const block of blocks.slice(0, LOOKED_AT)) {
    const line = withoutMarks(text.slice(block.start, Math.min(block.end, block.start + 300)));
    if (isDateLine(line)) publishedAt ??= dayInWords(line);
    else if (isByline(line)) {
      byline ??= authorOf(line);
      publishedAt ??= dayInWords(line);
    } else if (block.kind === 'heading' && isTitle(line)) title ??= line;
  }
  return { title, byline, publisher: null, publishedAt, modifiedAt: null };
}

function withoutMarks(line: string): string {
  return line
    .replace(/<\/?[a-z]{1,10}>/gi, '')
    .replace(/^#{1,6}\s+/, '')
    .replace(/\*{1,3}|_{2,3}/g, '')
    .trim();
}

function isDateLine(line: string): boolean {
  return line.length <= 60 && DATE_WORDS.test(line) && dayInWords(line) !== null;
}

function isByline(line: string): boolean {
  return /^by\s+\p{Lu}/iu.test(line) && line.length <= 250;
}

function authorOf(line: string): string | null {
  const found = /^by\s+((?:\p{Lu}[\p{L}'’-]*\.?\s?){1,4})/iu.exec(line)?.[1]?.trim();
  if (!found) return null;
  // "By A. B. Writer Global News, 3 May": the name ends where an outlet begins, which only a comma or line would show.
  const words = found.split(/\s+/);
  const initials = words.findIndex((word) => !/^\p{Lu}\.$/u.test(word));
  return words.slice(0, Math.max(2, initials + 1)).join(' ');
}

function isTitle(line: string): boolean {
  return (
    line.length >= 8 &&
    line.length <= 140 &&
    !/^[#@]|:\/\/|\.\s|\/\s?\p{Lu}\w+$|[!?]$/u.test(line) &&
    /\p{L}.*\s.*\p{L}/u.test(line)
  );
}
