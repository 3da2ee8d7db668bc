import type { Permission } from '../../../lib/me';
import type { DeskClaim } from '../../../lib/claims';

/** What is to be done next with a claim. */
export type NextStep =
  | 'accept'
  | 'open-round'
  | 'assign'
  | 'wait-for-raters'
  | 'adjudicate'
  | 'wait-for-adjudicator'
  | 'approve'
  | 'publish'
  | 'scheduled'
  | 'wait-for-editor'
  | 'settle-source'
  | 'published'
  | 'decided'
  | 'reopen'
  | 'over';

/** The one thing that comes next, for somebody with these permissions. */
export function nextStep(claim: DeskClaim, may: (permission: Permission) => boolean): NextStep {
  const byEditor = (step: NextStep): NextStep => (may('claim.triage') ? step : 'wait-for-editor');
  switch (claim.workflowState) {
    case 'CANDIDATE':
      return byEditor('accept');
    case 'READY':
      return byEditor('open-round');
    case 'IN_REVIEW':
      return claim.freeSlots > 0 ? byEditor('assign') : 'wait-for-raters';
    case 'NEEDS_ADJUDICATION':
      return may('adjudication.decide') ? 'adjudicate' : 'wait-for-adjudicator';
    case 'DECIDED':
      return decided(claim, byEditor);
    case 'REJECTED':
    case 'ARCHIVED':
      return may('claim.triage') ? 'reopen' : 'over';
  }
}

function decided(claim: DeskClaim, byEditor: (step: NextStep) => NextStep): NextStep {
  if (claim.stale) return byEditor('settle-source');
  if (claim.pendingVerdict === 'PROPOSED') return byEditor('approve');
  if (claim.pendingVerdict === 'APPROVED') return byEditor(claim.publishAt === null ? 'publish' : 'scheduled');
  return claim.published ? 'published' : 'decided';
}
