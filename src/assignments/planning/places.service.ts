import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { databaseNow, minutesAfter } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { Notifications } from '../../notifications/notifications.js';
import { assignmentMachine } from '../assignment-status.js';
import { noFreeSlot } from '../assignments.errors.js';
import type { RoundPolicy } from '../round-policy.js';
import { wordingHash } from '../wording-hash.js';
import type { PlannedPlace } from './plan-content.js';
import { PlacesRepository, type Wording } from './places.repository.js';

const DAY_MINUTES = 24 * 60;

/** A planned place whose round exists, with what its assignment is made of. */
export interface PlaceToGive extends PlannedPlace {
  roundId: string;
  policy: RoundPolicy;
  wording: Wording;
}

/** Makes and takes back many assignments at once (A1, A8). The caller holds people, claims and rounds. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly places: PlacesRepository,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Gives every place; all or none.
   * @returns the ids of the assignments, in the order of `places`.
   * @throws AppError NO_FREE_SLOT when a round has fewer free places than are given.
   */
  async give(tx: Tx, actor: PersonActor, places: readonly PlaceToGive[], dueAt: Date | null): Promise<string[]> {
    if (places.length === 0) return [];
    const now = await databaseNow(tx);
    const free = await this.places.lockFreeSlots(tx, [...new Set(places.map(({ roundId }) => roundId))]);
    const state = assignmentMachine.next(null, 'assign');
    const rows = places.map(({ roundId, reviewerId, policy, wording }) => {
      const slotNumber = free.get(roundId)?.shift();
      if (slotNumber === undefined) throw noFreeSlot();
      return {
        roundId,
        slotNumber,
        reviewerId,
        state,
        assignedBy: actor.id,
        leaseUntil: minutesAfter(now, policy.leaseMinutes),
        leaseCapUntil: minutesAfter(now, 3 * policy.leaseMinutes),
        dueAt: dueAt ?? (policy.dueDays === null ? null : minutesAfter(now, policy.dueDays * DAY_MINUTES)),
        wordingHash: wordingHash(wording.statement, wording.exact),
      };
    });
    const ids = await this.places.insertMany(tx, rows);
    const notices = rows.map(({ reviewerId, dueAt: due }, n) => ({
      to: reviewerId,
      claimId: places[n]?.claimId ?? '',
      data: { assignmentId: ids[n] ?? '', dueAt: due?.toISOString() ?? null },
    }));
    await this.notifications.notifyEach(tx, 'assignment.offered', notices);
    for (const [n, { claimId, reviewerId, because }] of places.entries()) {
      this.audit.record(tx, actor, {
        event: 'assignment.assign',
        entityType: 'assignment',
        entityId: ids[n] ?? '',
        claimId,
        to: state,
        data: { reviewerId, because },
      });
    }
    return ids;
  }

  /** Takes assignments back from somebody whose work goes to others; those that are no longer open stay as they are. */
  async revoke(
    tx: Tx,
    actor: PersonActor,
    held: readonly { assignmentId: string; claimId: string }[],
    { reviewerId, reason }: { reviewerId: string; reason: string },
  ): Promise<void> {
    const open = await this.places.lockOpen(
      tx,
      held.map(({ assignmentId }) => assignmentId),
    );
    const taken = held.flatMap(({ assignmentId, claimId }) => {
      const from = open.get(assignmentId);
      return from ? [{ assignmentId, claimId, from, to: assignmentMachine.next(from, 'revoke') }] : [];
    });
    if (taken.length === 0) return;
    await this.places.revokeMany(
      tx,
      taken.map(({ assignmentId }) => assignmentId),
      'REVOKED',
      reason,
    );
    const notices = taken.map(({ assignmentId, claimId }) => ({ to: reviewerId, claimId, data: { assignmentId } }));
    await this.notifications.notifyEach(tx, 'assignment.revoked', notices);
    for (const { assignmentId: entityId, claimId, from, to } of taken) {
      this.audit.record(tx, actor, {
        event: 'assignment.revoke',
        entityType: 'assignment',
        entityId,
        claimId,
        from,
        to,
        reason,
      });
    }
  }
}
