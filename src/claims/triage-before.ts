import type { Span } from '../text/span.js';
import type { Claim } from './claim.entity.js';

/** What a merge gave to the claim that was kept, so that it can be given back. */
export interface MergeGain {
  intoId: string;
  appearances: string[];
  /** The place that was added to the kept claim, and in which version; null where none was. */
  place: (Span & { documentVersionId: string }) | null;
}

/** What accepting or rejecting a claim replaced. Kept while nothing else has happened to its state. */
export interface TriageBefore {
  decision: 'accept' | 'reject';
  state: 'CANDIDATE' | 'READY';
  checkReason: string | null;
  editorId: string | null;
  triage: Claim['triage'];
  triageReason: Claim['triageReason'];
  merge?: MergeGain;
}

export const beforeDecision = (claim: Claim, decision: TriageBefore['decision'], merge?: MergeGain): TriageBefore => ({
  decision,
  state: claim.workflowState === 'CANDIDATE' ? 'CANDIDATE' : 'READY',
  checkReason: claim.checkReason,
  editorId: claim.editorId,
  triage: claim.triage,
  triageReason: claim.triageReason,
  ...(merge ? { merge } : {}),
});
