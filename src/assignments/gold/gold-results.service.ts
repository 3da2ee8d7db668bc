import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../access/actor.js';
import { SECRETS, type Secrets } from '../../config/secrets.js';
import { databaseNow, minutesAfter } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { Notifications } from '../../notifications/notifications.js';
import type { ReviewRound } from '../review-round.entity.js';
import { storedPolicy } from '../round-policy.js';
import { RoundsRepository } from '../rounds.repository.js';
import { RoundsService } from '../rounds.service.js';
import { minutesUntilFinal } from './gold-draw.js';

const BATCH = 200;

/** What becomes of a rating of a claim with a known answer. Nothing follows for the claim itself. */
@Injectable()
export class GoldResultsService {
  constructor(
    private readonly rounds: RoundsService,
    private readonly store: RoundsRepository,
    private readonly notifications: Notifications,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** The rating can be taken back for a while, as one that others have yet to join; where one rater decides it cannot. */
  async submitted(tx: Tx, round: ReviewRound): Promise<void> {
    if (round.status !== 'OPEN') return;
    const minutes = minutesUntilFinal(this.secrets.goldKey, round.id, storedPolicy(round.policy));
    if (minutes === 0) return this.settle(tx, round);
    await this.store.update(tx, round.id, { settlesAt: minutesAfter(await databaseNow(tx), minutes) });
  }

  /** Rounds to be ended by the clock, a batch at a time. */
  due(tx: Tx): Promise<string[]> {
    return this.store.goldToEnd(tx, BATCH);
  }

  /** Makes a submitted rating final; ends a round that nobody will submit in any more. Does nothing when it moved meanwhile. */
  async end(tx: Tx, roundId: string): Promise<void> {
    const claimId = await this.store.claimIdOfAny(tx, roundId);
    if (claimId === null) return;
    const { round } = await this.rounds.lockBoth(tx, claimId, roundId);
    if (!(await this.store.isGoldToEnd(tx, roundId))) return;
    const { reviews } = await this.rounds.progress(tx, roundId);
    if (reviews.length > 0) await this.settle(tx, round);
    else await this.rounds.endGold(tx, SYSTEM_ACTOR, round, 'nobody is going to rate it');
  }

  private async settle(tx: Tx, round: ReviewRound): Promise<void> {
    await this.rounds.transition(tx, SYSTEM_ACTOR, round, 'complete');
    await this.rounds.transition(tx, SYSTEM_ACTOR, round, 'reveal');
    if (!storedPolicy(round.policy).goldFeedback || round.goldRaterId === null) return;
    const assignmentId = await this.store.submittedAssignment(tx, round.id);
    if (assignmentId === null) return;
    await this.notifications.notify(tx, {
      to: [round.goldRaterId],
      kind: 'assignment.feedback',
      claimId: round.claimId,
      data: { assignmentId },
    });
  }
}
