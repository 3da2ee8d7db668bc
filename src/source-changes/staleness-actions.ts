import { type ClaimState, claimMachine } from '../claims/claim-status.js';
import { placementMachine, type SourceState } from '../claims/placement-status.js';

/** What decides which acts are open on a claim after its source changed. */
export interface StalenessFacts {
  sourceState: SourceState;
  workflowState: ClaimState;
  /** A round is OPEN or COMPLETE, or a refused verdict waits for an adjudicator. */
  underReview: boolean;
  /** The running round, if any, was let go on against the archived version. */
  roundArchived: boolean;
  /** There is a verdict that is PROPOSED, APPROVED or PUBLISHED; of which state. */
  pending: boolean;
  published: boolean;
  /** One of these verdicts is stale, and no editor decided about it. */
  unsettled: boolean;
}

export const STALENESS_ACTIONS = ['acknowledge', 'open-round', 'reattach', 'finish-archived', 'void', 'retry'] as const;
export type StalenessAction = (typeof STALENESS_ACTIONS)[number];

export const ASKED = ['nothing', 'wait', 'retry', 'acknowledge', 'open-round', 'decide-gone'] as const;
export type Asked = (typeof ASKED)[number];

export interface ActionView {
  action: StalenessAction;
  allowed: boolean;
  /** Why not; null when it is allowed. */
  why: string | null;
}

const NOT_ACKNOWLEDGED: Partial<Record<SourceState, string>> = {
  CURRENT: 'The source stands on the same words.',
  PENDING: 'The new version is being compared.',
  FAILED: 'The new version could not be compared.',
  CHANGED: 'The source says something else: it needs a new round.',
  GONE: 'The source no longer says it.',
};

/** Every act on a stale claim, and why it is not open where it is not. The services check the same once more. */
export function stalenessActions(facts: StalenessFacts): ActionView[] {
  const refusals: Record<StalenessAction, string | null> = {
    acknowledge: NOT_ACKNOWLEDGED[facts.sourceState] ?? null,
    'open-round': whyNoRound(facts),
    reattach: whyNoReattachment(facts),
    'finish-archived': whyNotFinished(facts),
    void: whyNotVoided(facts),
    retry: facts.sourceState === 'FAILED' ? null : 'Only a comparison that failed is tried again.',
  };
  return STALENESS_ACTIONS.map((action) => ({ action, allowed: refusals[action] === null, why: refusals[action] }));
}

/** What is asked of an editor first. */
export function askedOf(facts: StalenessFacts): Asked {
  const { sourceState, workflowState } = facts;
  if (sourceState === 'PENDING') return 'wait';
  if (sourceState === 'FAILED') return 'retry';
  if (workflowState === 'CANDIDATE' || workflowState === 'REJECTED' || workflowState === 'ARCHIVED') return 'nothing';
  switch (sourceState) {
    case 'REWORDED':
    case 'CONTEXT_CHANGED':
      return 'acknowledge';
    case 'GONE':
      return facts.unsettled || (facts.underReview && !facts.roundArchived) ? 'decide-gone' : 'nothing';
    case 'CHANGED':
      return 'open-round';
    case 'CURRENT':
      // The claim went on to other words, and no round judges them yet.
      return facts.unsettled && !facts.underReview ? 'open-round' : 'nothing';
  }
}

function whyNoRound({ sourceState, workflowState, underReview }: StalenessFacts): string | null {
  if (sourceState === 'PENDING' || sourceState === 'FAILED') return NOT_ACKNOWLEDGED[sourceState] ?? null;
  if (underReview) return 'A review is under way.';
  if (claimMachine.target(workflowState, 'openRound') !== undefined) return null;
  return `A claim that is ${workflowState} is not rated.`;
}

function whyNoReattachment({ sourceState, workflowState }: StalenessFacts): string | null {
  if (placementMachine.target(sourceState, 'reattach') === undefined) return 'The claim has its place.';
  const dead = workflowState === 'REJECTED' || workflowState === 'ARCHIVED';
  return dead ? 'Reopen the claim first.' : null;
}

function whyNotFinished({ sourceState, underReview, pending, published }: StalenessFacts): string | null {
  if (sourceState !== 'GONE') return 'Only for words that are gone.';
  return underReview || pending || published ? null : 'There is nothing to finish. Archive the claim.';
}

function whyNotVoided({ sourceState, underReview, pending }: StalenessFacts): string | null {
  if (sourceState !== 'GONE') return 'Only for words that are gone.';
  return underReview || pending ? null : 'Nothing is under way. What is published is taken back by a retraction.';
}
