import type { Sentence } from './sentence.js';

const MARK = '~~';

/** From this share of its letters on a sentence is struck through, and not a sentence with a word taken back. */
const STRUCK_SHARE = 0.5;

/**
 * The sentences that stand between marks of strikethrough, by their index: they were said, and are taken back. A mark
 * without its other half in the same block marks nothing.
 */
export function struckSentences(sentences: readonly Sentence[]): ReadonlySet<number> {
  const struck = new Set<number>();
  const marked = sentences.some(({ text }) => text.includes(MARK));
  if (!marked) return struck;
  const marksIn = new Map<number, number>();
  for (const { blockIndex, text } of sentences) {
    marksIn.set(blockIndex, (marksIn.get(blockIndex) ?? 0) + text.split(MARK).length - 1);
  }
  let isOpen = false;
  for (const [index, { blockIndex, text, isFirstInBlock }] of sentences.entries()) {
    if (isFirstInBlock) isOpen = false;
    if ((marksIn.get(blockIndex) ?? 0) % 2 === 1) continue;
    let taken = 0;
    for (const [at, piece] of text.split(MARK).entries()) {
      if (at > 0) isOpen = !isOpen;
      if (isOpen) taken += lettersIn(piece);
    }
    if (taken > 0 && taken >= STRUCK_SHARE * lettersIn(text)) struck.add(index);
  }
  return struck;
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
