import { SentenceModels } from '../scoring/sentence-models.js';
import { attribute, type Attribution } from './attribution.js';
import type { Candidate, Judged } from './candidate.js';
import { ClaimContexts } from './claim-context.js';
import { type ClaimFeatures, featuresOf } from './claim-features.js';
import { gatesOf, type GateReason } from './claim-gate.js';
import { commentaryOf, type ModelScores, scoreClaim } from './claim-score.js';
import { claimType } from './claim-type.js';
import { needsContext } from './context-need.js';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings, CLAIM_TYPES } from './extraction-settings.js';
import { ExtractorPort, type DiscardedSentence, type Extraction, type ExtractorInput } from './extractor.port.js';
import { claimHeadings } from './headings.js';
import { registryOf } from './name-registry.js';
import { findQuotations } from './quotes.js';
import { isRepeatedNotice, occurrences } from './repetition.js';
import { selectClaims } from './select-claims.js';
import { sentencesOf, type Sentence } from './sentence.js';
import { Statements } from './statements.js';

/** Reasons told for a claim; more would not be read. */
const MAX_REASONS = 6;

/** Lets every candidate pass: for an extractor that selects by other means. */
const NO_SELECTION: ExtractionSettings = {
  ...DEFAULT_EXTRACTION_SETTINGS,
  threshold: 0,
  minVerifiable: 0,
  maxClaims: null,
  maxPer1000Words: null,
  types: [...CLAIM_TYPES],
};

/**
 * Finds claims by a structural gate, a lexicon of reporting verbs, and counted evidence with fitted weights, two small
 * linear models among it. Needs no network; models and lexicons are English, so in other languages only figures, names
 * and quotation marks speak. A sentence is never cut into clauses and never reworded.
 */
export class RuleBasedExtractor extends ExtractorPort {
  readonly version: string;

  /** @param models by default those that ship with this copy */
  constructor(private readonly models: SentenceModels = SentenceModels.load()) {
    super();
    this.version = `rules-2+${models.version}`;
  }

  override extract(input: ExtractorInput): Promise<Extraction> {
    return Promise.resolve(this.extractNow(input));
  }

  private extractNow({ text, blocks, language, publishedAt, settings, pickAll }: ExtractorInput): Extraction {
    const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), language);
    const judged = judge(text, sentences, language, this.models);
    claimHeadings(judged);
    const selected = selectClaims(text, judged.claims, pickAll ? NO_SELECTION : settings);
    const contexts = new ClaimContexts(sentences, publishedAt);
    return {
      claims: selected.claims.map(({ sentence, speakerSpan, ...claim }) => ({
        ...claim,
        needsContext: needsContext(sentence),
        context: contexts.of(sentence, speakerSpan),
      })),
      discarded: [...judged.discarded, ...selected.discarded].sort((a, b) => a.start - b.start),
      limited: !/^en\b/i.test(language),
    };
  }
}

function judge(text: string, sentences: readonly Sentence[], language: string, models: SentenceModels): Judged {
  const registry = registryOf(sentences);
  const attributions = attribute(text, sentences, registry);
  const gates = gatesOf(sentences, language);
  const features = sentences.map((each, i) => (gates[i] === null ? featuresOf(each, registry) : null));
  const repeats = occurrences(sentences);
  const commentary = commentaryOf(features, attributions);
  const result: Judged = { claims: [], discarded: [] };
  const statements = new Statements();
  for (const [i, sentence] of sentences.entries()) {
    const found = features[i] ?? null;
    if (found === null) {
      result.discarded.push(gated(sentence, gates[i] ?? null));
      continue;
    }
    const scores = isEnglish(sentence) ? models.score(sentence.text) : null;
    const candidate = candidateOf(sentence, found, attributions[i] ?? NO_ATTRIBUTION, commentary, scores);
    if (isRepeatedNotice(sentence, repeats, found)) result.discarded.push(asNotice(candidate));
    else if (!statements.folds(candidate)) result.claims.push(candidate);
  }
  return result;
}

function candidateOf(
  sentence: Sentence,
  features: ClaimFeatures,
  attribution: Attribution,
  commentary: number,
  models: ModelScores | null,
): Candidate {
  const { start, end, text } = sentence;
  const { score, reasons } = scoreClaim(features, attribution, commentary, models);
  const { speaker, speakerSpan } = attribution;
  return {
    start,
    end,
    text,
    score,
    verifiable: models?.verifiable ?? score,
    checkworthy: models?.checkworthy ?? score,
    type: claimType(sentence, features, attribution),
    speaker,
    speakerSpan,
    reasons: reasons.slice(0, MAX_REASONS).map((reason) => reason.code),
    alsoAt: [],
    sentence,
  };
}

function gated({ start, end, text }: Sentence, gate: GateReason | null): DiscardedSentence {
  return { start, end, text, score: 0, reasons: gate === null ? [] : [gate] };
}

function asNotice({ start, end, text, score, reasons }: Candidate): DiscardedSentence {
  return { start, end, text, score, reasons: ['repeated-notice', ...reasons] };
}

/** Where the language is unknown the models' word is better than none: most such texts are a few English words. */
const isEnglish = ({ language }: Sentence): boolean => /^(?:en|und)\b/i.test(language);

const NO_ATTRIBUTION: Attribution = { speaker: null, speakerSpan: null, person: false, via: 'none' };
