import { takesBack } from './notices.js';
import type { Alignment } from './pairing.js';
import { wordSimilarity } from './sentence-similarity.js';
import type { IndexedText, Run, TokenRange } from './source-text.js';
import { wordingChange } from './wording-change.js';
import type { Spelling } from './name-facts.js';

/** Words on each side that the score of a context looks at. */
const CONTEXT_WORDS = 8;
/** From this likeness on a neighbour is still the same sentence. */
const SAME_NEIGHBOUR = 0.5;
const BEARS_ON_NEIGHBOURS: ReadonlySet<string> = new Set(['negation', 'contrary', 'source', 'question', 'language']);
/** From this likeness on a heading is the old one edited. */
const SAME_HEADING = 0.3;
/** From this likeness on a lead-in is the old one edited. */
const SAME_LEAD_IN = 0.5;

/** Two texts, what became of their sentences, and how they spell. */
export interface Versions {
  older: IndexedText;
  newer: IndexedText;
  alignment: Alignment;
  spelling: Spelling;
  language: string;
}

/** How alike the words right before and right after are, 0 to 1: the lower of both. */
export function contextScore({ older, newer }: Versions, from: TokenRange, to: TokenRange): number {
  const before = wordSimilarity(
    older.slice({ from: Math.max(0, from.from - CONTEXT_WORDS), to: from.from }),
    newer.slice({ from: Math.max(0, to.from - CONTEXT_WORDS), to: to.from }),
  );
  const after = wordSimilarity(
    older.slice({ from: from.to, to: from.to + CONTEXT_WORDS }),
    newer.slice({ from: to.to, to: to.to + CONTEXT_WORDS }),
  );
  return Math.min(before, after);
}

/**
 * What changed around a claim whose own words did not: `neighbour`, `heading`, `lead-in` or `taken-back`; null when
 * nothing did. An unchanged block is unchanged context, wherever it went.
 */
export function contextChange(versions: Versions, from: Run, to: Run): string | null {
  const { older, newer } = versions;
  const [block, newBlock] = [older.blockOf(from.first), newer.blockOf(to.first)];
  if (insertedBlocks(versions, newBlock).some((fold) => takesBack(fold))) return 'taken-back';
  if (older.blockFolds[block] !== newer.blockFolds[newBlock]) {
    const change = neighbourChange(versions, from, to, -1) ?? neighbourChange(versions, from, to, 1);
    if (change !== null) return change;
  }
  return leadInChange(versions, block, newBlock) ?? headingChange(versions, block, newBlock);
}

/** New blocks right above and below a block; an edited block is none. */
function insertedBlocks({ older, newer, alignment }: Versions, block: number): string[] {
  return [block - 1, block + 1].flatMap((index) => {
    const fold = newer.blockFolds[index];
    if (fold === undefined || older.hasBlock(fold)) return [];
    const isEdited = newer.sentencesOf(index).some((sentence) => alignment.from[sentence] !== null);
    return isEdited ? [] : [fold];
  });
}

function neighbourChange(versions: Versions, from: Run, to: Run, step: 1 | -1): string | null {
  const { older, newer, alignment } = versions;
  const was = neighbour(older, from, step);
  const is = neighbour(newer, to, step);
  const [wasFold, isFold] = [older.sentences[was ?? -1]?.fold, newer.sentences[is ?? -1]?.fold];
  if (wasFold === isFold) return null;
  if (is !== null && isFold !== undefined && alignment.from[is] === null && takesBack(isFold)) return 'taken-back';
  if (was === null || wasFold === undefined || newer.hasSentence(wasFold) || !/\p{L}/u.test(wasFold)) return null;
  const became = alignment.to[was] ?? null;
  return became === null || saysOtherwise(versions, was, became) ? 'neighbour' : null;
}

/**
 * Whether a sentence that was edited may put another light on the one beside it: it was rewritten, or now denies, asks or
 * names another source. A number or name put right in it is a matter of that sentence alone.
 */
function saysOtherwise({ older, newer, language, spelling }: Versions, was: number, is: number): boolean {
  const before = { text: older, range: older.rangeOf({ first: was, last: was }) };
  const after = { text: newer, range: newer.rangeOf({ first: is, last: is }) };
  if (wordSimilarity(older.slice(before.range), newer.slice(after.range)) < SAME_NEIGHBOUR) return true;
  const { reason } = wordingChange(before, after, language, spelling);
  return (
    BEARS_ON_NEIGHBOURS.has(reason) ||
    takesBack(newer.sentences[is]?.fold ?? '') !== takesBack(older.sentences[was]?.fold ?? '')
  );
}

/** The sentence next to a run in the same block; null at the block's edge. */
function neighbour(text: IndexedText, run: Run, step: 1 | -1): number | null {
  const index = step === 1 ? run.last + 1 : run.first - 1;
  return text.sentences[index] !== undefined && text.blockOf(index) === text.blockOf(run.first) ? index : null;
}

/** A block that ends with a colon speaks for the one below it. */
function leadInChange({ older, newer }: Versions, block: number, newBlock: number): string | null {
  const [was, is] = [leadIn(older, block), leadIn(newer, newBlock)];
  if (was === is || (was !== null && newer.hasBlock(was)) || (is !== null && older.hasBlock(is))) return null;
  return was !== null && is !== null && likeness(was, is) >= SAME_LEAD_IN ? null : 'lead-in';
}

const leadIn = (text: IndexedText, block: number): string | null =>
  text.endsWithColon(block - 1) ? (text.blockFolds[block - 1] ?? null) : null;

/**
 * A heading counts when another one took its place over the same block, or when it says of what stands under it that it is not so. One that
 * was only edited, added, dropped or moved does not: articles get new subheadings without saying anything else.
 */
function headingChange({ older, newer }: Versions, block: number, newBlock: number): string | null {
  const [was, is] = [older.headingOver(block), newer.headingOver(newBlock)];
  if (was === is) return null;
  const dropped = was !== null && !newer.hasBlock(was);
  const added = is !== null && !older.hasBlock(is);
  if ((dropped && takesBack(was)) || (added && takesBack(is))) return 'heading';
  if (!dropped || !added || likeness(was, is) >= SAME_HEADING) return null;
  return older.firstUnderHeading(block) === newer.firstUnderHeading(newBlock) ? 'heading' : null;
}

/** Share of words in common. */
function likeness(was: string, is: string): number {
  const [before, after] = [new Set(was.split(' ')), new Set(is.split(' '))];
  const common = [...before].filter((word) => after.has(word)).length;
  return (2 * common) / (before.size + after.size);
}
