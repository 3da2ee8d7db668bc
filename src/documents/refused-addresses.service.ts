import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { SecurityLog } from '../audit/security-log.js';
import { Transactions } from '../database/transactions.js';
import { isForbiddenAddress } from '../fetching/fetch-failure.js';

/** Tells of addresses that lead into private networks: whoever sends one may be trying what the desk can reach. */
@Injectable()
export class RefusedAddresses {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly log: SecurityLog,
  ) {}

  /**
   * Notes that a person sent one; does nothing for any other error. In a transaction of its own: that of the request
   * is undone.
   */
  async noteRequest(actor: PersonActor, error: unknown): Promise<void> {
    if (!isForbiddenAddress(error)) return;
    const { target } = error;
    this.log.warn('fetch.address_refused', { requestId: actor.requestId, userId: actor.id, target });
    await this.transactions.run(async (tx) => {
      this.audit.record(tx, actor, {
        event: 'document.addressRefused',
        entityType: 'user',
        entityId: actor.id,
        reason: error.code,
        data: { target },
      });
    });
  }

  /** Notes that a page led to one while it was fetched. The audit trail has it with the document that failed. */
  noteFetch(documentId: string, error: unknown): void {
    if (!isForbiddenAddress(error)) return;
    this.log.warn('fetch.address_refused', { documentId, target: error.target });
  }
}
