import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { newId } from '../../common/ids.js';
import { databaseNow } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { EndpointsRepository } from '../endpoints/endpoints.repository.js';
import { EndpointsService } from '../endpoints/endpoints.service.js';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint.entity.js';
import { EventsRepository } from '../events/events.repository.js';
import { PING_TYPE, pingData } from '../events/webhook-catalogue.js';
import { deliveryNotFound, webhookDisabled } from '../webhooks.errors.js';
import type { RedeliverBody } from './deliveries.schemas.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { Dispatch } from './dispatch.service.js';

/** What people have sent: a ping, or again what was sent before. All of it goes out at once, also where the endpoint rests. */
@Injectable()
export class Redelivery {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly stored: EndpointsRepository,
    private readonly events: EventsRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly dispatch: Dispatch,
    private readonly audit: AuditTrail,
  ) {}

  /** Sends a `webhook.ping`. @returns the id of the delivery @throws AppError NOT_FOUND, CONFLICT when it is disabled */
  async ping(tx: Tx, actor: PersonActor, endpointId: string): Promise<string> {
    const endpoint = await this.lockEnabled(tx, endpointId);
    const occurredAt = (await databaseNow(tx)).toISOString();
    const data = pingData.parse({ webhookId: endpointId });
    const body = JSON.stringify({ type: PING_TYPE, timestamp: occurredAt, data });
    const event = { id: newId(), seq: null, type: PING_TYPE, claimId: null, occurredAt, body };
    const delivery = { id: newId(), endpointId, eventId: event.id };
    await this.events.insert(tx, [event], [delivery]);
    await this.sendNow(tx, endpoint);
    this.record(tx, actor, 'pinged', endpointId, { deliveryId: delivery.id });
    return delivery.id;
  }

  /** Sends a delivery again, under the same `webhook-id`. @throws AppError NOT_FOUND, CONFLICT when it is disabled */
  async one(tx: Tx, actor: PersonActor, endpointId: string, deliveryId: string): Promise<void> {
    const endpoint = await this.lockEnabled(tx, endpointId);
    if ((await this.deliveries.again(tx, endpointId, deliveryId)) === 0) throw deliveryNotFound();
    await this.sendNow(tx, endpoint);
    this.record(tx, actor, 'redelivered', endpointId, { deliveryId });
  }

  /** Sends again what was given up. @returns how many deliveries @throws AppError NOT_FOUND, CONFLICT when it is disabled */
  async since(tx: Tx, actor: PersonActor, endpointId: string, { since, all }: RedeliverBody): Promise<number> {
    const endpoint = await this.lockEnabled(tx, endpointId);
    const count = await this.deliveries.againSince(tx, endpointId, { since: new Date(since), all });
    if (count > 0) await this.sendNow(tx, endpoint);
    this.record(tx, actor, 'redelivered', endpointId, { since, all, deliveries: count });
    return count;
  }

  private async lockEnabled(tx: Tx, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(tx, id);
    if (!endpoint.enabled) throw webhookDisabled();
    return endpoint;
  }

  private async sendNow(tx: Tx, endpoint: WebhookEndpoint): Promise<void> {
    await this.stored.update(tx, endpoint, { restingUntil: null, version: endpoint.version });
    await this.dispatch.wake(tx, endpoint.id);
  }

  private record(tx: Tx, actor: PersonActor, act: string, entityId: string, data: Record<string, unknown>): void {
    this.audit.record(tx, actor, { event: `webhook.${act}`, entityType: 'webhook', entityId, data });
  }
}
