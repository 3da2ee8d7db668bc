import type { DeclineReason } from '../src/assignments/assignment.entity.js';
import type { EvidenceContent, ReviewContent } from '../src/assignments/review-content.js';
import type { RoundPolicy } from '../src/assignments/round-policy.js';
import type { RejectReason } from '../src/claims/claim.entity.js';
import type { AdjudicationContent } from '../src/verdicts/adjudication.service.js';
import type { CorrectionContent } from '../src/verdicts/corrections.service.js';
import type { ApprovalContent } from '../src/verdicts/verdicts.service.js';
import type { Article } from './data/article.js';
import type { PersonKey } from './data/people.js';

/** A claim of a demo document, by its words. */
export interface ClaimWords {
  article: Article;
  words: string;
}

type Act =
  | { act: 'accept'; reason: string }
  | { act: 'reject'; reason: RejectReason; note: string; duplicateOf?: ClaimWords }
  | { act: 'archive'; reason: string }
  | { act: 'openRound'; policy: Partial<RoundPolicy> }
  | { act: 'assign'; to: PersonKey[]; dueInDays: number }
  | { act: 'decline'; reason: DeclineReason; note: string }
  | { act: 'saveDraft'; review: ReviewContent }
  | { act: 'submit'; review: ReviewContent }
  | { act: 'adjudicate'; decision: AdjudicationContent }
  | { act: 'approve'; content: ApprovalContent }
  | { act: 'publish' }
  | { act: 'correct'; correction: CorrectionContent }
  | { act: 'retract'; reason: string; reportedBy: string }
  | { act: 'confirmCorrection' }
  | { act: 'acknowledge'; reason: string };

/** One act of one person, in one transaction. */
export type Step = Act & { by: PersonKey };

/** What the people of the demo did with one claim, in order. */
export interface Story {
  claim: ClaimWords;
  /** What is to be checked, where it is not the words themselves; only for a claim marked by hand. */
  statement?: string;
  steps: Step[];
}

export const storiesOf =
  (article: Article) =>
  (words: string, ...steps: (Step | Step[])[]): Story => ({ claim: { article, words }, steps: steps.flat() });

export const accepted = (reason: string): Step => ({ act: 'accept', by: 'editor', reason });

/** Accepted, and given to these people to rate; the others may take what is left. */
export const inReview = (reason: string, to: PersonKey[], policy: Partial<RoundPolicy> = {}): Step[] => [
  accepted(reason),
  { act: 'openRound', by: 'editor', policy },
  ...(to.length > 0 ? [assigned(...to)] : []),
];

export const assigned = (...to: PersonKey[]): Step => ({ act: 'assign', by: 'editor', to, dueInDays: 10 });

export const rejected = (reason: RejectReason, note: string, duplicateOf?: ClaimWords): Step => ({
  act: 'reject',
  by: 'editor',
  reason,
  note,
  ...(duplicateOf ? { duplicateOf } : {}),
});

interface Rating {
  label: string;
  confidence: number;
  rationale: string;
  evidence: EvidenceContent[];
  noteToAdjudicator?: string;
  needsAdjudication?: boolean;
}

export const rates = (by: PersonKey, review: Rating): Step => ({ act: 'submit', by, review });

export const drafts = (by: PersonKey, review: ReviewContent): Step => ({ act: 'saveDraft', by, review });

/** The second pair of eyes and the publication. */
export const released = (content: ApprovalContent): Step[] => [
  { act: 'approve', by: 'editor2', content },
  { act: 'publish', by: 'editor' },
];

type Extra = Partial<Pick<EvidenceContent, 'quote' | 'archiveUrl' | 'confidential'>>;

const evidence =
  (kind: EvidenceContent['kind'], stance: EvidenceContent['stance']) =>
  (title: string, url: string | null, extra: Extra = {}): EvidenceContent => ({
    title,
    url,
    archiveUrl: null,
    quote: null,
    quotePrefix: '',
    quoteSuffix: '',
    stance,
    kind,
    accessedAt: '2026-11-09T10:00:00Z',
    confidential: false,
    confidentialNote: null,
    attachmentId: null,
    ...extra,
  });

/** The origin of a fact, and what it says of the claim. */
export const primary = {
  supports: evidence('PRIMARY', 'SUPPORTS'),
  refutes: evidence('PRIMARY', 'REFUTES'),
  context: evidence('PRIMARY', 'CONTEXT'),
};

/** Somebody's report of a fact. */
export const secondary = {
  supports: evidence('SECONDARY', 'SUPPORTS'),
  refutes: evidence('SECONDARY', 'REFUTES'),
  context: evidence('SECONDARY', 'CONTEXT'),
};
