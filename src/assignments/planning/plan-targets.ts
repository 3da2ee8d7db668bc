import { claimMachine } from '../../claims/claim-status.js';
import type { ClaimFacts } from '../candidate-facts.js';
import type { RoundPolicy } from '../round-policy.js';
import type { Shortfall } from './plan-content.js';
import type { Wording } from './places.repository.js';
import type { PlanTarget } from './work-planner.js';

export interface TargetFacts {
  claims: readonly ClaimFacts[];
  wordings: ReadonlyMap<string, Wording>;
  /** Claims that the person who plans rates: they may not decide on them. */
  blind: ReadonlySet<string>;
  /** Claims that get a round when they have none. */
  mayOpen: (claimId: string) => boolean;
  /** Of rounds that are opened. */
  policy: RoundPolicy;
  actorId: string;
}

/** The claims that have places to give, and for the others why not; in the order of `ids`. */
export function planTargets(
  ids: readonly string[],
  facts: TargetFacts,
): { targets: PlanTarget[]; refused: Shortfall[] } {
  const byId = new Map(facts.claims.map((claim) => [claim.claimId, claim]));
  const targets: PlanTarget[] = [];
  const refused: Shortfall[] = [];
  for (const claimId of new Set(ids)) {
    const claim = byId.get(claimId);
    const because = claim ? whyNot(claim, facts) : 'there is no such claim';
    if (claim && because === null) targets.push(toTarget(claim, facts));
    else refused.push({ claimId, places: 0, because: because ?? '' });
  }
  return { targets, refused };
}

const toTarget = (claim: ClaimFacts, { policy, actorId }: TargetFacts): PlanTarget => ({
  claim,
  policy: claim.round?.policy ?? policy,
  openedBy: claim.round?.openedBy ?? actorId,
  places: claim.round?.freeSlots ?? policy.k,
});

function whyNot(claim: ClaimFacts, { blind, wordings, mayOpen }: TargetFacts): string | null {
  const { claimId, round, workflowState } = claim;
  if (blind.has(claimId)) return 'you rate this claim, so somebody else has to assign it';
  if (round) {
    if (round.status !== 'OPEN') return 'its round is complete';
    return round.freeSlots === 0 ? 'every place in its round is taken' : null;
  }
  // A decided claim is taken up again one by one: somebody should have a reason for it.
  if (workflowState !== 'READY' || claimMachine.target(workflowState, 'openRound') === undefined) {
    return `it is ${workflowState}; only READY claims get a new round here`;
  }
  if (!mayOpen(claimId)) return 'it has no round; send openRounds, or open one';
  const source = wordings.get(claimId)?.sourceState;
  if (source === 'PENDING' || source === 'FAILED') return 'its newest source text has not been compared yet';
  if (source === 'GONE') return 'its words are gone from the source; decide on that claim by hand';
  if (source === 'CHANGED') return 'its words have changed in the source; look at them and open the round by hand';
  return null;
}
