import type { Block } from '../reading/block.js';
import { blockLanguages } from '../reading/block-languages.js';
import { splitSentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { NameRun } from './names.js';
import { nameRuns } from './names.js';
import type { Quotation } from './quotes.js';
import { tokenize, type Token } from './tokens.js';

/** A sentence of a document with everything the rules look at. */
export interface Sentence extends Span {
  text: string;
  block: Block;
  /** Of its block, which need not be the document's. */
  language: string;
  /** Index of its block, and of the sentence in the document. */
  blockIndex: number;
  index: number;
  isFirstInBlock: boolean;
  isLastInBlock: boolean;
  /** Tokens with each quotation as one token: what the author says in their own words. */
  tokens: Token[];
  /** Names in the author's own words. */
  names: NameRun[];
  /** Quotations that touch the sentence. */
  quotes: Quotation[];
  /** Share of the sentence's characters that stand inside quotations, 0 to 1. */
  quotedShare: number;
}

/** The sentences of a document in order. Blocks and quotations must be in order too; runs in linear time. */
export function sentencesOf(
  text: string,
  blocks: readonly Block[],
  quotations: readonly Quotation[],
  language: string,
): Sentence[] {
  const sentences: Sentence[] = [];
  const foreign = blocks.length > 1 ? blockLanguages(text, blocks, language) : [];
  let firstQuote = 0;
  for (const [blockIndex, block] of blocks.entries()) {
    const own = foreign[blockIndex] ?? language;
    const spans = splitSentences(text.slice(block.start, block.end), own);
    for (const [i, span] of spans.entries()) {
      const at = { start: block.start + span.start, end: block.start + span.end };
      while ((quotations[firstQuote]?.end ?? Infinity) <= at.start) firstQuote++;
      const quotes = quotesFrom(quotations, firstQuote, at.end);
      const place = {
        block,
        language: own,
        blockIndex,
        index: sentences.length,
        isFirstInBlock: i === 0,
        isLastInBlock: i === spans.length - 1,
      };
      sentences.push(sentenceAt(text, at, quotes, place));
    }
  }
  return sentences;
}

type Place = Pick<Sentence, 'block' | 'language' | 'blockIndex' | 'index' | 'isFirstInBlock' | 'isLastInBlock'>;

function sentenceAt(text: string, span: Span, quotes: Quotation[], place: Place): Sentence {
  // One- and two-word quotations ("wedge", "joint actions") are the author's own wording with a raised eyebrow.
  const statements = quotes.filter((quote) => isStatement(text, quote));
  const tokens = tokenize(text, span, statements);
  const quoted = quotes.reduce((sum, q) => sum + Math.min(q.end, span.end) - Math.max(q.start, span.start), 0);
  // Written out: copies by spread are slow to make and slow to read, and there is one for every sentence.
  return {
    start: span.start,
    end: span.end,
    block: place.block,
    language: place.language,
    blockIndex: place.blockIndex,
    index: place.index,
    isFirstInBlock: place.isFirstInBlock,
    isLastInBlock: place.isLastInBlock,
    text: text.slice(span.start, span.end),
    tokens,
    names: nameRuns(tokens),
    quotes,
    quotedShare: quoted / (span.end - span.start),
  };
}

/** A quotation long enough to be somebody's statement and not a borrowed word. */
export function isStatement(text: string, quote: Span): boolean {
  return /^(?:\S+\s+){2}\S/.test(text.slice(quote.start, Math.min(quote.end, quote.start + 200)));
}

function quotesFrom(quotations: readonly Quotation[], first: number, end: number): Quotation[] {
  const touching: Quotation[] = [];
  for (let i = first; i < quotations.length; i++) {
    const quote = quotations[i];
    if (quote === undefined || quote.start >= end) break;
    touching.push(quote);
  }
  return touching;
}
