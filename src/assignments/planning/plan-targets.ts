import { claimMachine } from '../../claims/claim-status.js';
import type { ClaimFacts } from '../candidate-facts.js';
import type { RoundPolicy } from '../round-policy.js';
import type { Shortfall } from './plan-content.js';
import { type Reasoned, reasoned } from './plan-reason.js';
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
    const whyNone = claim ? whyNot(claim, facts) : reasoned('there is no such claim', 'claim-missing');
    if (whyNone) refused.push({ claimId, places: 0, ...whyNone });
    else if (claim) targets.push(toTarget(claim, facts));
  }
  return { targets, refused };
}

const toTarget = (claim: ClaimFacts, { policy, actorId }: TargetFacts): PlanTarget => ({
  claim,
  policy: claim.round?.policy ?? policy,
  openedBy: claim.round?.openedBy ?? actorId,
  places: claim.round?.freeSlots ?? policy.k,
});

function whyNot(claim: ClaimFacts, { blind, wordings, mayOpen }: TargetFacts): Reasoned | null {
  const { claimId, round, workflowState } = claim;
  if (blind.has(claimId)) return reasoned('you rate this claim, so somebody else has to assign it', 'you-rate');
  if (round) {
    if (round.status !== 'OPEN') return reasoned('its round is complete', 'round-complete');
    return round.freeSlots === 0 ? reasoned('every place in its round is taken', 'every-place-taken') : null;
  }
  // A decided claim is taken up again one by one: somebody should have a reason for it.
  if (workflowState !== 'READY' || claimMachine.target(workflowState, 'openRound') === undefined) {
    return reasoned(`it is ${workflowState}; only READY claims get a new round here`, 'not-ready', {
      state: workflowState,
    });
  }
  if (!mayOpen(claimId)) return reasoned('it has no round; send openRounds, or open one', 'round-missing');
  return whyNotInSource(wordings.get(claimId)?.sourceState);
}

function whyNotInSource(source: Wording['sourceState'] | undefined): Reasoned | null {
  if (source === 'PENDING' || source === 'FAILED')
    return reasoned('its newest source text has not been compared yet', 'source-not-compared');
  if (source === 'GONE')
    return reasoned('its words are gone from the source; decide on that claim by hand', 'words-gone');
  if (source === 'CHANGED')
    return reasoned('its words have changed in the source; look at them and open the round by hand', 'words-changed');
  return null;
}
