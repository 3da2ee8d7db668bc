import type { Block } from '../reading/block.js';
import type { Span } from '../text/span.js';
import type { ClaimType, ExtractionSettings } from './extraction-settings.js';
import type { Sign } from './signs.js';

export type { ClaimType } from './extraction-settings.js';

/** A text version as an extractor sees it. Offsets everywhere are UTF-16 code units into `text`. */
export interface ExtractorInput {
  text: string;
  /** In order, not overlapping. Sentences never cross a block. */
  blocks: readonly Block[];
  /** BCP 47 tag, `und` when unknown. */
  language: string;
  title: string | null;
  /** `YYYY-MM-DD` or an ISO 8601 instant; null when unknown. */
  publishedAt: string | null;
  settings: ExtractionSettings;
  /**
   * Give every sentence that can be a claim by its form as a claim, whatever its score. For an extractor that selects
   * by other means and builds on what this one knows of each sentence.
   */
  pickAll?: boolean;
  /** What an earlier search of the same document left behind (`Extraction.memory`): then only what changed is judged. */
  memory?: string;
}

/** A date named relative to the day of publication, as a range of days. The span is in the document's text. */
export interface RelativeDate extends Span {
  text: string;
  /** First and last day, `YYYY-MM-DD`; the same for a single day. */
  from: string;
  to: string;
}

/** What a reader needs beside the sentence to understand it. The source's own words, never reworded. */
export interface ClaimContext {
  /** The nearest heading above it. */
  heading: string | null;
  /** The sentence before it, at most 500 characters (the last ones). */
  previous: string | null;
  dateline: string | null;
  /** Relative dates of the sentence, resolved against the day of publication; none when that is unknown. */
  dates: RelativeDate[];
  /** Where the text names whoever said it, by name, role or pronoun; null for the author's own statement. */
  claimant: Span | null;
}

/** What a search is for, and how it goes on: for an extractor that takes long or costs something. */
export interface SearchRun {
  documentId: string;
  versionNumber: number;
  /** Aborted when the job is let go; `extract` then throws. */
  signal?: AbortSignal;
  /** Notes how far the search is, 0 to 1. */
  progress(share: number): Promise<void>;
}

/** A sentence worth checking. `text` always equals `input.text.slice(start, end)`. */
export interface ExtractedClaim extends Span {
  text: string;
  /** How worth checking, 0 to 1; comparable only within one extractor version. */
  score: number;
  /** How surely the sentence states something that is true or false, 0 to 1. */
  verifiable: number;
  /** How much it matters to check it, 0 to 1; equal to `score` when the extractor has one score only. */
  checkworthy: number;
  type: ClaimType;
  /** Fullest form of the speaker's name in the document; null for the author's own statement. */
  speaker: string | null;
  /** What spoke for and against the claim, strongest first. */
  reasons: Sign[];
  /** The other places where the same words are said. */
  alsoAt: Span[];
  /** The sentence cannot be judged without what stands before it (opens with a pronoun, names a relative date). */
  needsContext: boolean;
  /**
   * The claim in words that can be read alone, made by a model and checked against the text: its numbers and names all
   * stand in the claim's surroundings. Absent when there is none. Not stored yet.
   */
  statement?: string;
  context: ClaimContext;
}

/**
 * A sentence that is no claim, and why: what was found against it, or why it was not selected (`below-threshold`,
 * `over-budget`, `type-off`, `not-verifiable`), so that an editor can see what was not picked.
 */
export interface DiscardedSentence extends Span {
  text: string;
  score: number;
  reasons: Sign[];
}

/** Both lists in the order of the text; every sentence that was judged is in exactly one of them or in an `alsoAt`. */
export interface Extraction {
  claims: ExtractedClaim[];
  discarded: DiscardedSentence[];
  /** What made this result when it is less than the extractor's whole `version`: its fallback alone. */
  madeBy?: string;
  /** The text is not in English: models, word lists and attribution do not work, or work less well. */
  limited: boolean;
  /** For the next search of the document; absent where an extractor leaves nothing behind. */
  memory?: string;
  /** Present when only what changed since `input.memory` was judged; both lists are of that part alone. */
  part?: SearchedPart;
}

/** How a search of a part goes together with the search before it. */
export interface SearchedPart {
  /** Stretches of the earlier text of which all was kept; `shift` is added to offsets in them. */
  kept: { start: number; end: number; shift: number }[];
  /** Sentences set aside in the whole text, those of the kept stretches included. */
  discarded: number;
  /** Claims of the whole text, likewise. */
  claims: number;
}

/**
 * Finds the statements worth checking in a text. The same input gives the same output, byte for byte, unless a model
 * elsewhere is asked.
 */
export interface Extractor {
  /** Stored with every claim; changes whenever output may change. */
  readonly version: string;

  /**
   * @throws nothing for any well-formed input, however strange (unless `run` is aborted); a text without claims gives
   *   empty lists
   */
  extract(input: ExtractorInput, run?: SearchRun): Promise<Extraction>;
}

/** Injection token for the extractor in use: `{ provide: ExtractorPort, useClass: RuleBasedExtractor }`. */
export abstract class ExtractorPort implements Extractor {
  abstract readonly version: string;

  abstract extract(input: ExtractorInput, run?: SearchRun): Promise<Extraction>;
}
