import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { RoundsService } from '../assignments/rounds.service.js';
import { WordingConfirmationsService } from '../assignments/wording-confirmations.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { SourceState } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { ChangeNotices } from './change-notices.service.js';

/** Why the system ends a review; in the audit trail and on the round. */
const CHANGED = 'the source changed what it says';

/**
 * What follows for the review and the verdicts of a claim when its place in the newest version has been settled: the
 * table in docs/workflow.md, "Staleness". Runs in the transaction that settles the place.
 */
@Injectable()
export class ConsequencesService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly rounds: RoundsService,
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
    if (state === 'CHANGED') await this.startAnew(tx, claim);
    else if (state !== 'GONE' && state !== 'FAILED') await this.goOn(tx, claim);
    if (state !== 'CURRENT') await this.notices.tellDesk(tx, claim, state, before);
  }

  /** C11 and C5: nobody goes on rating what the source no longer says. */
  private async startAnew(tx: Tx, claim: Claim): Promise<void> {
    const ended = await this.rounds.endReview(tx, SYSTEM_ACTOR, claim, CHANGED);
    if (!ended) return;
    await this.notices.tellVoided(tx, claim, ended);
    // A statement in the desk's own words would be judged against words it no longer fits: an editor words it first.
    const followsSource = await this.placements.quotesSource(tx, claim);
    if (ended.round.policy.onSourceChange === 'VOID' || !followsSource) return;
    await this.rounds.reopen(tx, SYSTEM_ACTOR, claim, ended.round);
  }

  /** The round continues; where the words are others, those who have submitted confirm them. */
  private async goOn(tx: Tx, claim: Claim): Promise<void> {
    const round = await this.rounds.running(tx, claim.id);
    if (!round) return;
    await this.notices.tellReworded(tx, claim, await this.confirmations.ask(tx, { claim, round }));
  }
}
