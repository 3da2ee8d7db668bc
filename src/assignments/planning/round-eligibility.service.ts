import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { claimNotFound } from '../../claims/claims.errors.js';
import type { Tx } from '../../database/transactions.js';
import { type ClaimFacts, toCandidate, toRoundFacts } from '../candidate-facts.js';
import { INELIGIBLE, ineligibleReasons } from '../eligibility.js';
import { PoliciesService } from '../policies/policies.service.js';
import { RoundsService } from '../rounds.service.js';
import type { RoundPolicy } from '../round-policy.js';
import { type DeskFacts, DeskFactsService } from './desk-facts.service.js';
import type { EligibilityView } from './eligibility.schemas.js';

/** Who may take a place in a round, and why the others may not: for the editor who assigns. */
@Injectable()
export class RoundEligibilityService {
  constructor(
    private readonly rounds: RoundsService,
    private readonly desk: DeskFactsService,
    private readonly policies: PoliciesService,
  ) {}

  /** @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES for its raters, ILLEGAL_TRANSITION when it is not OPEN. */
  async list(tx: Tx, actor: PersonActor, roundId: string): Promise<EligibilityView[]> {
    const { claim, round } = await this.rounds.lockForDesk(tx, actor, roundId);
    this.rounds.assertOpen(round, 'assign');
    const facts = await this.desk.read(tx, actor, null, [claim.id]);
    return facts.claims.flatMap((each) => (each.round ? everybody(facts, each, each.round) : []));
  }

  /**
   * The same for the round under way on a claim, or, where there is none, for one that this person would open now.
   * @throws AppError NOT_FOUND for the claim (also for its raters) and for the policy.
   */
  async ofClaim(tx: Tx, actor: PersonActor, claimId: string, policyKey?: string): Promise<EligibilityView[]> {
    const { policy } = await this.policies.choose(policyKey);
    const facts = await this.desk.read(tx, actor, null, [claimId]);
    const [claim] = facts.claims;
    if (!claim || facts.blind.has(claimId)) throw claimNotFound();
    return everybody(facts, claim, claim.round ?? { policy, openedBy: actor.id });
  }
}

function everybody(
  { raters, bonds, editorsMayRate }: DeskFacts,
  claim: ClaimFacts,
  { policy, openedBy }: { policy: RoundPolicy; openedBy: string },
): EligibilityView[] {
  const roundFacts = toRoundFacts(claim, policy, { openedBy, editorsMayRate });
  return raters.map((rater) => {
    const reasons = ineligibleReasons(toCandidate(rater, bonds.of(claim.claimId, rater.id)), roundFacts);
    return {
      reviewerId: rater.id,
      reviewerName: rater.displayName,
      eligible: reasons.length === 0,
      reasons: reasons.map((code) => ({ code, message: INELIGIBLE[code] })),
      expertIn: claim.topics.filter((topic) => rater.topics.includes(topic)),
      level: rater.level,
      open: rater.open,
    };
  });
}
