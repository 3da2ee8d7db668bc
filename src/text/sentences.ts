import { stopKind } from './abbreviations.js';
import { classAt, DIGIT, LOWER, UPPER } from './char-class.js';
import { isSentenceMark, junctionAt, wordBefore, type Junction } from './junction.js';
import { listItemStarts } from './list-markers.js';
import { segmentedSentences } from './segmenter-sentences.js';
import { trimSpan, type Span } from './span.js';
import { endsSentence } from './stop-rules.js';

/** Longest word looked at after a full stop without its space. */
const WINDOW = 40;

/**
 * The sentences of one block, in order, trimmed, never overlapping and together covering all that is not white space.
 *
 * Own rules for scripts with capital letters (abbreviations, initials, decimals, ellipses, closing quotation marks,
 * enumerations); `Intl.Segmenter` for the others. Positions are UTF-16 code units into `block`. Runs in linear time.
 *
 * @param language BCP 47 tag of the text when known; decides abbreviations, ordinals ("3. Oktober") and the segmenter's
 *   locale
 */
export function splitSentences(block: string, language = 'und'): Span[] {
  const segmented = segmentedSentences(block, language);
  if (segmented !== null) return segmented;
  return spansBetween(block, mergeSorted(sentenceEnds(block, primarySubtag(language)), listItemStarts(block)));
}

/** Text whose language is not known is read as English. */
function primarySubtag(language: string): string {
  const hyphen = language.search(/[-_]/);
  const primary = (hyphen < 0 ? language : language.slice(0, hyphen)).toLowerCase();
  return primary === '' || primary === 'und' ? 'en' : primary;
}

function sentenceEnds(block: string, language: string): number[] {
  const ends: number[] = [];
  let sentenceStart = 0;
  let at = 0;
  while (at < block.length) {
    if (!isSentenceMark(block.charCodeAt(at)) || isInsideWord(block, at)) {
      at++;
      continue;
    }
    const junction = junctionAt(block, at);
    if (junction.nextAt >= block.length) break;
    if (isEnd(block, junction, sentenceStart, language)) {
      ends.push(junction.end);
      sentenceStart = junction.end;
    }
    at = junction.stop;
  }
  return ends;
}

/** Most full stops that end nothing stand in figures, addresses and abbreviations: "2.5", "example.org", "e.g.". */
function isInsideWord(block: string, at: number): boolean {
  if (isFullWidth(block, at)) return false;
  const after = classAt(block, at + 1);
  return after === LOWER || (after === DIGIT && classAt(block, at - 1) !== LOWER);
}

function isEnd(block: string, junction: Junction, sentenceStart: number, language: string): boolean {
  if (isFullWidth(block, junction.stop - 1)) return true;
  if (junction.isSpaced) return endsSentence(block, junction, sentenceStart, language);
  return lacksItsSpace(block, junction, language);
}

/** "。" and "！" end sentences wherever they stand; their width is their space. */
function isFullWidth(block: string, at: number): boolean {
  return block.charCodeAt(at) >= 0x3000;
}

/** "…world.Today is": a full stop without the space after it, but not one inside an address, a file or a name. */
function lacksItsSpace(block: string, { start, stop, end, nextAt, closedBy }: Junction, language: string): boolean {
  if (stop - start !== 1 || classAt(block, nextAt) !== UPPER) return false;
  // A straight mark may as well open what follows.
  if (end > stop && (closedBy !== 'quote' || !'”’»'.includes(block.charAt(end - 1)))) return false;
  const next = block.slice(nextAt, nextAt + WINDOW);
  if (!/^\p{Lu}(?:['’]?\p{Ll}+)?(?:[\s,]|\.\s|['’]\p{Ll})/u.test(next) || /^(?:Com|Org|Net)\b/.test(next)) return false;
  const before = wordBefore(block, start);
  return /^(?:\p{L}*\p{Ll}{3}|[\p{Nd},]+)$/u.test(before) && stopKind(before, language) === 'word';
}

function mergeSorted(a: number[], b: number[]): number[] {
  return b.length === 0 ? a : [...a, ...b].sort((x, y) => x - y);
}

/** "1." or "• a)" on its own is the number of the sentence that follows. */
const ONLY_MARKER = /^(?:[•⁃-]\s?)?(?:\p{Nd}{1,3}|[A-Za-z])(?:\.|\)|\.\))$/u;
const LONGEST_MARKER = 8;

function spansBetween(block: string, cuts: number[]): Span[] {
  const spans: Span[] = [];
  let start = 0;
  cuts.push(block.length);
  for (const cut of cuts) {
    const span = trimSpan(block, { start, end: cut });
    const length = span.end - span.start;
    if (length <= LONGEST_MARKER && cut < block.length && ONLY_MARKER.test(block.slice(span.start, span.end))) continue;
    if (length > 0) spans.push(span);
    start = Math.max(start, cut);
  }
  return spans;
}
