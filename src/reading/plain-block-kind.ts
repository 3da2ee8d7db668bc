import type { BlockKind } from './block.js';

/** Headings are short; a longer line without a full stop is a paragraph that lost one. */
export const MAX_HEADING = 140;

/** Not "c. 1900" and "v. Wade", with which a wrapped line may begin. */
const ITEM_MARK = /^(?:[-*+•·▪▫◦‣⁃○●□■►▶➤→✓✔–]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[ivx]{2,5})\.)\s/;

const PICTURE =
  '(?:file )?(?:photo(?:graph)?|foto|image|picture|figure|fig\\.|illustration|graphic|video|caption|credit)s?';

/** "Photo: …", "Figure 2: …", "Image credit: …", "Photo by …", "[Image: …]", "© …". */
const CAPTION = new RegExp(
  `^[([]?(?:${PICTURE}(?: (?:credit|caption|source|\\d{1,3}|[a-z]))?s?\\s?[:|]|${PICTURE} (?:by|courtesy|via)\\b|file photo\\b|©|\\(c\\) )`,
  'i',
);

/** A line that ends like a sentence, a lead-in, a quotation or a comment is running text. */
const RUNNING_END = /[.!?…:;,。！？؟۔।]["'”’»)\]*_]*$|["”]$|[«»„].*»$|[\p{Emoji_Presentation}\uFE0F]\p{M}*$/u;

/** What a block of lines is by its form alone. */
export function kindByForm(block: string): BlockKind {
  const head = block.slice(0, MAX_HEADING + 1);
  if (/^#{1,6}\s/.test(head)) return 'heading';
  if (head.startsWith('>')) return 'quote';
  if (/^\|.*\|$/.test(head)) return 'tableRow';
  if (!head.includes('\n') && !/[\p{L}\p{N}]/u.test(head)) return 'heading';
  const isLong = head.includes('\n') || head.length > MAX_HEADING;
  if (!isLong && CAPTION.test(head)) return 'caption';
  if (ITEM_MARK.test(head)) return 'listItem';
  if (isLong) return 'paragraph';
  return RUNNING_END.test(head) ? 'paragraph' : 'heading';
}

/** True for "1. The vote": the number of a section when no other item stands beside it. */
export function isNumberedTitle(block: string): boolean {
  return block.length <= MAX_HEADING && /^(?:\d{1,3}|[IVX]{1,5})[.)]\s+\p{Lu}/u.test(block) && !RUNNING_END.test(block);
}

/** How many tabs or upright bars part a line into cells; 0 for running text. */
export function cellBorders(line: string): number {
  if (!line.includes('\t') && !line.includes('|')) return 0;
  return line.match(/\S\s*[\t|](?=\s*\S)/g)?.length ?? 0;
}

/** True when a line opens with the mark of a list item, a quotation, a heading or a table row. */
export function opensBlock(line: string): boolean {
  return /^[>#|]/.test(line) || ITEM_MARK.test(line) || /^[-*•▪](?=\S)/.test(line);
}

/** True for a line with the mark of a list item. */
export function isListItem(line: string): boolean {
  return ITEM_MARK.test(line);
}
