import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { RoundsService } from '../assignments/rounds.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { VerdictsService } from '../verdicts/verdicts.service.js';
import { ReviewRestartService } from './review-restart.service.js';

/** An editor's decision on a claim that its source no longer has. */
export interface GoneDecision {
  /** `finish`: what is under way or decided is about the archived version. `void`: it ends. */
  choice: 'finish' | 'void';
  /** The version the editor saw, when they say so. */
  versionNumber?: number | undefined;
  reason: string;
}

@Injectable()
export class SourceGoneService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly rounds: RoundsService,
    private readonly restart: ReviewRestartService,
    private readonly verdicts: VerdictsService,
    private readonly staleness: StalenessService,
  ) {}

  /**
   * @throws AppError ILLEGAL_TRANSITION when the claim is not GONE or there is nothing to decide, VERSION_CONFLICT,
   *   SEPARATION_OF_DUTIES, NOT_FOUND.
   */
  async decide(tx: Tx, actor: PersonActor, claimId: string, decision: GoneDecision): Promise<void> {
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    const { choice, versionNumber, reason } = decision;
    if (versionNumber !== undefined) assertVersion(await this.claims.newestVersionNumber(tx, claimId), versionNumber);
    const { sourceState } = await this.placements.newest(tx, claimId);
    if (sourceState !== 'GONE') throw nothingToDecide(`In the newest version the claim is ${sourceState}, not GONE.`);
    const done =
      choice === 'finish' ? await this.finish(tx, actor, claim, reason) : await this.void(tx, actor, claim, reason);
    if (!done) {
      throw nothingToDecide(
        choice === 'finish'
          ? 'No review is under way and no verdict waits. Archive the claim, or open a round on the archived version.'
          : 'No review is under way and no verdict waits. What is published is taken back by a retraction.',
      );
    }
  }

  private async finish(tx: Tx, actor: PersonActor, claim: Claim, reason: string): Promise<boolean> {
    const running = await this.rounds.running(tx, claim.id);
    if (running) await this.rounds.judgeArchived(tx, actor, running, reason);
    const verdicts = await this.staleness.judgeArchived(tx, actor, claim, reason);
    return running !== null || verdicts > 0;
  }

  private async void(tx: Tx, actor: PersonActor, claim: Claim, reason: string): Promise<boolean> {
    const ended = await this.restart.end(tx, actor, claim, reason);
    const withdrawn = await this.verdicts.withdrawPending(tx, actor, claim.id, reason);
    return ended !== null || withdrawn;
  }
}

const nothingToDecide = (message: string): AppError =>
  new AppError('ILLEGAL_TRANSITION', message, { entity: 'placement', event: 'sourceGone' });
