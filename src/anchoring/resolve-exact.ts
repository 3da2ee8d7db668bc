import { foldText } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { sameContext } from './context.js';
import { criticalDifference, similarity } from './critical-tokens.js';
import { IndexedText, type Run, type SourceText } from './source-text.js';

/** Stored with every resolution; changes whenever results may change. */
export const RESOLVER_VERSION = 'exact-1';

const MIN_SIMILARITY = 0.6;
/** Shorter claims are looked for word for word only: anything resembles them. */
const MIN_LENGTH = 20;
const MIN_TOKENS = 4;

export type ResolvedState = 'CURRENT' | 'CONTEXT_CHANGED' | 'REWORDED' | 'CHANGED' | 'GONE';

/** Where a claim stands in the newer text, and why it is said to. */
export interface Resolution {
  state: ResolvedState;
  /** Null when GONE. */
  span: Span | null;
  /** Other places with the same words. */
  alsoAt: Span[];
  /** 1 for the same words, else the share of words in common with the most similar sentence. */
  similarity: number;
  /** For people and logs; null when CURRENT. */
  reason: string | null;
}

/** A place in the newer text with the claim's words, and the sentences it is in. */
interface Match {
  span: Span;
  run: Run;
}

interface Sought {
  exact: string;
  fold: string;
  run: Run | null;
  /** The claim is made of whole sentences. */
  whole: boolean;
}

/**
 * Finds claims of an older text in a newer one. Conservative: only the same words in the same surroundings are CURRENT,
 * and everything a person should look at is anything else. A claim that merely moved is CURRENT.
 */
export class ExactResolver {
  private readonly older: IndexedText;
  private readonly newer: IndexedText;

  constructor(
    older: SourceText,
    private readonly newest: SourceText,
  ) {
    this.older = new IndexedText(older);
    this.newer = new IndexedText(newest);
  }

  /** @param span of the claim in the older text */
  resolve(span: Span): Resolution {
    const sought = this.sought(span);
    const matches = sought.whole ? this.sentenceMatches(sought.fold) : this.verbatimMatches(sought.exact);
    if (matches.length === 0) return this.mostSimilar(sought);
    const unchanged = matches.filter(({ run }) => this.contextIsSame(sought, run));
    const [found] = matches.length === 1 ? matches : unchanged;
    if (found === undefined || (matches.length > 1 && unchanged.length > 1)) return gone('ambiguous');
    const alsoAt = matches.filter((match) => match !== found).map((match) => match.span);
    return unchanged.includes(found)
      ? { state: 'CURRENT', span: found.span, alsoAt, similarity: 1, reason: null }
      : { state: 'CONTEXT_CHANGED', span: found.span, alsoAt, similarity: 1, reason: 'context' };
  }

  private sought(span: Span): Sought {
    const exact = this.older.text.slice(span.start, span.end);
    const fold = foldText(exact);
    const run = this.older.runAt(span);
    return { exact, fold, run, whole: run !== null && this.older.foldOf(run) === fold };
  }

  /** Every run of sentences of the newer text that has this folded wording, however it is cut into sentences. */
  private sentenceMatches(fold: string): Match[] {
    const matches: Match[] = [];
    for (const [first, sentence] of this.newer.sentences.entries()) {
      const run = fold.startsWith(sentence.fold) ? this.runWithFold(first, fold) : null;
      if (run !== null) matches.push({ run, span: this.newer.spanOf(run) });
    }
    return matches;
  }

  private runWithFold(first: number, fold: string): Run | null {
    const block = this.newer.sentences[first]?.block;
    for (let last = first; this.newer.sentences[last]?.block === block; last++) {
      const found = this.newer.foldOf({ first, last });
      if (found === fold) return { first, last };
      if (!fold.startsWith(`${found} `)) return null;
    }
    return null;
  }

  /** Every place where a part of a sentence stands letter for letter, not inside longer words. */
  private verbatimMatches(exact: string): Match[] {
    const matches: Match[] = [];
    const { text } = this.newer;
    for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
      const span = { start, end: start + exact.length };
      const run = this.newer.runAt(span);
      if (run !== null && standsAlone(text, span)) matches.push({ span, run });
    }
    return matches;
  }

  private contextIsSame(sought: Sought, run: Run): boolean {
    if (sought.run === null) return false;
    if (!sought.whole && this.older.foldOf(sought.run) !== this.newer.foldOf(run)) return false;
    return sameContext(this.older, sought.run, this.newer, run);
  }

  /** Looks among sentences that are new: one that stood beside the claim before is another statement. */
  private mostSimilar(sought: Sought): Resolution {
    const words = sought.run === null ? null : this.wordsAt(sought.run);
    if (words === null || sought.exact.length < MIN_LENGTH || words.tokens.length < MIN_TOKENS)
      return gone('not-found');
    let best: { run: Run; similarity: number } = { run: { first: -1, last: -1 }, similarity: 0 };
    for (const [index, sentence] of this.newer.sentences.entries()) {
      if (this.older.sentenceFolds.has(sentence.fold)) continue;
      const found = similarity(words.tokens, sentence.tokens);
      if (found > best.similarity) best = { run: { first: index, last: index }, similarity: found };
    }
    if (best.similarity < MIN_SIMILARITY) return gone('not-found');
    const span = this.newer.spanOf(best.run);
    const newWords = {
      text: this.newer.text.slice(span.start, span.end),
      tokens: this.newer.foldOf(best.run).split(' '),
    };
    const critical = criticalDifference(words, newWords, this.newest.language);
    const state = critical === null ? 'REWORDED' : 'CHANGED';
    const reason = critical === null ? 'wording' : `critical: ${critical}`;
    return { state, span, alsoAt: [], similarity: best.similarity, reason };
  }

  private wordsAt(run: Run): { text: string; tokens: string[] } {
    const span = this.older.spanOf(run);
    return { text: this.older.text.slice(span.start, span.end), tokens: this.older.foldOf(run).split(' ') };
  }
}

const gone = (reason: string): Resolution => ({ state: 'GONE', span: null, alsoAt: [], similarity: 0, reason });

function standsAlone(text: string, { start, end }: Span): boolean {
  const cutsWord = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  return !(start > 0 && cutsWord(start)) && !cutsWord(end);
}
