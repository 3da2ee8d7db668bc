/** What speaks for and against a sentence, told by its words. */
export const EVIDENCE_CODES = [
  'quotation',
  'reported-speech',
  'promise',
  'unnamed-source',
  'unattributed-quotation',
  'number',
  'measure',
  'percent',
  'date',
  'cause',
  'law-or-rule',
  'named-act',
  'past-event',
  'completed-act',
  'standing-state',
  'shown',
  'opinion',
  'possibility',
  'interpretation',
  'trend',
  'forecast',
  'no-content',
  'question',
  'first-person',
  'second-person',
  'vague',
  'commentary',
  'verifiable',
  'checkworthy',
] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

/** Why a sentence is no part of the article's own prose. */
export const BOILERPLATE_REASONS = [
  'credit',
  'byline',
  'share-prompt',
  'disclaimer',
  'navigation',
  'author-note',
  'correction-notice',
] as const;
export type BoilerplateReason = (typeof BOILERPLATE_REASONS)[number];

/** Why a sentence can be no claim by its form alone, whatever it says. */
export const GATE_REASONS = [
  ...BOILERPLATE_REASONS,
  'heading',
  'caption',
  'dateline',
  'link',
  'label',
  'no-words',
  'too-short',
  'too-long',
  'lead-in',
  'no-final-punctuation',
  'all-capitals',
  'other-language',
  'repeated-notice',
  'struck-through',
] as const;
export type GateReason = (typeof GATE_REASONS)[number];

/** Why a sentence that could be a claim is not offered. */
export const SELECTION_REASONS = ['not-verifiable', 'below-threshold', 'type-off', 'over-budget'] as const;
export type SelectionReason = (typeof SELECTION_REASONS)[number];

/** Reasons that tell an editor where a selection came from. */
export const PICKED = 'picked-by-llm';
export const NOT_PICKED = 'not-picked-by-llm';

/** A heading or caption that says again what the text says. */
export const REPEATS = 'repeats-a-claim';

/** Every code that an extractor tells of a sentence. */
export const SIGNS = [...EVIDENCE_CODES, ...GATE_REASONS, ...SELECTION_REASONS, PICKED, NOT_PICKED, REPEATS] as const;
export type Sign = (typeof SIGNS)[number];
