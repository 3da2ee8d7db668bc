import { Injectable } from '@nestjs/common';
import { isEditor, type PersonActor } from '../access/actor.js';
import { isBlind, isBlindInDocument } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { AuditEvent } from './audit-event.entity.js';

export const AUDIT_ORDERS = ['newest', 'oldest'] as const;
export type AuditOrder = (typeof AUDIT_ORDERS)[number];

export interface AuditFilter {
  claimId?: string;
  entityId?: string;
  event?: string;
  actorId?: string;
  entityType?: string;
  /** ISO 8601, inclusive. */
  from?: string;
  /** ISO 8601, exclusive. */
  to?: string;
  order: AuditOrder;
  /** Only rows beyond this one, in that order; null for the first page. */
  afterSeq: string | null;
  limit: number;
}

@Injectable()
export class AuditQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * In the order asked for, `limit + 1` rows at most. Left out: events on claims the reader rates, talk about their documents, and
   * what each rater did, until the round is revealed or void; before, it would tell how far each is and who is behind a pseudonym. For adjudicators
   * the pseudonyms stay.
   */
  find(reader: PersonActor, filter: AuditFilter): Promise<AuditEvent[]> {
    const query = this.transactions.reader
      .createQueryBuilder(AuditEvent, 'event')
      .where(`NOT ${isBlind('event.claim_id', ':readerId')}`, { readerId: reader.id })
      .andWhere(
        `NOT (event.entity_type = 'assignment' AND EXISTS (
           SELECT FROM assignment JOIN review_round ON review_round.id = assignment.round_id
           WHERE assignment.id = event.entity_id AND (:pseudonymous OR review_round.status IN ('OPEN', 'COMPLETE'))))`,
        { pseudonymous: !isEditor(reader) },
      )
      .andWhere(
        `NOT (event.entity_type = 'comment_thread' AND event.claim_id IS NULL AND ${isBlindInDocument(
          '(SELECT document_id FROM comment_thread WHERE comment_thread.id = event.entity_id)',
          ':readerId',
        )})`,
      )
      .orderBy('event.seq', filter.order === 'oldest' ? 'ASC' : 'DESC');
    if (filter.claimId) query.andWhere('event.claimId = :claimId', filter);
    if (filter.entityId) query.andWhere('event.entityId = :entityId', filter);
    if (filter.event) query.andWhere('event.event = :event', filter);
    if (filter.actorId) query.andWhere('event.actorId = :actorId', filter);
    if (filter.entityType) query.andWhere('event.entityType = :entityType', filter);
    if (filter.from) query.andWhere('event.at >= :from', filter);
    if (filter.to) query.andWhere('event.at < :to', filter);
    if (filter.afterSeq) query.andWhere(`event.seq ${filter.order === 'oldest' ? '>' : '<'} :afterSeq`, filter);
    return query.limit(filter.limit + 1).getMany();
  }
}
