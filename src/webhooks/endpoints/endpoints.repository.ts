import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

type NewEndpoint = Pick<
  WebhookEndpoint,
  'id' | 'url' | 'description' | 'events' | 'enabled' | 'disabledReason' | 'disabledAt' | 'secret' | 'createdBy'
>;

/** A change with the next version, unless it says otherwise. */
export type EndpointChange = Partial<Omit<WebhookEndpoint, 'id' | 'creator'>>;

@Injectable()
export class EndpointsRepository {
  /** It is told of what happens from now on. */
  async insert(tx: Tx, endpoint: NewEndpoint): Promise<void> {
    const [head] = await tx.manager.query<{ seq: string }[]>(`SELECT seq FROM audit_head WHERE id = 1`);
    await tx.manager.insert(WebhookEndpoint, { ...endpoint, afterSeq: head?.seq ?? '0' });
  }

  lock(tx: Tx, id: string): Promise<WebhookEndpoint | null> {
    return tx.manager.findOne(WebhookEndpoint, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, endpoint: WebhookEndpoint, change: EndpointChange): Promise<void> {
    const next = { version: endpoint.version + 1, ...change };
    await tx.manager.update(WebhookEndpoint, { id: endpoint.id }, next);
    Object.assign(endpoint, next);
  }

  /** With its deliveries; events that went to nobody else go too. */
  async remove(tx: Tx, id: string): Promise<void> {
    const events = await tx.manager.query<{ id: string }[]>(
      `SELECT event_id AS id FROM webhook_delivery WHERE endpoint_id = $1`,
      [id],
    );
    await tx.manager.delete(WebhookEndpoint, { id });
    await tx.manager.query(
      `DELETE FROM webhook_event WHERE id = ANY($1)
         AND NOT EXISTS (SELECT FROM webhook_delivery WHERE event_id = webhook_event.id)`,
      [events.map((event) => event.id)],
    );
  }
}
