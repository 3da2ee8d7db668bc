import { alignedWords } from './aligned-words.js';
import { contextChange, contextScore, type Versions } from './context.js';
import { isNotice } from './notices.js';
import { dice, overlap, sameWords, tokensOf, type WordWeights } from './sentence-similarity.js';
import type { Run, TokenRange } from './source-text.js';

/** How a place was found. */
export type Via = 'exact' | 'copy' | 'alignment' | 'split' | 'merge' | 'part';

/** A place in the newer text that has to do with a claim. */
export interface Place {
  /** The words that stand for the claim. */
  range: TokenRange;
  /** The sentences they are in. */
  run: Run;
  via: Via;
}

/** What finding says; whether the claim still means the same is decided elsewhere. */
export type Finding =
  /** The same words, in the same sentence; `copies` are other places that have them. */
  | { kind: 'same'; place: Place; copies: TokenRange[] }
  /** The same words several times, and nothing tells which of them is the claim. */
  | { kind: 'ambiguous' }
  /** The sentence with other words. */
  | { kind: 'edited'; place: Place }
  /** `quoted`: the words stand only where a notice quotes what the text used to say. */
  | { kind: 'gone'; quoted: boolean };

/** Part of the weight of a sentence that has to be in a longer one for this to have swallowed it. */
const SWALLOWED = 0.6;
/** Part of the weight of a sentence that the next one has to add for the sentence to have been split. */
const SPLIT_GAIN = 0.12;
/** So much more alike the surroundings of one of several copies have to be. */
const LEAD = 0.05;
/** Shorter claims are looked for word for word only: anything resembles them. */
const MIN_LENGTH = 20;
const MIN_TOKENS = 4;

/** Finds claims of the older text in the newer one, by the words themselves and by the alignment of sentences. */
export class ClaimFinder {
  constructor(
    private readonly versions: Versions,
    private readonly weights: WordWeights,
  ) {}

  /** @param range words of the claim, at least one */
  find(range: TokenRange): Finding {
    const { older } = this.versions;
    const run = older.runOf(range);
    const hits = this.occurrences(range);
    const standing = hits.filter((hit) => this.standsAlike(range, hit) && !this.quotedBack(run, hit));
    const chosen = this.choose(run, standing);
    if (chosen !== null) {
      const copies = standing.filter((hit) => hit !== chosen.range);
      if (this.isTie(range, run, chosen, copies)) return { kind: 'ambiguous' };
      return { kind: 'same', place: chosen, copies };
    }
    if (!this.isShort(range)) {
      const place = this.aligned(range, run) ?? this.swallowed(run);
      if (place !== null) return { kind: 'edited', place };
    }
    // The words are still there, as somebody else's sentence: a twin of this one that stood there before.
    const [twin, ...others] = standing;
    if (twin !== undefined) return others.length === 0 ? this.same(twin, 'copy') : { kind: 'ambiguous' };
    const isPart = older.rangeOf(run).from !== range.from || older.rangeOf(run).to !== range.to;
    const [inside] = hits.filter((hit) => isPart && !this.quotedBack(run, hit));
    if (inside !== undefined) return { kind: 'edited', place: this.placeAt(inside, 'part') };
    return { kind: 'gone', quoted: hits.length > 0 && !this.isShort(range) };
  }

  /** The run most like a sentence that is gone, to show to people; null when nothing is like it. */
  closest(range: TokenRange): Run | null {
    const { older, newer } = this.versions;
    const words = older.slice(range);
    let best: { index: number; likeness: number } = { index: -1, likeness: 0.25 };
    for (const [index, { fold }] of newer.sentences.entries()) {
      if (older.hasSentence(fold)) continue;
      const likeness = dice(overlap(words, tokensOf(newer, { first: index, last: index }), this.weights));
      if (likeness > best.likeness) best = { index, likeness };
    }
    return best.index < 0 ? null : { first: best.index, last: best.index };
  }

  private same(hit: TokenRange, via: Via): Finding {
    return { kind: 'same', place: this.placeAt(hit, via), copies: [] };
  }

