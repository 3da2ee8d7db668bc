import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';

/** Breaking the glass: an administrator reads the ratings of a round that is not revealed. It cannot be undone. */
@Injectable()
export class UnblindingService {
  constructor(
    private readonly rounds: RoundsService,
    private readonly store: RoundsRepository,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * From here on this person reads the round's ratings with names. The round no longer counts for agreement, its report
   * says so, all editors are told, and this person can no longer rate, adjudicate or approve on the claim.
   * @throws AppError SEPARATION_OF_DUTIES for its raters, ILLEGAL_TRANSITION for a round that is revealed or void,
   *   CONFLICT when this person has done so before.
   */
  async unblind(tx: Tx, actor: PersonActor, roundId: string, reason: string): Promise<void> {
    const { claim, round } = await this.rounds.lockForDesk(tx, actor, roundId);
    if (round.status !== 'OPEN' && round.status !== 'COMPLETE') {
      throw new AppError(
        'ILLEGAL_TRANSITION',
        `A round in state ${round.status} has nothing to unblind: only rounds under way are blind.`,
        { entity: 'round', state: round.status, event: 'unblind' },
      );
    }
    if (!(await this.store.insertUnblinding(tx, { roundId, personId: actor.id, reason }))) {
      throw new AppError('CONFLICT', 'You have unblinded this round before: read its ratings at GET /rounds/:id.', {
        detailCode: 'round-unblinded-before',
      });
    }
    this.audit.record(tx, actor, {
      event: 'round.unblind',
      entityType: 'round',
      entityId: round.id,
      claimId: claim.id,
      from: round.status,
      to: round.status,
      reason,
    });
    const editors = await this.users.idsWith(tx, ['editor', 'admin']);
    await this.notifications.notify(tx, {
      to: editors.filter((id) => id !== actor.id),
      kind: 'round.unblinded',
      claimId: claim.id,
      data: { roundId: round.id, personId: actor.id },
    });
  }
}
