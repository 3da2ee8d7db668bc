import { diffArrays } from 'diff';
import type { Span } from '../../text/span.js';

/** A run of words that stayed, went or came. Spans are UTF-16 code units of the two texts; null on the side it is not. */
export type WordChange =
  | { kind: 'same'; old: Span; new: Span }
  | { kind: 'removed'; old: Span; new: null }
  | { kind: 'added'; old: null; new: Span };

/** A number with all its digits and separators, a word, white space, or any other single character. */
const TOKEN = /\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{M}\p{Nd}]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

/** More differences than this are no edit: the passage is shown as replaced. Keeps the time within bounds. */
const MAX_EDITS = 2000;

export const wordsOf = (text: string): string[] => text.match(TOKEN) ?? [];

/**
 * The words that differ between two passages.
 * @param at where the passages begin in their texts
 */
export function diffWords(older: string, newer: string, at: { old: number; new: number }): WordChange[] {
  const parts = diffArrays(wordsOf(older), wordsOf(newer), { maxEditLength: MAX_EDITS }) ?? [
    { removed: true, added: false, value: [older] },
    { removed: false, added: true, value: [newer] },
  ];
  const changes: WordChange[] = [];
  let { old, new: next } = at;
  for (const { removed, added, value } of parts) {
    const length = value.reduce((sum, word) => sum + word.length, 0);
    const [was, is] = [
      { start: old, end: old + length },
      { start: next, end: next + length },
    ];
    if (removed) changes.push({ kind: 'removed', old: was, new: null });
    else if (added) changes.push({ kind: 'added', old: null, new: is });
    else changes.push({ kind: 'same', old: was, new: is });
    if (!added) old += length;
    if (!removed) next += length;
  }
  return changes;
}