  private placeAt(range: TokenRange, via: Via): Place {
    return { range, run: this.versions.newer.runOf(range), via };
  }

  /** Every place of the newer text that has these words in this order. */
  private occurrences(range: TokenRange): TokenRange[] {
    const { older, newer } = this.versions;
    const words = older.slice(range);
    let rarest = { offset: 0, places: newer.occurrences(words[0]?.word ?? '') };
    for (const [offset, { word }] of words.entries()) {
      const places = newer.occurrences(word);
      if (places.length < rarest.places.length) rarest = { offset, places };
    }
    return rarest.places
      .map((place) => ({ from: place - rarest.offset, to: place - rarest.offset + words.length }))
      .filter((found) => found.from >= 0 && sameWords(older, range, newer, found));
  }

  /**
   * Whether the rest of the sentences around two places is the same: words that were added to the claim's sentence
   * ("Nobody believes that …") make it another one, even where the claim's own words are all there.
   */
  private standsAlike(range: TokenRange, hit: TokenRange): boolean {
    const { older, newer } = this.versions;
    const [was, is] = [older.rangeOf(older.runOf(range)), newer.rangeOf(newer.runOf(hit))];
    const before = Math.max(range.from - was.from, hit.from - is.from);
    const after = Math.max(was.to - range.to, is.to - hit.to);
    if (before > Math.min(range.from, hit.from)) return false;
    return (
      sameWords(older, { from: range.from - before, to: range.from }, newer, {
        from: hit.from - before,
        to: hit.from,
      }) && sameWords(older, { from: range.to, to: range.to + after }, newer, { from: hit.to, to: hit.to + after })
    );
  }

  private quotedBack(run: Run, hit: TokenRange): boolean {
    const { older, newer } = this.versions;
    const block = newer.blockOf(newer.runOf(hit).first);
    return isNotice(newer.blockFolds[block] ?? '') && !isNotice(older.blockFolds[older.blockOf(run.first)] ?? '');
  }

  /** The place the alignment gives to the claim's sentence; or the only place, when it belongs to no other sentence. */
  private choose(run: Run, standing: readonly TokenRange[]): Place | null {
    const { newer, alignment } = this.versions;
    const expected = alignment.to[run.first] ?? alignment.to[run.last] ?? null;
    const home = standing.find((hit) => {
      const { first, last } = newer.runOf(hit);
      return expected !== null && first <= expected && expected <= last;
    });
    if (home !== undefined) return this.placeAt(home, 'exact');
    const [only, ...others] = standing.filter((hit) => this.belongsToNone(hit, run));
    return only !== undefined && others.length === 0 && expected === null ? this.placeAt(only, 'exact') : null;
  }

  /** The surroundings changed, and those of another new copy are as much like the old ones. */
  private isTie(range: TokenRange, run: Run, chosen: Place, copies: readonly TokenRange[]): boolean {
    const rivals = copies.filter((copy) => this.belongsToNone(copy, run));
    if (rivals.length === 0 || contextChange(this.versions, run, chosen.run) === null) return false;
    const least = contextScore(this.versions, range, chosen.range) - LEAD;
    return rivals.some((rival) => contextScore(this.versions, range, rival) > least);
  }

  private belongsToNone(hit: TokenRange, run: Run): boolean {
    const owner = this.versions.alignment.from[this.versions.newer.runOf(hit).first] ?? null;
    return owner === null || (owner >= run.first && owner <= run.last);
  }

  private isShort(range: TokenRange): boolean {
    const words = this.versions.older.slice(range);
    const length = (words.at(-1)?.end ?? 0) - (words[0]?.start ?? 0);
    return words.length < MIN_TOKENS || length < MIN_LENGTH;
  }

