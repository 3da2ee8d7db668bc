import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { ProposalsService } from './proposals.service.js';
import { assertInFuture } from './review-date.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { VerdictsService } from './verdicts.service.js';

/** Verdicts age: from a set day on somebody should look whether they still hold. They stand meanwhile. */
@Injectable()
export class ReviewDatesService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly desk: VerdictsService,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /** @throws AppError ILLEGAL_TRANSITION unless published, SEPARATION_OF_DUTIES, VALIDATION_FAILED for a past day. */
  async set(tx: Tx, actor: PersonActor, id: string, reviewBy: string | null, reason: string): Promise<void> {
    const { verdict } = await this.desk.lockIndependent(tx, actor, id, 'setReviewDate');
    if (reviewBy !== null) assertInFuture(reviewBy, await databaseNow(tx));
    const data = { reviewBy, before: verdict.reviewBy };
    const change = { reviewBy, reviewNoticedAt: null };
    await this.proposals.transition(tx, actor, verdict, 'setReviewDate', { reason, change, data });
  }

  /** Ids of verdicts whose day has come and whose desk has not been told. */
  due(tx: Tx): Promise<string[]> {
    return this.verdicts.dueUnnoticed(tx, BATCH);
  }

  /** Tells the editors once for each date. Running it twice tells nobody twice. */
  async tellDesk(tx: Tx, id: string): Promise<void> {
    const verdict = await this.verdicts.lockDueUnnoticed(tx, id);
    if (!verdict?.reviewBy) return;
    await this.verdicts.update(tx, verdict, { reviewNoticedAt: await databaseNow(tx) });
    await this.notifications.notify(tx, {
      to: await this.users.idsWith(tx, ['editor', 'admin']),
      kind: 'verdict.review_due',
      claimId: verdict.claimId,
      data: { verdictId: verdict.id, dueAt: `${verdict.reviewBy}T00:00:00Z` },
    });
  }
}

const BATCH = 500;
