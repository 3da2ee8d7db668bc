import type { SentenceModels } from '../scoring/sentence-models.js';
import { attribute, type Attribution } from './attribution.js';
import type { Candidate, Judged } from './candidate.js';
import { type ClaimFeatures, featuresOf } from './claim-features.js';
import { gatesOf } from './claim-gate.js';
import { type Commentary, commentaryShare, isCommentary, type ModelScores, scoreClaim } from './claim-score.js';
import { claimType } from './claim-type.js';
import type { DiscardedSentence } from './extractor.port.js';
import { mentionsIn, type NameMention, NameRegistry } from './name-registry.js';
import { isRepeatedNotice, occurrences, occurrencesIn } from './repetition.js';
import type { PlannedBlock, SearchPlan } from './search-plan.js';
import type { Sentence } from './sentence.js';
import type { GateReason } from './signs.js';
import { Statements } from './statements.js';

/** Reasons told for a claim; more would not be read. */
const MAX_REASONS = 6;

/** What a search found out about a block besides its claims. */
export interface BlockFindings extends Commentary {
  names: NameMention[];
}

/** The sentences read, and what is planned for the blocks they are in. */
export interface Reading {
  text: string;
  language: string;
  sentences: readonly Sentence[];
  plan: SearchPlan;
}

/** The planned block that a sentence is in. */
export const plannedBlockOf = ({ plan }: Pick<Reading, 'plan'>, { blockIndex }: Sentence): PlannedBlock => {
  const planned = plan.blocks[plan.read[blockIndex] ?? -1];
  if (planned === undefined) throw new Error('a sentence of a block that was not read');
  return planned;
};

/**
 * Judges the sentences of the blocks that are to be judged, with the names and the share of commentary of the whole
 * document: of blocks that keep what was said of them these come from memory.
 */
export function judgeSentences(
  reading: Reading,
  models: SentenceModels,
): Judged & {
  findings: Map<PlannedBlock, BlockFindings>;
} {
  const { text, language, sentences, plan } = reading;
  const findings = new Map(plan.blocks.map((block) => [block, { names: [], own: 0, judging: 0 } as BlockFindings]));
  const judged = sentences.map((sentence) => plannedBlockOf(reading, sentence).memory === null);
  const findingsOf = (sentence: Sentence): BlockFindings | undefined => findings.get(plannedBlockOf(reading, sentence));
  for (const [i, sentence] of sentences.entries()) {
    if (judged[i]) findingsOf(sentence)?.names.push(...mentionsIn(sentence));
  }
  const registry = new NameRegistry();
  for (const block of plan.blocks) {
    for (const mention of block.memory?.names ?? findings.get(block)?.names ?? []) registry.add(mention);
  }
  const attributions = attribute(text, sentences, registry);
  const gates = gatesOf(sentences, language);
  const features = sentences.map((each, i) => (judged[i] && gates[i] === null ? featuresOf(each, registry) : null));
  for (const [i, each] of features.entries()) {
    const sentence = sentences[i];
    if (each === null || sentence === undefined || attributions[i]?.via !== 'none') continue;
    const found = findingsOf(sentence);
    if (found === undefined) continue;
    found.own++;
    if (isCommentary(each)) found.judging++;
  }
  const commentary = commentaryShare(totalOf(plan, findings));
  const repeats = plan.isPart ? occurrencesIn(text) : occurrences(sentences);
  const result: Judged = { claims: [], discarded: [] };
  const statements = new Statements();
  for (const [i, sentence] of sentences.entries()) {
    if (!judged[i]) continue;
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
  return { ...result, findings };
}

function totalOf({ blocks }: SearchPlan, findings: ReadonlyMap<PlannedBlock, BlockFindings>): Commentary {
  const total = { own: 0, judging: 0 };
  for (const block of blocks) {
    const { own, judging } = block.memory ?? findings.get(block) ?? total;
    total.own += own;
    total.judging += judging;
  }
  return total;
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
