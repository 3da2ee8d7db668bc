import { randomUUID } from 'node:crypto';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { AuditTrail } from '../../src/audit/audit-trail.js';
import { Transactions } from '../../src/database/transactions.js';
import { DeliverWebhooksHandler } from '../../src/webhooks/deliveries/deliver-webhooks.handler.js';
import { EventFanOut } from '../../src/webhooks/events/event-fan-out.service.js';
import { TestApp } from './app.js';
import type { TestClient } from './client.js';
import { expectStatus } from './journey.js';
import { WebhookReceiver } from './webhook-receiver.js';

/** A webhook of the test, with the secret only its maker has seen. */
export interface MadeWebhook {
  id: string;
  secret: string;
  version: number;
}

/** A desk without workers and a receiver; the test says when events are handed out and sent. */
export class WebhookDesk {
  private constructor(
    readonly app: TestApp,
    readonly receiver: WebhookReceiver,
    readonly admin: TestClient,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<WebhookDesk> {
    const receiver = await WebhookReceiver.start();
    const app = await TestApp.start({ role: 'api', env: { ...receiver.env, ...env } });
    return new WebhookDesk(app, receiver, await app.person('admin@desk.example', ['admin']));
  }

  async close(): Promise<void> {
    await this.app?.close();
    await this.receiver?.close();
  }

  async webhook(path: string, events = ['source.*'], more: Record<string, unknown> = {}): Promise<MadeWebhook> {
    const body = { url: this.receiver.url(path), events, ...more };
    return (await expectStatus(201, this.admin.post('/webhooks', body))).body;
  }

  async read(id: string) {
    return (await expectStatus(200, this.admin.get(`/webhooks/${id}`))).body;
  }

  async deliveries(id: string) {
    return (await expectStatus(200, this.admin.get(`/webhooks/${id}/deliveries?limit=200`))).body.items;
  }

  /** A document got a new text, as far as the audit trail is concerned. */
  happens(count = 1): Promise<void> {
    return this.app.get(Transactions).run(async (tx) => {
      for (let n = 1; n <= count; n += 1) {
        this.app.get(AuditTrail).record(tx, SYSTEM_ACTOR, {
          event: 'source.version_created',
          entityType: 'document',
          entityId: randomUUID(),
          data: { versionNumber: n, origin: 'EDIT' },
        });
      }
    });
  }

  handOut(): Promise<number> {
    return this.app.get(EventFanOut).run();
  }

  /** Sends what is due to one webhook, as the job does. */
  send(id: string, signal?: AbortSignal): Promise<void> {
    return this.app.get(DeliverWebhooksHandler).handle({ endpointId: id }, { signal });
  }

  /** Something happens, and each of these webhooks gets its turn. */
  async tell(...webhooks: { id: string }[]): Promise<void> {
    await this.happens();
    await this.handOut();
    for (const { id } of webhooks) await this.send(id);
  }

  /** As if all pauses were over. */
  async letPausesPass(): Promise<void> {
    await this.app.sql.query(`UPDATE webhook_delivery SET next_attempt_at = now() WHERE state = 'PENDING'`);
    await this.app.sql.query(`UPDATE webhook_endpoint SET resting_until = NULL`);
  }
}
