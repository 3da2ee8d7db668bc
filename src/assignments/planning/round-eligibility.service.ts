import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import type { Tx } from '../../database/transactions.js';
import { toCandidate, toRoundFacts } from '../candidate-facts.js';
import { INELIGIBLE, ineligibleReasons } from '../eligibility.js';
import type { EligibilityView } from './eligibility.schemas.js';
import { DeskFactsService } from './desk-facts.service.js';
import { RoundsService } from '../rounds.service.js';

/** Who may take a place in a round, and why the others may not: for the editor who assigns. */
@Injectable()
export class RoundEligibilityService {
  constructor(
    private readonly rounds: RoundsService,
    private readonly desk: DeskFactsService,
  ) {}

  /** @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES for its raters, ILLEGAL_TRANSITION when it is not OPEN. */
  async list(tx: Tx, actor: PersonActor, roundId: string): Promise<EligibilityView[]> {
    const { claim, round } = await this.rounds.lockForDesk(tx, actor, roundId);
    this.rounds.assertOpen(round, 'assign');
    const { raters, claims, bonds, editorsMayRate } = await this.desk.read(tx, actor, null, [claim.id]);
    return claims.flatMap((facts) => {
      if (!facts.round) return [];
      const { policy, openedBy } = facts.round;
      const roundFacts = toRoundFacts(facts, policy, { openedBy, editorsMayRate });
      return raters.map((rater) => {
        const reasons = ineligibleReasons(toCandidate(rater, bonds.of(claim.id, rater.id)), roundFacts);
        return {
          reviewerId: rater.id,
          reviewerName: rater.displayName,
          eligible: reasons.length === 0,
          reasons: reasons.map((code) => ({ code, message: INELIGIBLE[code] })),
          expertIn: facts.topics.filter((topic) => rater.topics.includes(topic)),
          level: rater.level,
          open: rater.open,
        };
      });
    });
  }
}
