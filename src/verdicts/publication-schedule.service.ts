import { Injectable } from '@nestjs/common';
import { can, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { assertWithinAYear } from '../claims/ahead.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { ProposalsService, UNSCHEDULED } from './proposals.service.js';
import { verdictMachine } from './verdict-status.js';
import { type DueVerdict, VerdictsRepository } from './verdicts.repository.js';
import type { ScheduleBody } from './verdicts.schemas.js';
import { VerdictsService } from './verdicts.service.js';

const BATCH = 500;

/** Approved verdicts that are published by themselves when their time comes, in the name of who said so. */
@Injectable()
export class PublicationScheduleService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly desk: VerdictsService,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Sets the time, in the place of any other. What has to hold at that time has to hold now too, so that a fault shows
   * while somebody looks. The same time again from the same person changes nothing.
   * @throws AppError as `VerdictsService.publish`; VALIDATION_FAILED for a time that has passed or is too far away,
   *   EMBARGO for one before the claim's embargo ends.
   */
  async schedule(tx: Tx, actor: PersonActor, id: string, { publishAt: at, note }: ScheduleBody): Promise<void> {
    const { claim, verdict } = await this.desk.lockIndependent(tx, actor, id, 'publish');
    verdictMachine.next(verdict.state, 'schedule');
    const publishAt = new Date(at);
    assertWithinAYear('publishAt', publishAt, await databaseNow(tx));
    if (verdict.publishAt?.getTime() === publishAt.getTime() && verdict.scheduledBy === actor.id) return;
    await this.desk.assertComplete(tx, claim, verdict, publishAt);
    await this.verdicts.assertPublishable(tx, id);
    await this.proposals.transition(tx, actor, verdict, 'schedule', {
      reason: note ?? null,
      change: { publishAt, scheduledBy: actor.id },
      data: { publishAt: publishAt.toISOString(), before: verdict.publishAt?.toISOString() ?? null },
    });
  }

  /** @throws AppError SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION, CONFLICT when it has no time set. */
  async cancel(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const { verdict } = await this.desk.lockIndependent(tx, actor, id, 'publish');
    verdictMachine.next(verdict.state, 'unschedule');
    if (verdict.publishAt === null) {
      throw new AppError('CONFLICT', 'This verdict is not scheduled: it is published when somebody publishes it.', {
        detailCode: 'verdict-not-scheduled',
      });
    }
    await this.proposals.endSchedule(tx, actor, verdict);
  }

  /** Verdicts whose time has come. */
  due(tx: Tx): Promise<DueVerdict[]> {
    return this.verdicts.dueForPublication(tx, BATCH);
  }

  /**
   * V2 by itself, with every guard of `publish`. Does nothing when it is no longer due, or held by somebody just now.
   * @throws AppError as `VerdictsService.publish`; FORBIDDEN when who scheduled it may no longer publish.
   */
  async publishDue(tx: Tx, id: string): Promise<void> {
    const verdict = await this.verdicts.lockDueForPublication(tx, id);
    if (!verdict?.scheduledBy) return;
    const { id: personId, status, roles } = await this.users.get(verdict.scheduledBy);
    const actor: PersonActor = { id: personId, kind: 'user', roles, scopes: null, requestId: null };
    if (status !== 'ACTIVE' || !can(actor, 'verdict.publish')) {
      throw new AppError('FORBIDDEN', 'Who scheduled this verdict may no longer publish.', {
        detailCode: 'scheduler-may-not-publish',
      });
    }
    await this.desk.publish(tx, actor, id);
  }

  /** Ends a schedule that could not be kept, and tells the desk why. Does nothing when the verdict changed meanwhile. */
  async giveUp(tx: Tx, { id, version }: DueVerdict, fault: AppError): Promise<void> {
    const verdict = await this.verdicts.lockDueForPublication(tx, id);
    if (verdict?.version !== version || !verdict.publishAt) return;
    const publishAt = verdict.publishAt.toISOString();
    const data = { publishAt, scheduledBy: verdict.scheduledBy, code: fault.code };
    const reason = fault.message;
    await this.proposals.transition(tx, SYSTEM_ACTOR, verdict, 'scheduleFailed', { reason, change: UNSCHEDULED, data });
    await this.notifications.notify(tx, {
      to: await this.users.idsWith(tx, ['editor', 'admin']),
      kind: 'verdict.schedule_failed',
      claimId: verdict.claimId,
      data: { verdictId: id, publishAt, reason: reason.slice(0, 500) },
    });
  }
}
