import type { Span } from '../../text/span.js';
import { alignEqual } from './align-equal.js';
import { pairEdited } from './pair-edited-units.js';
import { type TextUnit, textUnits } from './text-units.js';
import { diffWords, type WordChange, wordsOf } from './word-diff.js';

/**
 * One block and what became of it. Spans are UTF-16 code units of the two texts.
 *
 * - same: word for word, in its place.
 * - moved: word for word, elsewhere. It stands here at its new place.
 * - edited: `words` has what stayed, went and came.
 * - added, removed: on one side only.
 */
export type BlockChange =
  | { kind: 'same' | 'moved'; old: Span; new: Span }
  | { kind: 'edited'; old: Span; new: Span; words: WordChange[] }
  | { kind: 'added'; old: null; new: Span }
  | { kind: 'removed'; old: Span; new: null };

/** How two texts differ. */
export interface TextDiff {
  /** In the order of the new text; what was removed stands where it was. */
  blocks: BlockChange[];
  counts: Record<BlockChange['kind'], number> & { wordsAdded: number; wordsRemoved: number };
  /** IDENTICAL: no block differs. UNRELATED: no block has anything in common with one of the other text. */
  outcome: 'IDENTICAL' | 'CHANGED' | 'UNRELATED';
}

/** A text and its blocks. */
export interface DiffInput {
  text: string;
  blocks: readonly Span[];
}

/** Shorter blocks ("Read more") are nothing that moves. */
const MIN_MOVED = 20;

/**
 * Compares two texts: first their blocks, then the words of the blocks that were edited, so the time goes with the size
 * of the edit. White space between blocks does not count. Pure, and the same for the same texts.
 */
export function diffTexts(older: DiffInput, newer: DiffInput): TextDiff {
  const was = textUnits(older.text, older.blocks);
  const is = textUnits(newer.text, newer.blocks);
  const texts = { was: was.map(({ text }) => text), is: is.map(({ text }) => text) };
  const inOrder = alignEqual(texts.was, texts.is);
  const same = new Map(inOrder.flatMap((old, at) => (old < 0 ? [] : [[at, old] as const])));
  const moved = findMoved(texts, same);
  const edited = findEdited(texts, same, moved);
  const blocks = inNewOrder(was, is, { same, moved, edited });
  return { blocks, ...summaryOf(blocks, older.text, newer.text) };
}

/** New index to old index. */
type Pairs = ReadonlyMap<number, number>;

interface Texts {
  was: readonly string[];
  is: readonly string[];
}

function findMoved({ was, is }: Texts, same: Pairs): Pairs {
  const taken = new Set(same.values());
  const left = new Map<string, number[]>();
  for (const [old, text] of was.entries()) {
    if (taken.has(old) || text.length < MIN_MOVED) continue;
    left.set(text, [...(left.get(text) ?? []), old]);
  }
  const moved = new Map<number, number>();
  for (const [at, text] of is.entries()) {
    const old = same.has(at) ? undefined : left.get(text)?.shift();
    if (old !== undefined) moved.set(at, old);
  }
  return moved;
}

/** Pairs what is left between two blocks that stayed. */
function findEdited({ was, is }: Texts, same: Pairs, moved: Pairs): Pairs {
  const elsewhere = new Set(moved.values());
  const edited = new Map<number, number>();
  let [oldFrom, newFrom] = [0, 0];
  const close = (oldTo: number, newTo: number): void => {
    const olds = range(oldFrom, oldTo).filter((old) => !elsewhere.has(old));
    const news = range(newFrom, newTo).filter((at) => !moved.has(at));
    const textsOf = (texts: readonly string[], indices: readonly number[]) =>
      indices.map((index) => texts[index] ?? '');
    for (const [old, at] of pairEdited(textsOf(was, olds), textsOf(is, news)))
      edited.set(news[at] ?? 0, olds[old] ?? 0);
    [oldFrom, newFrom] = [oldTo + 1, newTo + 1];
  };
  for (const [at, old] of [...same].sort(([a], [b]) => a - b)) close(old, at);
  close(was.length, is.length);
  return edited;
}

function inNewOrder(
  was: readonly TextUnit[],
  is: readonly TextUnit[],
  { same, moved, edited }: Record<'same' | 'moved' | 'edited', Pairs>,
): BlockChange[] {
  const blocks: BlockChange[] = [];
  const stayed = new Set([...same.values(), ...moved.values(), ...edited.values()]);
  let oldAt = 0;
  const removedUntil = (end: number): void => {
    for (; oldAt < end; oldAt++) {
      const unit = was[oldAt];
      if (unit && !stayed.has(oldAt)) blocks.push({ kind: 'removed', old: spanOf(unit), new: null });
    }
  };
  for (const [at, unit] of is.entries()) {
    const inPlace = same.get(at) ?? edited.get(at);
    if (inPlace !== undefined) removedUntil(inPlace);
    const old = was[inPlace ?? moved.get(at) ?? -1];
    if (!old) blocks.push({ kind: 'added', old: null, new: spanOf(unit) });
    else if (edited.has(at))
      blocks.push({ kind: 'edited', old: spanOf(old), new: spanOf(unit), words: wordsIn(old, unit) });
    else blocks.push({ kind: same.has(at) ? 'same' : 'moved', old: spanOf(old), new: spanOf(unit) });
  }
  removedUntil(was.length);
  return blocks;
}

function summaryOf(blocks: readonly BlockChange[], was: string, is: string): Pick<TextDiff, 'counts' | 'outcome'> {
  const counts = { same: 0, moved: 0, edited: 0, added: 0, removed: 0, wordsAdded: 0, wordsRemoved: 0 };
  for (const block of blocks) {
    counts[block.kind] += 1;
    const parts = block.kind === 'edited' ? block.words : [block];
    for (const { kind, old, new: now } of parts) {
      if (kind === 'added' && now) counts.wordsAdded += wordCount(is, now);
      if (kind === 'removed' && old) counts.wordsRemoved += wordCount(was, old);
    }
  }
  const common = counts.same + counts.moved + counts.edited;
  const outcome =
    common === blocks.length && counts.same === common ? 'IDENTICAL' : common > 0 ? 'CHANGED' : 'UNRELATED';
  return { counts, outcome };
}

const wordsIn = (old: TextUnit, now: TextUnit): WordChange[] =>
  diffWords(old.text, now.text, { old: old.start, new: now.start });

const wordCount = (text: string, { start, end }: Span): number =>
  wordsOf(text.slice(start, end)).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const spanOf = ({ start, end }: TextUnit): Span => ({ start, end });

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
