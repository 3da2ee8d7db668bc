import { foldText } from '../text/fold.js';
import { cutsSurrogatePair } from '../text/span.js';
import { attribute, type Attribution } from './attribution.js';
import { featuresOf } from './claim-features.js';
import { blockGateReason, gateReason, type GateReason } from './claim-gate.js';
import { scoreClaim } from './claim-score.js';
import { claimType } from './claim-type.js';
import { needsContext } from './context-need.js';
import {
  type ClaimContext,
  ExtractorPort,
  type DiscardedSentence,
  type ExtractedClaim,
  type Extraction,
  type ExtractorInput,
} from './extractor.port.js';
import { registryOf, type NameRegistry } from './name-registry.js';
import { findQuotations } from './quotes.js';
import { relativeDates } from './relative-dates.js';
import { isRepeatedNotice, occurrences } from './repetition.js';
import { selectClaims, type Selection } from './select-claims.js';
import { sentencesOf, type Sentence } from './sentence.js';

/** Of the sentence before a claim, from its end. */
const PREVIOUS_LENGTH = 500;

/** Reasons told for a claim; more would not be read. */
const MAX_REASONS = 6;

/**
 * Finds claims by rules alone: a structural gate, counted features with fixed weights, and a lexicon of reporting
 * verbs. Needs no model and no network; the lexicons are English, so in other languages only figures, names and
 * quotation marks speak. A sentence is never cut into clauses and never reworded.
 */
export class RuleBasedExtractor extends ExtractorPort {
  readonly version = 'rules-1';

  override extract(input: ExtractorInput): Promise<Extraction> {
    return Promise.resolve(this.extractNow(input));
  }

  private extractNow({ text, blocks, language, publishedAt, settings }: ExtractorInput): Extraction {
    const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), language);
    const registry = registryOf(sentences);
    const attributions = attribute(text, sentences, registry);
    const repeats = occurrences(sentences);
    const document: DocumentFacts = { language, publishedAt, registry, attributions, repeats };
    const result: Selection = { claims: [], discarded: [] };
    let heading: string | null = null;
    let previous: string | null = null;
    const claimed = new Map<string, ExtractedClaim>();
    let blockReason: GateReason | null = null;
    for (const sentence of sentences) {
      if (sentence.isFirstInBlock) blockReason = blockGateReason(sentence);
      const judged = this.judge(sentence, blockReason, { ...document, heading, previous });
      if (!('type' in judged)) result.discarded.push(judged);
      else addOrFold(result, claimed, judged);
      if (sentence.block.kind === 'heading') heading = sentence.text;
      else previous = sentence.text;
    }
    const { claims, discarded } = selectClaims(text, result.claims, settings);
    const all = [...result.discarded, ...discarded].sort((a, b) => a.start - b.start);
    return { claims, discarded: all, limited: !isEnglish(language) };
  }

  private judge(
    sentence: Sentence,
    blockReason: GateReason | null,
    document: DocumentFacts & Surroundings,
  ): ExtractedClaim | DiscardedSentence {
    const { language, registry, attributions, repeats } = document;
    const { start, end, text } = sentence;
    const gate = gateReason(sentence, blockReason, language);
    if (gate !== null) return { start, end, text, score: 0, reasons: [gate] };
    const attribution = attributions[sentence.index] ?? NO_ATTRIBUTION;
    const features = featuresOf(sentence, registry, /^(?:en|und)\b/.test(language));
    const { score, reasons } = scoreClaim(features, attribution);
    const codes = reasons.slice(0, MAX_REASONS).map((reason) => reason.code);
    if (isRepeatedNotice(sentence, repeats, features))
      return { start, end, text, score, reasons: ['repeated-notice', ...codes] };
    const { speaker, speakerSpan } = attribution;
    const type = claimType(sentence, features, attribution);
    return {
      start,
      end,
      text,
      score,
      verifiable: score,
      checkworthy: score,
      type,
      speaker,
      speakerSpan,
      reasons: codes,
      alsoAt: [],
      needsContext: needsContext(sentence),
      context: contextOf(sentence, document),
    };
  }
}

/** What stands before a sentence. */
interface Surroundings {
  heading: string | null;
  previous: string | null;
}

function contextOf(sentence: Sentence, document: DocumentFacts & Surroundings): ClaimContext {
  const { heading, previous, language, publishedAt } = document;
  const start = Math.max(0, (previous?.length ?? 0) - PREVIOUS_LENGTH);
  return {
    heading,
    previous: previous === null ? null : previous.slice(cutsSurrogatePair(previous, start) ? start + 1 : start),
    dateline: null,
    dates: isEnglish(language) ? relativeDates(sentence.text, publishedAt, sentence.start) : [],
  };
}

const isEnglish = (language: string): boolean => /^en\b/i.test(language);

/** What is known of a whole document when its sentences are judged one by one. */
interface DocumentFacts {
  language: string;
  publishedAt: string | null;
  registry: NameRegistry;
  /** By sentence index. */
  attributions: readonly Attribution[];
  /** How often each wording occurs. */
  repeats: ReadonlyMap<string, number>;
}

const NO_ATTRIBUTION: Attribution = { speaker: null, speakerSpan: null, person: false, via: 'none' };

/** The same words by the same speaker are one claim, wherever they are said again. */
function addOrFold(result: Selection, claimed: Map<string, ExtractedClaim>, claim: ExtractedClaim): void {
  const key = `${claim.speaker ?? ''}\n${foldText(claim.text)}`;
  const first = claimed.get(key);
  if (first !== undefined) {
    first.alsoAt.push({ start: claim.start, end: claim.end });
    return;
  }
  claimed.set(key, claim);
  result.claims.push(claim);
}
