import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { ClaimsRepository } from './claims.repository.js';
import type { UrgentBody } from './claims.schemas.js';
import { ClaimsService } from './claims.service.js';

/** What is to be worked on before others. */
@Injectable()
export class ClaimUrgencyService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly desk: ClaimsService,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Says that a claim is urgent, or no longer; whoever has yet to rate it is told. When it is so already, nothing happens.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, CONFLICT for a claim that nobody works on.
   */
  async mark(tx: Tx, actor: PersonActor, id: string, { urgent, reason }: UrgentBody): Promise<void> {
    const claim = await this.desk.lockForDesk(tx, actor, id);
    if (claim.urgent === urgent) return;
    const state = claim.workflowState;
    if (urgent && (state === 'REJECTED' || state === 'ARCHIVED')) {
      throw new AppError('CONFLICT', `The claim is ${state}: nobody works on it. Reopen it first.`, {
        detailCode: 'claim-closed',
      });
    }
    await this.claims.update(tx, claim, { urgent });
    this.audit.record(tx, actor, {
      event: urgent ? 'claim.markUrgent' : 'claim.unmarkUrgent',
      entityType: 'claim',
      entityId: id,
      claimId: id,
      from: state,
      to: state,
      reason: reason ?? null,
    });
    if (!urgent) return;
    const work = await this.claims.openAssignments(tx, id);
    const notices = work.map(({ assignmentId, reviewerId }) => ({
      to: reviewerId,
      claimId: id,
      data: { assignmentId },
    }));
    await this.notifications.notifyEach(tx, 'assignment.urgent', notices);
  }
}
