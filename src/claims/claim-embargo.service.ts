import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { assertWithinAYear } from './ahead.js';
import { ClaimsRepository } from './claims.repository.js';
import type { EmbargoBody } from './claims.schemas.js';
import { ClaimsService } from './claims.service.js';

/** Before when no verdict on a claim may be published. */
@Injectable()
export class ClaimEmbargoService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly desk: ClaimsService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Sets an embargo in the place of any other, or lifts it (`until: null`). When it is so already, nothing happens.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, VALIDATION_FAILED for a time that has passed or is further away than
   *   a year, CONFLICT when a verdict is scheduled before it.
   */
  async set(tx: Tx, actor: PersonActor, id: string, body: EmbargoBody): Promise<void> {
    const claim = await this.desk.lockForDesk(tx, actor, id);
    const embargoUntil = body.until === null ? null : new Date(body.until);
    if (embargoUntil?.getTime() === claim.embargoUntil?.getTime()) return;
    if (embargoUntil) await this.assertPossible(tx, id, embargoUntil);
    const before = claim.embargoUntil?.toISOString() ?? null;
    await this.claims.update(tx, claim, { embargoUntil, embargoReason: embargoUntil && body.reason });
    this.audit.record(tx, actor, {
      event: embargoUntil ? 'claim.embargo' : 'claim.liftEmbargo',
      entityType: 'claim',
      entityId: id,
      claimId: id,
      from: claim.workflowState,
      to: claim.workflowState,
      reason: body.reason,
      data: { embargoUntil: embargoUntil?.toISOString() ?? null, before },
    });
  }

  private async assertPossible(tx: Tx, id: string, until: Date): Promise<void> {
    assertWithinAYear('until', until, await databaseNow(tx));
    const publishAt = await this.claims.scheduledAt(tx, id);
    if (!publishAt || publishAt >= until) return;
    throw new AppError(
      'CONFLICT',
      `Its verdict is scheduled for ${publishAt.toISOString()}, before this embargo would end. Move or cancel that first.`,
      {
        detailCode: 'embargo-past-schedule',
        params: { publishAt: publishAt.toISOString() },
        publishAt: publishAt.toISOString(),
      },
    );
  }
}
