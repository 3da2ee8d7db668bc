import { foldText } from '../text/fold.js';
import { splitSentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** A version of a document as the resolver sees it; spans are UTF-16 code units of `text`. */
export interface SourceText {
  text: string;
  blocks: readonly (Span & { kind: string })[];
  /** BCP 47 tag. */
  language: string;
}

/** A sentence of a version. */
export interface Sentence extends Span {
  block: number;
  fold: string;
  /** Words and numbers of `fold`. */
  tokens: readonly string[];
}

/** Sentences `first` to `last` (inclusive), all of one block. */
export interface Run {
  first: number;
  last: number;
}

/** A version cut into blocks and sentences, with their comparable forms. Built once for all claims of a document. */
export class IndexedText {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly sentenceFolds: ReadonlySet<string>;
  readonly blockFolds: readonly string[];
  private readonly kinds: readonly string[];
  private readonly knownBlockFolds: ReadonlySet<string>;

  constructor({ text, blocks, language }: SourceText) {
    this.text = text;
    this.sentences = blocks.flatMap((span, block) =>
      splitSentences(text.slice(span.start, span.end), language).map(({ start, end }) => {
        const fold = foldText(text.slice(span.start + start, span.start + end));
        return { start: span.start + start, end: span.start + end, block, fold, tokens: fold.split(' ') };
      }),
    );
    this.sentenceFolds = new Set(this.sentences.map(({ fold }) => fold));
    this.blockFolds = blocks.map(({ start, end }) => foldText(text.slice(start, end)));
    this.knownBlockFolds = new Set(this.blockFolds);
    this.kinds = blocks.map(({ kind }) => kind);
  }

  /** The sentences a span touches; null when it touches none (text between blocks). */
  runAt(span: Span): Run | null {
    const first = this.sentences.findIndex(({ start, end }) => end > span.start && start < span.end);
    if (first < 0) return null;
    const block = this.sentences[first]?.block;
    let last = first;
    for (;;) {
      const next = this.sentences[last + 1];
      if (next === undefined || next.start >= span.end || next.block !== block) return { first, last };
      last += 1;
    }
  }

  spanOf({ first, last }: Run): Span {
    return { start: this.sentences[first]?.start ?? 0, end: this.sentences[last]?.end ?? 0 };
  }

  foldOf({ first, last }: Run): string {
    return this.sentences
      .slice(first, last + 1)
      .map(({ fold }) => fold)
      .join(' ');
  }

  blockOf({ first }: Run): number {
    return this.sentences[first]?.block ?? -1;
  }

  /** Folded text of the sentence next to a run in the same block; null at the block's edge. */
  neighbour(run: Run, side: 'before' | 'after'): string | null {
    const sentence = this.sentences[side === 'before' ? run.first - 1 : run.last + 1];
    return sentence !== undefined && sentence.block === this.blockOf(run) ? sentence.fold : null;
  }

  /** Folded text of the heading a block stands under; null when it stands under none. */
  headingOver(block: number): string | null {
    for (let above = block - 1; above >= 0; above--) {
      if (this.kinds[above] === 'heading') return this.blockFolds[above] ?? null;
    }
    return null;
  }

  hasBlock(fold: string): boolean {
    return this.knownBlockFolds.has(fold);
  }
}
