import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import type { ReviewRound } from '../assignments/review-round.entity.js';
import { RoundOpeningService } from '../assignments/round-opening.service.js';
import { RoundsService } from '../assignments/rounds.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { claimMachine } from '../claims/claim-status.js';
import type { Tx } from '../database/transactions.js';
import { ChangeNotices } from './change-notices.service.js';

/** Why the system ends a review; in the audit trail and on the round. */
const CHANGED = 'the source changed what it says';

/** Ends reviews of words that are no longer the source's, and begins them anew. The caller holds the claim's lock. */
@Injectable()
export class ReviewRestartService {
  constructor(
    private readonly rounds: RoundsService,
    private readonly opening: RoundOpeningService,
    private readonly placements: ClaimPlacementsService,
    private readonly notices: ChangeNotices,
  ) {}

  /** C11 and C5 by the system: nobody goes on rating what the source no longer says. */
  async afterChange(tx: Tx, claim: Claim): Promise<void> {
    const ended = await this.end(tx, SYSTEM_ACTOR, claim, CHANGED);
    if (!ended || ended.policy.onSourceChange === 'VOID') return;
    // A statement in the desk's own words would be judged against words it no longer fits: an editor words it first.
    if (await this.placements.quotesSource(tx, claim)) await this.opening.reopen(tx, SYSTEM_ACTOR, claim, ended);
  }

  /** An editor put the claim on other words: where it was rated before, a round like the last one judges them. */
  async afterReattachment(tx: Tx, actor: PersonActor, claim: Claim, reason: string): Promise<void> {
    const last = (await this.end(tx, actor, claim, reason)) ?? (await this.rounds.newest(tx, claim.id));
    const mayOpen = claimMachine.target(claim.workflowState, 'openRound') !== undefined;
    if (last && mayOpen) await this.opening.reopen(tx, actor, claim, last);
  }

  /** Ends the review under way and tells its raters. @returns its round; null when nothing was under way. */
  async end(tx: Tx, actor: Actor, claim: Claim, reason: string): Promise<ReviewRound | null> {
    const ended = await this.rounds.endReview(tx, actor, claim, reason);
    if (!ended) return null;
    await this.notices.tellVoided(tx, claim, ended);
    return ended.round;
  }
}
