import { classAt, SPACE, UPPER } from './char-class.js';

/** Enumerations written inside a line, each with the pattern of its marker; a marker stands at the start or after a space. */
const STYLES: readonly RegExp[] = [
  /(?<!\S)(?:[•⁃-]\s?)?(\d{1,3})\.\)\s/g,
  /(?<!\S)(?:[•⁃]\s?)?(\d{1,3})\)\s/g,
  /(?<!\S)(?:[•⁃]\s?)?(\d{1,3})\.\s(?=\p{Lu})/gu,
  /(?<!\S)()([a-z])\.\s(?=\p{Lu})/gu,
];

/**
 * Where the items of an enumeration inside one block begin ("1) The first 2) The second"). Only a block that opens
 * with a marker is an enumeration, and only a marker that counts on by one begins a new item, so that "in 2. Bundesliga"
 * stays whole. Offsets in UTF-16 code units; the first item is not listed.
 */
export function listItemStarts(block: string): number[] {
  let opening = 0;
  while (classAt(block, opening) === SPACE) opening++;
  // Nearly every block opens with a capital or a quotation mark, and needs no expression.
  if (classAt(block, opening) === UPPER) return [];
  if (!/^(?:[•⁃-]\s?)?(?:\d{1,3}[.)]|[a-z]\.)/.test(block.slice(opening, opening + 8))) return [];
  for (const style of STYLES) {
    const starts = countingOn(block, style, opening);
    if (starts.length > 0) return starts;
  }
  return [];
}

function countingOn(block: string, style: RegExp, opening: number): number[] {
  const starts: number[] = [];
  let expected: number | null = null;
  for (const match of block.matchAll(style)) {
    const number = match[2] === undefined ? Number(match[1]) : match[2].charCodeAt(0);
    if (expected === null && match.index !== opening) return [];
    if (expected !== null && number !== expected) continue;
    if (expected !== null) starts.push(match.index);
    expected = number + 1;
  }
  return starts;
}
