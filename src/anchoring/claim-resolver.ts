import type { Span } from '../text/span.js';
import { foldedTokens } from '../text/folded-tokens.js';
import { alignSentences } from './align-sentences.js';
import { type ChangedPart, changedPart, MARGIN } from './changed-part.js';
import { contextChange, contextScore, type Versions } from './context.js';
import { type DocumentState, relatedness } from './document-state.js';
import { ClaimFinder, type Place, type Via } from './find-claim.js';
import { Spelling } from './name-facts.js';
import { placeSpan } from './place-span.js';
import { WordWeights, wordSimilarity } from './sentence-similarity.js';
import { IndexedText, type SourceText, type TokenRange } from './source-text.js';
import { wordingChange } from './wording-change.js';

/** Stored with every resolution; changes whenever results may change. */
export const RESOLVER_VERSION = 'align-2';

export type ResolvedState = 'CURRENT' | 'CONTEXT_CHANGED' | 'REWORDED' | 'CHANGED' | 'GONE';

/** Where a claim stands in the newer text, and why it is said to. Spans are UTF-16 code units of the newer text. */
export interface Resolution {
  state: ResolvedState;
  /** Null when GONE. */
  span: Span | null;
  /** Other places with the same words. */
  alsoAt: Span[];
  /** Share of words in common, 0 to 1; 1 for the same words. */
  similarity: number;
  /** How alike the words right before and after are, 0 to 1; 0 when GONE. */
  contextScore: number;
  /** How the place was found; null when GONE. */
  via: Via | null;
  /** For people and logs; null when CURRENT. */
  reason: string | null;
  /** When GONE: the new sentence most like the claim, as a hint and never as its place. */
  closest: Span | null;
}

/**
 * Finds claims of an older text in a newer one and says whether they still mean the same. Pure: the same two texts and
 * span give the same answer, in whatever order claims are asked for. Only the same words in the same surroundings are
 * CURRENT; a claim that merely moved is.
 */
export class ClaimResolver {
  private readonly versions: Versions;
  private readonly finder: ClaimFinder;
  private readonly part: ChangedPart;
  /** New sentences by their folded words, for copies of claims that did not move. */
  private readonly added: ReadonlyMap<string, Span[]>;

  /** @param margin blocks looked at around what changed; `Infinity` for the whole texts */
  constructor(
    private readonly whole: SourceText,
    private readonly newer: SourceText,
    margin = MARGIN,
  ) {
    const older = whole;
    this.part = changedPart(older, newer, margin);
    this.added = byFold(newer, this.part.newSentences);
    const texts = { older: new IndexedText(this.part.older), newer: new IndexedText(this.part.newer) };
    const both = [texts.older, texts.newer];
    const weights = new WordWeights(both);
    const alignment = alignSentences(texts.older, texts.newer, weights);
    // A text cut down to a few words is still in the language it was in.
    const language = newer.language === 'und' ? older.language : newer.language;
    this.versions = { ...texts, alignment, spelling: new Spelling(both), language };
    this.finder = new ClaimFinder(this.versions, weights);
  }

  /** Whether the newer text is a version of the document at all. */
  document(): DocumentState {
    return this.part.isPart ? { state: 'OK', reason: null } : relatedness(this.whole, this.newer);
  }

  /**
   * @param span of the claim in the older text
   * @param alsoAt other places it is known to have had there
   */
  resolve(span: Span, alsoAt: readonly Span[] = []): Resolution {
    return this.untouched(span, alsoAt) ?? this.lookFor(span);
  }

