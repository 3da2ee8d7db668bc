import { describe, expect, it } from '@jest/globals';
import { GROUP_NAMES, groupOf, SMALL_WORD } from './word-group-table.js';
import { SMALL_WORDS, WORD_GROUPS } from './word-groups.js';
import { hashWord } from './word-hash.js';

const wordsOf = (list: string): string[] => list.trim().split(/\s+/);

describe(groupOf, () => {
  it('finds every listed word in the first group that lists it', () => {
    const first = new Map<string, number>();
    GROUP_NAMES.forEach((name, i) => {
      for (const word of wordsOf(WORD_GROUPS[name])) if (!first.has(word)) first.set(word, i + 1);
    });
    for (const word of wordsOf(SMALL_WORDS)) if (!first.has(word)) first.set(word, SMALL_WORD);
    for (const [word, group] of first) expect([word, groupOf(hashWord(word))]).toEqual([word, group]);
    // No two words share a hash, or one of them would be in the other's group.
    expect(new Set([...first.keys()].map(hashWord)).size).toBe(first.size);
  });

  it('knows nothing of other words', () => {
    for (const word of ['norvale', 'zebra', '', 'the-the']) expect(groupOf(hashWord(word))).toBe(0);
  });
});