  /** Where the alignment says that the claim's sentences went, with other words. */
  private aligned(range: TokenRange, run: Run): Place | null {
    const { newer, alignment, older } = this.versions;
    const partners: number[] = [];
    for (let at = run.first; at <= run.last; at++) {
      const partner = alignment.to[at] ?? null;
      if (partner !== null) partners.push(partner);
    }
    if (partners.length === 0) return null;
    const target = { first: Math.min(...partners), last: Math.max(...partners) };
    if (target.last - target.first > run.last - run.first + 1) return null;
    if (this.swallowsNeighbour(run, target)) return this.placeOf(target, 'merge');
    const split = this.withSecondHalf(run, target);
    if (split !== null) return this.placeOf(split, 'split');
    const whole = older.rangeOf(run);
    if (whole.from === range.from && whole.to === range.to) return this.placeOf(target, 'alignment');
    return { range: this.projected(range, run, newer.rangeOf(target)), run: target, via: 'alignment' };
  }

  private placeOf(run: Run, via: Via): Place {
    return { range: this.versions.newer.rangeOf(run), run, via };
  }

  /** The claim's part of a sentence, in the sentence as it is now: between the words around it that are still there. */
  private projected(range: TokenRange, run: Run, target: TokenRange): TokenRange {
    const { older, newer } = this.versions;
    const whole = older.rangeOf(run);
    const { pairs } = alignedWords(older.slice(whole), newer.slice(target));
    const before = pairs.findLast(([was]) => was < range.from - whole.from);
    const after = pairs.find(([was]) => was >= range.to - whole.from);
    const from = range.from === whole.from ? target.from : target.from + (before === undefined ? 0 : before[1] + 1);
    const to = range.to === whole.to || after === undefined ? target.to : target.from + after[1];
    return to > from ? { from, to } : target;
  }

  /** With the sentence before or after that took over part of the words. */
  private withSecondHalf(run: Run, target: Run): Run | null {
    const { newer, alignment } = this.versions;
    const alone = this.containment(run, target);
    for (const wider of [
      { first: target.first, last: target.last + 1 },
      { first: target.first - 1, last: target.last },
    ]) {
      const added = wider.first < target.first ? wider.first : wider.last;
      if (newer.sentences[added] === undefined || alignment.from[added] !== null) continue;
      if (newer.blockOf(added) !== newer.blockOf(target.first)) continue;
      const both = this.containment(run, wider);
      const own = this.containmentIn(run, { first: added, last: added });
      if (both - alone >= SPLIT_GAIN && own >= 0.5) return wider;
    }
    return null;
  }

  /** A neighbour of the claim's sentences has lost its own place and most of its words are in the claim's new one. */
  private swallowsNeighbour(run: Run, target: Run): boolean {
    const { older, alignment } = this.versions;
    return [run.first - 1, run.last + 1].some(
      (index) =>
        older.sentences[index] !== undefined &&
        alignment.to[index] === null &&
        this.containment({ first: index, last: index }, target) >= SWALLOWED,
    );
  }

  /** The claim lost its place and most of its words are in the new place of a neighbour. */
  private swallowed(run: Run): Place | null {
    const { older, newer, alignment } = this.versions;
    for (const index of [run.first - 1, run.last + 1]) {
      const target = alignment.to[index] ?? null;
      if (target === null || older.sentences[index]?.fold === newer.sentences[target]?.fold) continue;
      const place = { first: target, last: target };
      if (this.containment(run, place) >= SWALLOWED) return this.placeOf(place, 'merge');
    }
    return null;
  }

  /** How much of the weight of sentences of the older text is in some of the newer one. */
  private containment(run: Run, target: Run): number {
    const { common, older } = overlap(
      tokensOf(this.versions.older, run),
      tokensOf(this.versions.newer, target),
      this.weights,
    );
    return older === 0 ? 0 : common / older;
  }

  /** How much of the weight of sentences of the newer text comes from some of the older one. */
  private containmentIn(run: Run, target: Run): number {
    const { common, newer } = overlap(
      tokensOf(this.versions.older, run),
      tokensOf(this.versions.newer, target),
      this.weights,
    );
    return newer === 0 ? 0 : common / newer;
  }
}
