/** Start of the FNV-1a hash over UTF-16 code units. */
export const HASH_START = 0x811c9dc5 | 0;

/** The hash with one more code unit, as a signed 32-bit number. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Two hashes in order, mixed so that the low bits depend on every bit of both. */
export function hashPair(first: number, second: number): number {
  let mixed = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + second;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** The hash of a word as the scanner makes it; `word` is in lower case. */
export function hashWord(word: string): number {
  let hash = HASH_START;
  for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
  return hash;
}
