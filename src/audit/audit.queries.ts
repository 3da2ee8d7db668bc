import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { AuditEvent } from './audit-event.entity.js';

export interface AuditFilter {
  claimId?: string;
  entityId?: string;
  event?: string;
  /** Claims whose events the reader may not see (blindness). */
  hideClaimIds: string[];
  beforeSeq: string | null;
  limit: number;
}

@Injectable()
export class AuditQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first, `limit + 1` rows at most. */
  find(filter: AuditFilter): Promise<AuditEvent[]> {
    const query = this.transactions.reader.createQueryBuilder(AuditEvent, 'event').orderBy('event.seq', 'DESC');
    if (filter.claimId) query.andWhere('event.claimId = :claimId', filter);
    if (filter.entityId) query.andWhere('event.entityId = :entityId', filter);
    if (filter.event) query.andWhere('event.event = :event', filter);
    if (filter.beforeSeq) query.andWhere('event.seq < :beforeSeq', filter);
    if (filter.hideClaimIds.length > 0) {
      query.andWhere('(event.claimId IS NULL OR event.claimId <> ALL(:hideClaimIds))', filter);
    }
    return query.limit(filter.limit + 1).getMany();
  }
}
