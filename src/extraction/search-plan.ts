import { foreignBlocks } from '../reading/block-languages.js';
import type { Block } from '../reading/block.js';
import type { ExtractorInput } from './extractor.port.js';
import { type BlockMemory, blockKey, fittingMemory } from './search-memory.js';

/** Blocks read on each side of one that is judged: who speaks, and which heading it is under. */
const CONTEXT = 20;

/** The first blocks are always read: the dateline stands there. */
const HEAD = 8;

/** A document with so many blocks in another language is judged as a whole (`blockLanguages`). */
const MIXED = 2;

/** A search of a part judges no more than this share of a long text, or these code units of any text. */
const MOST_OF_TEXT = 0.1;
const ALWAYS_PART = 20_000;

/** One block of the text on its way through a search. */
export interface PlannedBlock {
  block: Block;
  key: string;
  foreign: boolean;
  /** What the search before knew of it; null for a block that is judged now. */
  memory: BlockMemory | null;
}

/** Which blocks a search judges, and which it reads for that. */
export interface SearchPlan {
  blocks: PlannedBlock[];
  /** Indices of the blocks read, in order. */
  read: number[];
  isPart: boolean;
}

/**
 * Compares the text with what the search before it left behind. Judged are new and edited blocks, and those beside a
 * block that is not the one it stood beside: a quotation may go on there. All others keep what was said of them.
 */
export function planSearch(input: ExtractorInput, extractorVersion: string): SearchPlan {
  const { text, blocks, language } = input;
  const memory = fittingMemory(input, extractorVersion);
  const keys = blocks.map((block) => blockKey(text, block));
  const origins = memory === null ? blocks.map(() => null) : matchBlocks(keys, memory.blocks);
  const fresh = blocks.filter((_, index) => (origins[index] ?? null) === null);
  const freshForeign = new Map(foreignBlocks(text, fresh, language).map((foreign, i) => [fresh[i], foreign]));
  const known = (index: number): BlockMemory | null => memory?.blocks[origins[index] ?? -1] ?? null;
  const foreign = blocks.map((block, index) => known(index)?.foreign ?? freshForeign.get(block) ?? false);
  const isMixed = foreign.filter(Boolean).length >= MIXED;
  const disturbed = blocks.filter((_, index) => !isUndisturbed(origins, index, memory?.blocks.length ?? 0));
  const most = Math.max(ALWAYS_PART, MOST_OF_TEXT * text.length);
  const isWhole = memory === null || isMixed || lengthOf(disturbed) > most;
  const anew = new Set(isWhole ? blocks : disturbed);
  const planned = blocks.map((block, index) => ({
    block,
    key: keys[index] ?? '',
    foreign: foreign[index] ?? false,
    memory: anew.has(block) ? null : known(index),
  }));
  return { blocks: planned, read: isWhole ? [...blocks.keys()] : blocksToRead(planned), isPart: !isWhole };
}

/** For each block the one of the memory it is: those that begin and end both texts alike, then equal ones in order. */
function matchBlocks(keys: readonly string[], known: readonly BlockMemory[]): (number | null)[] {
  const most = Math.min(keys.length, known.length);
  let head = 0;
  while (head < most && keys[head] === known[head]?.key) head++;
  let tail = 0;
  while (tail < most - head && keys.at(-1 - tail) === known.at(-1 - tail)?.key) tail++;
  const places = new Map<string, number[]>();
  for (const [index, { key }] of known.entries()) {
    if (index < head || index >= known.length - tail) continue;
    const equal = places.get(key);
    if (equal) equal.push(index);
    else places.set(key, [index]);
  }
  for (const equal of places.values()) equal.reverse();
  return keys.map((key, index) => {
    if (index < head) return index;
    if (index >= keys.length - tail) return index + known.length - keys.length;
    return places.get(key)?.pop() ?? null;
  });
}

/** The block is an unchanged one between the same two neighbours as before. */
function isUndisturbed(origins: readonly (number | null)[], index: number, knownCount: number): boolean {
  const origin = origins[index] ?? null;
  if (origin === null) return false;
  const before = index === 0 ? -1 : origins[index - 1];
  const after = index === origins.length - 1 ? knownCount : origins[index + 1];
  return before === origin - 1 && after === origin + 1;
}

/** Code units of the blocks that a plan judges. */
export const judgedLength = ({ blocks }: SearchPlan): number =>
  lengthOf(blocks.filter(({ memory }) => memory === null).map(({ block }) => block));

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { start, end }) => sum + end - start, 0);

function blocksToRead(planned: readonly PlannedBlock[]): number[] {
  const read = new Set<number>();
  const judged = planned.flatMap(({ memory }, index) => (memory === null ? [index] : []));
  if (judged.length === 0) return [];
  for (let index = 0; index < Math.min(HEAD, planned.length); index++) read.add(index);
  let heading: number | null = null;
  const headings = planned.map(({ block }, index) => {
    const above = heading;
    if (block.kind === 'heading') heading = index;
    return above;
  });
  for (const at of judged) {
    const above = headings[at] ?? null;
    if (above !== null) read.add(above);
    const last = Math.min(planned.length - 1, at + CONTEXT);
    for (let index = Math.max(0, at - CONTEXT); index <= last; index++) read.add(index);
  }
  return [...read].sort((a, b) => a - b);
}
