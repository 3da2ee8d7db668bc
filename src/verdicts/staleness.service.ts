import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { Tx } from '../database/transactions.js';
import { CorrectionsService } from './corrections.service.js';
import { ProposalsService } from './proposals.service.js';
import { VerdictsRepository } from './verdicts.repository.js';

/** V6: an editor has compared old and new words and keeps the verdict. */
@Injectable()
export class StalenessService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly corrections: CorrectionsService,
    private readonly claims: ClaimsService,
  ) {}

  /**
   * The newest placement becomes CURRENT; a published verdict gets a next version, carried over to the new words.
   * @throws AppError ILLEGAL_TRANSITION when there is nothing to acknowledge, or when the words changed in meaning
   *   (CHANGED, GONE): that needs a new round, not a click.
   */
  async acknowledge(tx: Tx, actor: PersonActor, claimId: string, reason: string): Promise<void> {
    const claim = await this.claims.lock(tx, claimId);
    await this.claims.assertMay(tx, actor, 'keep', { claimId });
    const placement = await this.claims.acknowledgePlacement(tx, actor, claim, reason);
    const published = await this.verdicts.published(tx, claimId);
    if (published?.staleSince) {
      await this.proposals.transition(tx, actor, published, 'supersede', { reason });
      const change = { origin: 'CARRIED' as const, placementId: placement.id, staleSince: null };
      await this.corrections.publishSuccessor(tx, actor, published, change);
    }
    const pending = await this.verdicts.pending(tx, claimId);
    if (pending) {
      await this.verdicts.update(tx, pending, { staleSince: null, placementId: placement.id });
    }
  }
}
