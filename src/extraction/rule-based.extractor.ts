import { foldText } from '../text/fold.js';
import { attribute, type Attribution } from './attribution.js';
import { type ClaimFeatures, featuresOf } from './claim-features.js';
import { blockGateReason, gateReason, type GateReason } from './claim-gate.js';
import { isCommentary, scoreClaim } from './claim-score.js';
import { claimType } from './claim-type.js';
import { claimHeadings } from './headings.js';
import { needsContext } from './context-need.js';
import {
  ExtractorPort,
  type DiscardedSentence,
  type ExtractedClaim,
  type Extraction,
  type ExtractorInput,
} from './extractor.port.js';
import { registryOf } from './name-registry.js';
import { findQuotations } from './quotes.js';
import { isRepeatedNotice, occurrences } from './repetition.js';
import { sentencesOf, type Sentence } from './sentence.js';

/** From this score on a sentence is offered as a claim. */
const DEFAULT_THRESHOLD = 0.5;

/** The share of judging sentences in most reports, and how many sentences it takes to believe another one. */
const USUAL_COMMENTARY = 0.25;
const PRIOR_SENTENCES = 5;

/** Reasons told for a claim; more would not be read. */
const MAX_REASONS = 6;

/**
 * Finds claims by rules alone: a structural gate, counted features with fixed weights, and a lexicon of reporting
 * verbs. Needs no model and no network; the lexicons are English, so in other languages only figures, names and
 * quotation marks speak. A sentence is never cut into clauses and never reworded.
 */
export class RuleBasedExtractor extends ExtractorPort {
  readonly version = 'rules-1';

  /** @param threshold score from which a sentence is a claim, 0 to 1 */
  constructor(private readonly threshold: number = DEFAULT_THRESHOLD) {
    super();
  }

  override extract(input: ExtractorInput): Promise<Extraction> {
    return Promise.resolve(this.extractNow(input));
  }

  private extractNow({ text, blocks, language }: ExtractorInput): Extraction {
    const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), language);
    const registry = registryOf(sentences);
    const attributions = attribute(text, sentences, registry);
    const isEnglish = /^(?:en|und)\b/.test(language);
    const gates = gatesOf(sentences, language);
    const features = sentences.map((each, i) => (gates[i] === null ? featuresOf(each, registry, isEnglish) : null));
    const document: DocumentFacts = {
      attributions,
      repeats: occurrences(sentences),
      commentary: commentaryOf(features, attributions),
    };
    const result: Extraction = { claims: [], discarded: [] };
    const claimed = new Map<string, ExtractedClaim>();
    for (const [i, sentence] of sentences.entries()) {
      const judged = this.judge(sentence, gates[i] ?? null, features[i] ?? null, document);
      if (!('type' in judged)) result.discarded.push(judged);
      else addOrFold(result, claimed, judged);
    }
    claimHeadings(result);
    return result;
  }

  private judge(
    sentence: Sentence,
    gate: GateReason | null,
    features: ClaimFeatures | null,
    { attributions, repeats, commentary }: DocumentFacts,
  ): ExtractedClaim | DiscardedSentence {
    const { start, end, text } = sentence;
    if (features === null) return { start, end, text, score: 0, reasons: gate === null ? [] : [gate] };
    const attribution = attributions[sentence.index] ?? NO_ATTRIBUTION;
    const { score, reasons } = scoreClaim(features, attribution, commentary);
    const codes = reasons.slice(0, MAX_REASONS).map((reason) => reason.code);
    if (isRepeatedNotice(sentence, repeats, features))
      return { start, end, text, score, reasons: ['repeated-notice', ...codes] };
    if (score < this.threshold) return { start, end, text, score, reasons: codes };
    const { speaker, speakerSpan } = attribution;
    const type = claimType(sentence, features, attribution);
    return {
      start,
      end,
      text,
      score,
      type,
      speaker,
      speakerSpan,
      reasons: codes,
      alsoAt: [],
      needsContext: needsContext(sentence),
    };
  }
}

/** What is known of a whole document when its sentences are judged one by one. */
interface DocumentFacts {
  /** By sentence index. */
  attributions: readonly Attribution[];
  /** How often each wording occurs. */
  repeats: ReadonlyMap<string, number>;
  /** Share of the writer's own sentences in which they judge, 0 to 1: an opinion piece tells less than a report. */
  commentary: number;
}

function gatesOf(sentences: readonly Sentence[], language: string): (GateReason | null)[] {
  let blockReason: GateReason | null = null;
  return sentences.map((sentence) => {
    if (sentence.isFirstInBlock) blockReason = blockGateReason(sentence);
    return gateReason(sentence, blockReason, language);
  });
}

function commentaryOf(features: readonly (ClaimFeatures | null)[], attributions: readonly Attribution[]): number {
  let own = 0;
  let judging = 0;
  for (const [i, each] of features.entries()) {
    if (each === null || attributions[i]?.via !== 'none') continue;
    own++;
    if (isCommentary(each)) judging++;
  }
  return (judging + USUAL_COMMENTARY * PRIOR_SENTENCES) / (own + PRIOR_SENTENCES);
}

const NO_ATTRIBUTION: Attribution = { speaker: null, speakerSpan: null, person: false, via: 'none' };

/** The same words by the same speaker are one claim, wherever they are said again. */
function addOrFold(result: Extraction, claimed: Map<string, ExtractedClaim>, claim: ExtractedClaim): void {
  const key = `${claim.speaker ?? ''}\n${foldText(claim.text)}`;
  const first = claimed.get(key);
  if (first !== undefined) {
    first.alsoAt.push({ start: claim.start, end: claim.end });
    return;
  }
  claimed.set(key, claim);
  result.claims.push(claim);
}
