import type { Line } from './page-lines.js';
import { type BodyType, isSameColumn, type RightEdges, rightEdges, sameSize } from './type-area.js';

/** Lines that belong together; never empty. */
export type Paragraph = Line[];

/** Distances are in units of the font's size. */
const INDENT = 0.8;
const MAX_INDENT = 6;

/** A gap this much larger than the usual leading parts paragraphs. */
const LOOSE = 1.25;

/** A line that ends before this share of its column, with a capital after it, stands for itself. */
const SHORT = 0.5;

/** Paragraphs back from a column's or page's beginning in which the one that goes on is looked for: notes come between. */
const LOOK_BACK = 8;

const SENTENCE_END = /[.!?…:;。！？؟۔।]["'”’»)\]]*$/;
const LIST_MARK = /^(?:[•▪●◦‣⁃■□➢✓\uF0B7\uF0A7]|[-–—*·]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)/;
const BULLET = /^[•▪●◦‣⁃■□➢✓\uF0B7\uF0A7]/;
const LEADER = /\.{4,}|(?:\s\.){4,}/;

/** Joins lines into paragraphs by their distance, indentation, length, size and font; also across columns and pages. */
export function paragraphsOf(lines: readonly Line[], body: BodyType): Paragraph[] {
  const edges = rightEdges(lines);
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const open = flowInto(paragraphs, line, edges, body);
    if (open === undefined) paragraphs.push([line]);
    else open.push(line);
  }
  return paragraphs;
}

/** The paragraph the line goes on with; undefined when it begins one. */
function flowInto(paragraphs: Paragraph[], line: Line, edges: RightEdges, body: BodyType): Paragraph | undefined {
  const open = paragraphs.at(-1);
  const last = open?.at(-1);
  if (open === undefined || last === undefined || line.isTableRow || LEADER.test(line.text)) return undefined;
  if (!isSameColumn(last, line)) return cutOffBefore(paragraphs, line, edges, body);
  return beginsAnew(open, line, last, edges.get(last) ?? last.right, body) ? undefined : open;
}

function beginsAnew(open: Paragraph, line: Line, last: Line, edge: number, body: BodyType): boolean {
  if (last.isTableRow || LEADER.test(last.text)) return true;
  if (!sameSize(line.size, last.size)) return true;
  const leading = Math.max(sameSize(line.size, body.size) ? body.leading : 1.2, 1);
  if ((line.y - last.y) / line.size > leading * LOOSE) return true;
  const isFull = hasNoRoomFor(line, last, edge);
  const isEnded = SENTENCE_END.test(last.text);
  if (BULLET.test(line.text)) return true;
  if (LIST_MARK.test(line.text) && (isEnded || !isFull || LIST_MARK.test(open[0]?.text ?? ''))) return true;
  if (isIndented(open, line)) return true;
  if (isFull) return false;
  return isEnded || isHeadingBefore(open, line, last, edge);
}

/** The next line's first word would not have fitted: the line ends where the column does. */
function hasNoRoomFor(next: Line, line: Line, edge: number): boolean {
  const first = /^\S+/.exec(next.text)?.[0].length ?? 0;
  const perCharacter = (next.right - next.left) / Math.max(next.text.length, 1);
  return line.right + (first + 1) * perCharacter > edge - next.size * 0.2;
}

/** Set in from, or out of, where the paragraph's lines begin; its first line may be set in or out itself. */
function isIndented(open: Paragraph, line: Line): boolean {
  const [first, second] = open;
  if (first === undefined || isCentred(first, line)) return false;
  const step = (line.left - (second ?? first).left) / line.size;
  if (Math.abs(step) < INDENT || Math.abs(step) > MAX_INDENT) return false;
  if (second !== undefined) return true;
  // The second line of a paragraph: set out after an indented first line, or set in below a list's mark or an entry.
  return step > 0 && !LIST_MARK.test(first.text) && SENTENCE_END.test(first.text);
}

function isCentred(first: Line, line: Line): boolean {
  return (
    Math.abs(first.left + first.right - line.left - line.right) < line.size && Math.abs(first.left - line.left) > 1
  );
}

/** A short line in another font, or one that is far from full and before a capital, is a heading over the text. */
function isHeadingBefore(open: Paragraph, line: Line, last: Line, edge: number): boolean {
  if (last.font !== line.font && open.every(({ font }) => font === last.font)) return true;
  const length = (last.right - last.left) / Math.max(edge - last.left, 1);
  return open.length === 1 && length < SHORT && /^[\p{Lu}\p{N}"“«]/u.test(line.text);
}

/**
 * The paragraph that a column's or page's end cut off and that the line goes on with: of the running text, in the middle
 * of a sentence, its last line full. Notes and captions may stand between.
 */
function cutOffBefore(paragraphs: Paragraph[], line: Line, edges: RightEdges, body: BodyType): Paragraph | undefined {
  if (!sameSize(line.size, body.size) || LIST_MARK.test(line.text)) return undefined;
  for (const paragraph of paragraphs.slice(-LOOK_BACK).toReversed()) {
    const last = paragraph.at(-1);
    if (last === undefined || last.page < line.page - 1) return undefined;
    if (last.isTableRow || !sameSize(last.size, body.size) || last.font !== body.font) continue;
    if (SENTENCE_END.test(last.text)) return undefined;
    const isFull = hasNoRoomFor(line, last, edges.get(last) ?? last.right);
    if (isFull && (paragraph.length > 1 || /^\p{Ll}/u.test(line.text))) return paragraph;
  }
  return undefined;
}
