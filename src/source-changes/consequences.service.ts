import { Injectable } from '@nestjs/common';
import { RoundsService } from '../assignments/rounds.service.js';
import { WordingConfirmationsService } from '../assignments/wording-confirmations.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { SourceState } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { ChangeNotices } from './change-notices.service.js';
import { ReviewRestartService } from './review-restart.service.js';

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
    if (state !== 'CURRENT') await this.notices.tellDesk(tx, claim, state, before);
  }

  /** The round continues; where the words are others, those who have submitted confirm them. */
  private async goOn(tx: Tx, claim: Claim, state: SourceState): Promise<void> {
    const round = await this.rounds.running(tx, claim.id);
    if (!round) return;
    await this.rounds.endArchived(tx, round, `source ${state}`);
    await this.notices.tellReworded(tx, claim, await this.confirmations.ask(tx, { claim, round }));
  }
}
