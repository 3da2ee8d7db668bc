import { type FoldedToken, foldedTokens } from '../text/folded-tokens.js';
import { splitSentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** A version of a document as the resolver sees it; spans are UTF-16 code units of `text`. */
export interface SourceText {
  text: string;
  blocks: readonly (Span & { kind: string })[];
  /** BCP 47 tag. */
  language: string;
}

/** A folded word of a version and the sentence it is in. */
export interface Token extends FoldedToken {
  sentence: number;
  /** Inside quotation marks, which may have been opened in an earlier sentence of the block. */
  quoted: boolean;
}

/** A sentence of a version. Its tokens are `from` to `to` (exclusive) of the version's tokens. */
export interface Sentence extends Span {
  block: number;
  fold: string;
  from: number;
  to: number;
}

/** Sentences `first` to `last` (inclusive). */
export interface Run {
  first: number;
  last: number;
}

/** Tokens `from` to `to` (exclusive). */
export interface TokenRange {
  from: number;
  to: number;
}

/** A version cut into blocks, sentences and tokens. Built once for all claims of a document. */
export class IndexedText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly blockFolds: readonly string[];
  private readonly kinds: readonly string[];
  private readonly colons: ReadonlySet<number>;
  private readonly blockFoldSet: ReadonlySet<string>;
  private readonly sentenceFoldSet: ReadonlySet<string>;
  private readonly positions = new Map<string, number[]>();

  constructor({ text, blocks, language }: SourceText) {
    this.text = text;
    const sentences: Sentence[] = [];
    const tokens: Token[] = [];
    for (const [block, span] of blocks.entries()) {
      const inBlock = tokens.length;
      for (const part of splitSentences(text.slice(span.start, span.end), language)) {
        const [start, end] = [span.start + part.start, span.start + part.end];
        const from = tokens.length;
        // Written out: copying objects with a spread is what most of the time here went into.
        for (const token of foldedTokens(text.slice(start, end))) {
          tokens.push({
            word: token.word,
            start: start + token.start,
            end: start + token.end,
            sentence: sentences.length,
            quoted: false,
          });
        }
        const words = tokens.slice(from).map(({ word }) => word);
        sentences.push({ start, end, block, fold: words.join(' '), from, to: tokens.length });
      }
      markQuoted(text, tokens.slice(inBlock));
    }
    this.sentences = sentences;
    this.tokens = tokens;
    this.kinds = blocks.map(({ kind }) => kind);
    this.colons = new Set(
      blocks.flatMap(({ start, end }, block) => (/:\s*$/.test(text.slice(start, end)) ? [block] : [])),
    );
    const folds = blocks.map((): string[] => []);
    for (const { block, fold } of sentences) if (fold !== '') folds[block]?.push(fold);
    this.blockFolds = folds.map((parts) => parts.join(' '));
    this.blockFoldSet = new Set(this.blockFolds);
    this.sentenceFoldSet = new Set(sentences.map(({ fold }) => fold));
    for (const [at, { word }] of tokens.entries()) {
      const known = this.positions.get(word);
      if (known) known.push(at);
      else this.positions.set(word, [at]);
    }
  }

  /** Where a word stands, as indices of tokens in order. */
  occurrences(word: string): readonly number[] {
    return this.positions.get(word) ?? [];
  }

  /** The tokens that begin inside a span or reach into it; empty (`from === to`) when it has no word. */
  tokensIn(span: Span): TokenRange {
    const from = firstIndex(this.tokens.length, (at) => (this.tokens[at]?.end ?? 0) > span.start);
    const to = firstIndex(this.tokens.length, (at) => (this.tokens[at]?.start ?? 0) >= span.end);
    return { from, to: Math.max(from, to) };
  }

  /** The sentences that some tokens (at least one) are in. */
  runOf({ from, to }: TokenRange): Run {
    return { first: this.tokens[from]?.sentence ?? 0, last: this.tokens[to - 1]?.sentence ?? 0 };
  }

  /** All tokens of some sentences. */
  rangeOf({ first, last }: Run): TokenRange {
    return { from: this.sentences[first]?.from ?? 0, to: this.sentences[last]?.to ?? 0 };
  }

  /** The tokens themselves. */
  slice({ from, to }: TokenRange): readonly Token[] {
    return this.tokens.slice(from, to);
  }

  spanOf({ first, last }: Run): Span {
    return { start: this.sentences[first]?.start ?? 0, end: this.sentences[last]?.end ?? 0 };
  }

  /** Indices of the sentences of a block. */
  sentencesOf(block: number): number[] {
    const first = firstIndex(this.sentences.length, (at) => this.blockOf(at) >= block);
    const end = firstIndex(this.sentences.length, (at) => this.blockOf(at) > block);
    return Array.from({ length: end - first }, (_, offset) => first + offset);
  }

  blockOf(sentence: number): number {
    return this.sentences[sentence]?.block ?? -1;
  }

  /** Folded text of the heading a block stands under; null when it stands under none. */
  headingOver(block: number): string | null {
    const above = this.headingIndex(block);
    return above < 0 ? null : (this.blockFolds[above] ?? null);
  }

  /** Folded text of the first block under the heading that a block stands under. */
  firstUnderHeading(block: number): string | null {
    return this.blockFolds[this.headingIndex(block) + 1] ?? null;
  }

  private headingIndex(block: number): number {
    for (let above = block - 1; above >= 0; above--) if (this.kinds[above] === 'heading') return above;
    return -1;
  }

  endsWithColon(block: number): boolean {
    return this.colons.has(block);
  }

  hasBlock(fold: string): boolean {
    return this.blockFoldSet.has(fold);
  }

  hasSentence(fold: string): boolean {
    return this.sentenceFoldSet.has(fold);
  }
}

/** Marks what stands in quotation marks. A quotation may go on over several sentences, but not over blocks. */
function markQuoted(text: string, block: readonly Token[]): void {
  let quoted = false;
  for (const token of block) {
    if (token.word === '"') quoted = opensQuotation(text, token.start);
    token.quoted = quoted;
  }
}

/** A mark that can stand on either side opens where a space or bracket is before it and none after it. */
function opensQuotation(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (/[“„«「『〝]/.test(mark)) return true;
  if (/[”»」』〞]/.test(mark)) return false;
  return /^$|[\s([{—–/*_>-]/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + 1));
}

/** The first index below `length` at which a condition holds that holds for all later ones; `length` when none. */
function firstIndex(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
