import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { RoundsService } from '../assignments/rounds.service.js';
import { WordingConfirmationsService } from '../assignments/wording-confirmations.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { SourceState } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { ChangeNotices } from './change-notices.service.js';
import { ReviewRestartService } from './review-restart.service.js';

/** States in which the source does not say the words that were there. */
const OTHER_WORDS: readonly SourceState[] = ['REWORDED', 'CHANGED', 'GONE'];

/**
 * What follows for the review and the verdicts of a claim when its place in the newest version has been settled: the
 * table in docs/workflow.md, "Staleness". Runs in the transaction that settles the place.
 */
@Injectable()
export class ConsequencesService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly rounds: RoundsService,
    private readonly restart: ReviewRestartService,
    private readonly confirmations: WordingConfirmationsService,
    private readonly staleness: StalenessService,
    private readonly notices: ChangeNotices,
  ) {}

  /** @param state of the newest placement, just settled. */
  async follow(tx: Tx, claimId: string, state: SourceState): Promise<void> {
    if (state === 'PENDING') return;
    const claim = await this.claims.lock(tx, claimId);
    const before = claim.workflowState;
    await this.staleness.sourceMoved(tx, claimId, state);
    if (state === 'CHANGED') await this.restart.afterChange(tx, claim);
    else if (state !== 'GONE' && state !== 'FAILED') await this.goOn(tx, claim, state);
    if (OTHER_WORDS.includes(state)) await this.endMeasuring(tx, claim, state);
    if (state !== 'CURRENT') await this.notices.tellDesk(tx, claim, state, before);
  }

  /** A known answer is about the words it was given for: raters hear what raters of an ended round hear. */
  private async endMeasuring(tx: Tx, claim: Claim, state: SourceState): Promise<void> {
    for (const ended of await this.rounds.voidGold(tx, SYSTEM_ACTOR, [claim.id], `source ${state}`)) {
      await this.notices.tellVoided(tx, claim, ended);
    }
  }

  /** The round continues; where the words are others, those who have submitted confirm them. */
  private async goOn(tx: Tx, claim: Claim, state: SourceState): Promise<void> {
    const round = await this.rounds.running(tx, claim.id);
    if (!round) return;
    await this.rounds.endArchived(tx, round, `source ${state}`);
    await this.notices.tellReworded(tx, claim, await this.confirmations.ask(tx, { claim, round }));
  }
}
