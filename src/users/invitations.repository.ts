import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { Invitation } from './invitation.entity.js';
import type { TimePosition } from './time-cursor.js';

const DAYS_VALID = 7;

@Injectable()
export class InvitationsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first, `limit + 1` rows at most. */
  findPage(before: TimePosition | null, limit: number): Promise<Invitation[]> {
    const query = this.transactions.reader
      .createQueryBuilder(Invitation, 'invitation')
      .orderBy('invitation.createdAt', 'DESC')
      .addOrderBy('invitation.id', 'DESC');
    if (before) query.where('(invitation.createdAt, invitation.id) < (:createdAt, :id)', before);
    return query.limit(limit + 1).getMany();
  }

  /** The invitation behind a link that still works, locked: of two people who use it at once, one waits and gets null. */
  findOpenForUpdate(tx: Tx, by: { tokenHash: string } | { id: string }): Promise<Invitation | null> {
    return tx.manager
      .createQueryBuilder(Invitation, 'invitation')
      .where(by)
      .andWhere('invitation.acceptedAt IS NULL AND invitation.revokedAt IS NULL AND invitation.expiresAt > now()')
      .setLock('pessimistic_write')
      .getOne();
  }

  async insert(
    tx: Tx,
    invitation: Pick<Invitation, 'id' | 'email' | 'roles' | 'tokenHash' | 'invitedBy'>,
  ): Promise<Invitation> {
    await tx.manager.insert(Invitation, {
      ...invitation,
      // In milliseconds, as cursors carry it; on the database's clock, as it is compared.
      createdAt: () => `date_trunc('milliseconds', now())`,
      expiresAt: () => `date_trunc('milliseconds', now()) + interval '${DAYS_VALID} days'`,
      acceptedAt: null,
      revokedAt: null,
    });
    return tx.manager.findOneByOrFail(Invitation, { id: invitation.id });
  }

  async markAccepted(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(`UPDATE invitation SET accepted_at = now() WHERE id = $1`, [id]);
  }

  async markRevoked(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(`UPDATE invitation SET revoked_at = now() WHERE id = $1`, [id]);
  }
}
