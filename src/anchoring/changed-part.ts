import { splitSentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { SourceText } from './source-text.js';

/** Blocks looked at on each side of what changed: surroundings, and enough words to tell common ones from rare ones. */
export const MARGIN = 20;

/** Of a sentence that stands in a text a thousand times only so many copies are looked at. */
const MAX_COPIES = 16;

/** From so many sentences that are gone on, the whole texts are looked at. */
const MAX_LOST = 200;

type Blocks = SourceText['blocks'];

/** Two versions cut down to what differs, and the claims that need no look because nothing near them differs. */
export interface ChangedPart {
  older: SourceText;
  newer: SourceText;
  /** Blocks were left out. */
  isPart: boolean;
  /** Sentences of the newer text in blocks that are new or edited. */
  newSentences: readonly Span[];
  /**
   * Where a span of the older text stands in the newer one, when its block, the blocks beside it and the heading above
   * are the same; null when something there differs, or the span was left in.
   */
  untouched(span: Span): Span | null;
}

/**
 * Leaves out the blocks that two versions begin and end with alike, but for a margin. Sentences that lost their place are
 * looked for in the whole text: where a block that is left out has all their words, it stays in. Linear in the texts,
 * with a very small factor; what costs is what is left in.
 */
export function changedPart(older: SourceText, newer: SourceText, margin = MARGIN): ChangedPart {
  const ends = commonEnds(older, newer);
  const whole = { older, newer, isPart: false, newSentences: [], untouched: () => null };
  if (Math.max(ends.head, ends.tail) <= margin + 1) return whole;
  const lost = lostSentences(older, newer, ends);
  if (lost.length > MAX_LOST) return whole;
  const keep = blocksToKeep(older, newer, ends, margin);
  for (const block of blocksWith(lost, older, ends)) keep.add(block);
  const shift = newer.blocks.length - older.blocks.length;
  const tailStart = older.blocks.length - ends.tail;
  const inNewer = (block: number): number => (block < ends.head ? block : block + shift);
  return {
    older: {
      ...older,
      blocks: older.blocks.filter((_, block) => keep.has(block) || isMiddle(block, ends.head, tailStart)),
    },
    newer: {
      ...newer,
      blocks: newer.blocks.filter(
        (_, block) =>
          isMiddle(block, ends.head, tailStart + shift) || keep.has(block < ends.head ? block : block - shift),
      ),
    },
    isPart: true,
    newSentences: sentencesIn(newer, ends.head, tailStart + shift),
    untouched: (span) => {
      const [first, last] = [blockAt(older.blocks, span.start), blockAt(older.blocks, span.end - 1)];
      const [from, to] = [older.blocks[first], older.blocks[last]];
      if (from === undefined || to === undefined || span.start < from.start || span.end > to.end) return null;
      const inHead = last + 1 < ends.head;
      const inTail = first - 1 >= tailStart && !ends.governed.has(first) && !ends.governed.has(last);
      if (!inHead && !inTail) return null;
      const [newFrom, newTo] = [newer.blocks[inNewer(first)], newer.blocks[inNewer(last)]];
      if (newFrom === undefined || newTo === undefined) return null;
      return { start: newFrom.start + span.start - from.start, end: newTo.start + span.end - to.start };
    },
  };
}

/** How many blocks the versions begin and end with alike; of the end, those that stand under another heading now. */
interface CommonEnds {
  head: number;
  tail: number;
  /** Blocks of the older text. */
  governed: ReadonlySet<number>;
}

const isMiddle = (block: number, head: number, tailStart: number): boolean => block >= head && block < tailStart;

function commonEnds(older: SourceText, newer: SourceText): CommonEnds {
  const most = Math.min(older.blocks.length, newer.blocks.length);
  const alike = (a: number, b: number): boolean =>
    older.blocks[a]?.kind === newer.blocks[b]?.kind && blockText(older, a) === blockText(newer, b);
  let head = 0;
  while (head < most && alike(head, head)) head++;
  let tail = 0;
  while (tail < most - head && alike(older.blocks.length - 1 - tail, newer.blocks.length - 1 - tail)) tail++;
  const tailStart = older.blocks.length - tail;
  const governed = new Set<number>();
  if (headingOver(older, tailStart) !== headingOver(newer, newer.blocks.length - tail)) {
    for (let block = tailStart; block < older.blocks.length; block++) {
      governed.add(block);
      // That heading too: it stood under the one above it.
      if (older.blocks[block]?.kind === 'heading') break;
    }
  }
  return { head, tail, governed };
}

/** Text of the heading that a block stands under; null when it stands under none. */
function headingOver(text: SourceText, block: number): string | null {
  const heading = headingAbove(text, block);
  return heading < 0 ? null : blockText(text, heading);
}

function headingAbove({ blocks }: SourceText, block: number): number {
  let above = block - 1;
  while (above >= 0 && blocks[above]?.kind !== 'heading') above--;
  return above;
}

function blockText({ text, blocks }: SourceText, block: number): string {
  const span = blocks[block];
  return span === undefined ? '' : text.slice(span.start, span.end);
}

/** Of the blocks alike at both ends, as indices of the older text: the margins, the heading above, what it governs. */
function blocksToKeep(older: SourceText, newer: SourceText, ends: CommonEnds, margin: number): Set<number> {
  const keep = new Set(ends.governed);
  const first = Math.max(0, ends.head - margin);
  for (let block = first; block < ends.head; block++) keep.add(block);
  const tailStart = older.blocks.length - ends.tail;
  for (let block = tailStart; block < Math.min(older.blocks.length, tailStart + margin); block++) keep.add(block);
  for (const [text, end] of [
    [older, tailStart],
    [newer, newer.blocks.length - ends.tail],
  ] as const) {
    for (const from of [first, end]) {
      const heading = headingAbove(text, from);
      if (heading >= 0 && heading < ends.head) keep.add(heading).add(Math.min(heading + 1, ends.head - 1));
    }
  }
  return keep;
}

/** Sentences of blocks that changed which stand, letter by letter, in no new or edited block. */
function lostSentences(older: SourceText, newer: SourceText, { head, tail }: CommonEnds): string[] {
  const textsOf = (version: SourceText): string[] =>
    sentencesIn(version, head, version.blocks.length - tail).map(({ start, end }) => version.text.slice(start, end));
  const there = new Set(textsOf(newer));
  return textsOf(older).filter((sentence) => !there.has(sentence));
}

function sentencesIn({ text, blocks, language }: SourceText, from: number, to: number): Span[] {
  return blocks.slice(from, to).flatMap(({ start, end }) =>
    splitSentences(text.slice(start, end), language).map((part) => ({
      start: start + part.start,
      end: start + part.end,
    })),
  );
}

/** Blocks alike in both versions that have all long words of one of these sentences, with the blocks beside them. */
function blocksWith(sentences: readonly string[], older: SourceText, { head, tail }: CommonEnds): Set<number> {
  const found = new Set<number>();
  if (sentences.length === 0) return found;
  const lower = older.text.toLowerCase();
  // A text that gets longer in lower case has other offsets there; then its blocks cannot be told, and all stay in.
  const comparable = lower.length === older.text.length;
  for (const sentence of sentences) {
    const words = (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort((a, b) => b.length - a.length);
    const [longest] = words;
    if (longest === undefined) continue;
    let copies = 0;
    for (
      let at = lower.indexOf(longest);
      at >= 0 && comparable && copies < MAX_COPIES;
      at = lower.indexOf(longest, at + 1)
    ) {
      const block = blockAt(older.blocks, at);
      const span = older.blocks[block];
      if (span === undefined || (block >= head && block < older.blocks.length - tail)) continue;
      const inBlock = lower.slice(span.start, span.end);
      if (words.every((word) => inBlock.includes(word))) {
        copies += 1;
        found
          .add(block - 1)
          .add(block)
          .add(block + 1);
      }
      at = Math.max(at, span.end - 1);
    }
  }
  if (!comparable) for (const block of older.blocks.keys()) found.add(block);
  return found;
}

/** The last block that begins at or before a place; -1 before the first one. */
function blockAt(blocks: Blocks, at: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
