import type { Claim, RejectReason } from './claim.entity.js';
import type { MergeGain, TriageBefore } from './triage-before.js';

/** What a decision on this claim is about to replace. */
export const beforeDecision = (
  claim: Claim,
  decision: TriageBefore<RejectReason>['decision'],
  merge?: MergeGain,
): TriageBefore<RejectReason> => ({
  decision,
  state: claim.workflowState === 'CANDIDATE' ? 'CANDIDATE' : 'READY',
  checkReason: claim.checkReason,
  editorId: claim.editorId,
  triage: claim.triage,
  triageReason: claim.triageReason,
  ...(merge ? { merge } : {}),
});