  /** A claim with nothing changed near it stands where it stood; null when something did, or it has no words. */
  private untouched(span: Span, alsoAt: readonly Span[]): Resolution | null {
    const place = this.part.untouched(span);
    const words = place === null ? '' : foldOf(this.whole.text.slice(span.start, span.end));
    if (place === null || words === '') return null;
    const kept = alsoAt.flatMap((other) => this.part.untouched(other) ?? []);
    const copies = (this.added.get(words) ?? []).filter(
      (copy) => !kept.some(({ start, end }) => start < copy.end && copy.start < end),
    );
    return {
      state: 'CURRENT',
      span: place,
      alsoAt: [...kept, ...copies],
      similarity: 1,
      contextScore: 1,
      via: 'exact',
      reason: null,
      closest: null,
    };
  }

  private lookFor(span: Span): Resolution {
    const range = this.versions.older.tokensIn(span);
    if (range.from === range.to) return this.gone(range, 'no-words');
    const finding = this.finder.find(range);
    switch (finding.kind) {
      case 'same':
        return this.judgeContext(span, range, finding.place, finding.copies);
      case 'edited':
        return this.judgeWording(span, range, finding.place);
      case 'ambiguous':
        return this.gone(range, 'ambiguous');
      case 'gone':
        return this.gone(range, finding.quoted ? 'only-in-notice' : 'not-found');
    }
  }

  private judgeContext(span: Span, range: TokenRange, place: Place, copies: readonly TokenRange[]): Resolution {
    const from = this.versions.older.runOf(range);
    const change = place.via === 'copy' ? 'only-a-copy-left' : contextChange(this.versions, from, place.run);
    const resolution = { ...this.at(span, range, place), alsoAt: copies.map((copy) => this.spanAt(span, range, copy)) };
    return change === null
      ? { ...resolution, state: 'CURRENT', reason: null }
      : { ...resolution, state: 'CONTEXT_CHANGED', reason: `context: ${change}` };
  }

  private judgeWording(span: Span, range: TokenRange, place: Place): Resolution {
    const { older, newer, language, spelling } = this.versions;
    const resolution = this.at(span, range, place);
    if (place.via === 'split' || place.via === 'merge') return { ...resolution, state: 'CHANGED', reason: place.via };
    if (resolution.similarity === 1 && this.sameInSentence(range, place.range))
      return { ...resolution, state: 'CONTEXT_CHANGED', reason: 'context: sentence' };
    const was = { text: older, range };
    const { kind, reason } = wordingChange(was, { text: newer, range: place.range }, language, spelling);
    return { ...resolution, state: kind, reason };
  }

  /** The claim is part of a sentence, and only the rest of this sentence has other words. */
  private sameInSentence(range: TokenRange, found: TokenRange): boolean {
    const words = (text: IndexedText, of: TokenRange): string =>
      text
        .slice(of)
        .map(({ word }) => word)
        .join(' ');
    return words(this.versions.older, range) === words(this.versions.newer, found);
  }

  private at(span: Span, range: TokenRange, place: Place): Resolution {
    const { older, newer } = this.versions;
    return {
      state: 'CURRENT',
      span: this.spanAt(span, range, place.range),
      alsoAt: [],
      similarity: wordSimilarity(older.slice(range), newer.slice(place.range)),
      contextScore: contextScore(this.versions, range, place.range),
      via: place.via,
      reason: null,
      closest: null,
    };
  }

  private spanAt(span: Span, range: TokenRange, found: TokenRange): Span {
    return placeSpan({ text: this.versions.older, span, range }, this.versions.newer, found);
  }

  private gone(range: TokenRange, reason: string): Resolution {
    const hint = range.from === range.to ? null : this.finder.closest(range);
    const closest = hint === null ? null : this.versions.newer.spanOf(hint);
    return { state: 'GONE', span: null, alsoAt: [], similarity: 0, contextScore: 0, via: null, reason, closest };
  }
}

const foldOf = (text: string): string =>
  foldedTokens(text)
    .map(({ word }) => word)
    .join(' ');

function byFold({ text }: SourceText, sentences: readonly Span[]): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const sentence of sentences) {
    const fold = foldOf(text.slice(sentence.start, sentence.end));
    found.set(fold, [...(found.get(fold) ?? []), sentence]);
  }
  return found;
}
