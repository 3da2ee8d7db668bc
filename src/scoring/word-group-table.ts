import { hashWord } from './word-hash.js';
import { SMALL_WORDS, WORD_GROUPS, type WordGroup } from './word-groups.js';

/** Names of the groups; a group's number is its index plus one. */
export const GROUP_NAMES = Object.keys(WORD_GROUPS) as WordGroup[];

/** Stands for a small word, which is its own class. */
export const SMALL_WORD = GROUP_NAMES.length + 1;

const BITS = 12;
const MASK = (1 << BITS) - 1;

/**
 * Word hash to group without making a string: open addressing over the full 32-bit hash. The lists are fixed, and
 * `word-group-table.spec.ts` proves that no two of their words share a hash.
 */
const keys = new Int32Array(1 << BITS);
const groups = new Uint8Array(1 << BITS);

GROUP_NAMES.forEach((name, index) => fill(WORD_GROUPS[name], index + 1));
fill(SMALL_WORDS, SMALL_WORD);

/** The group of a word by its hash, `SMALL_WORD`, or 0. */
export function groupOf(hash: number): number {
  let at = slot(hash);
  while (groups[at] !== 0) {
    if (keys[at] === hash) return groups[at] ?? 0;
    at = (at + 1) & MASK;
  }
  return 0;
}

function fill(list: string, group: number): void {
  for (const word of list.trim().split(/\s+/)) {
    const hash = hashWord(word);
    if (groupOf(hash) !== 0) continue;
    let at = slot(hash);
    while (groups[at] !== 0) at = (at + 1) & MASK;
    keys[at] = hash;
    groups[at] = group;
  }
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 16)) & MASK;
}
