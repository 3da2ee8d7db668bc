import { DenseFeatures } from './dense-features.js';
import { KIND, MAX_WORDS, SentenceScan } from './sentence-scan.js';
import { hashPair, hashWord } from './word-hash.js';

/** Raise it with every change of what a feature means: a model fits one version only. */
export const FEATURE_VERSION = 1;

/** Bits of a hashed feature's index. */
export const HASH_BITS = 17;

const MASK = 2 ** HASH_BITS - 1;

/** Shorter words are small words, whose beginning says no more than the word. */
const MIN_STEM_WORD = 4;

/** Per word: itself, a pair, two beginnings, two ends and a pair of classes; and the edges. */
const MAX_HASHED = MAX_WORDS * 7 + 2;

const BLOCK = {
  word: hashWord('@word'),
  pair: hashWord('@pair'),
  head4: hashWord('@head4'),
  head5: hashWord('@head5'),
  tail3: hashWord('@tail3'),
  tail4: hashWord('@tail4'),
  classes: hashWord('@classes'),
};

const BEGIN = hashWord('^');
const END = hashWord('$');

/**
 * What a model sees of a sentence; the same code in training and in use. Hashed features come in four blocks (words,
 * pairs of words, beginnings and ends of words, pairs of word classes), each of Euclidean length about 1;
 * dense features are counts with names. The arrays are used again by the next `read`.
 */
export class SentenceFeatures {
  /** Hashed features in use. */
  count = 0;
  /** Index of each hashed feature, below 2^HASH_BITS; each index comes once. */
  readonly index = new Uint32Array(MAX_HASHED);
  readonly value = new Float32Array(MAX_HASHED);
  /** Which read saw a feature last: each counts once, however often it comes. */
  private readonly seen = new Uint32Array(2 ** HASH_BITS);
  private reads = 0;
  private readonly counted = new DenseFeatures();
  private readonly scan = new SentenceScan();

  /** One value per name of `DENSE_NAMES`. */
  get dense(): Float32Array {
    return this.counted.values;
  }

  /** Reads a sentence; linear in its length, and only the first `MAX_WORDS` words count. */
  read(text: string): void {
    this.count = 0;
    this.startOver();
    this.scan.read(text);
    this.counted.read(this.scan);
    this.addWords();
    this.addPairs();
    this.addStems();
    this.addClasses();
  }

  private addWords(): void {
    const { count, identity } = this.scan;
    const start = this.count;
    for (let i = 0; i < count; i++) this.add(hashPair(BLOCK.word, identity[i] ?? 0));
    this.endBlock(start);
  }

  private addPairs(): void {
    const { count, identity } = this.scan;
    const start = this.count;
    let before = BEGIN;
    for (let i = 0; i <= count; i++) {
      const next = i < count ? (identity[i] ?? 0) : END;
      this.add(hashPair(hashPair(BLOCK.pair, before), next));
      before = next;
    }
    this.endBlock(start);
  }

  private addStems(): void {
    const { count, kind, length, head4, head5, tail3, tail4 } = this.scan;
    const start = this.count;
    for (let i = 0; i < count; i++) {
      const size = length[i] ?? 0;
      if (kind[i] !== KIND.word || size < MIN_STEM_WORD) continue;
      this.add(hashPair(BLOCK.head4, head4[i] ?? 0));
      if (size > 5) this.add(hashPair(BLOCK.head5, head5[i] ?? 0));
      this.add(hashPair(BLOCK.tail3, tail3[i] ?? 0));
      this.add(hashPair(BLOCK.tail4, tail4[i] ?? 0));
    }
    this.endBlock(start);
  }

  private addClasses(): void {
    const { count, wordClass } = this.scan;
    const start = this.count;
    let before = BEGIN;
    for (let i = 0; i <= count; i++) {
      const next = i < count ? (wordClass[i] ?? 0) : END;
      this.add(hashPair(hashPair(BLOCK.classes, before), next));
      before = next;
    }
    this.endBlock(start);
  }

  private add(hash: number): void {
    const index = hash & MASK;
    if (this.seen[index] === this.reads) return;
    this.seen[index] = this.reads;
    this.index[this.count++] = index;
  }

  private startOver(): void {
    this.reads++;
    if (this.reads < 2 ** 32) return;
    this.seen.fill(0);
    this.reads = 1;
  }

  /** A long sentence must not outweigh a short one by its length alone. */
  private endBlock(start: number): void {
    const size = this.count - start;
    if (size > 0) this.value.fill(1 / Math.sqrt(size), start, this.count);
  }
}
