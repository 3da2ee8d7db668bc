import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { databaseNow, minutesAfter } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { Notifications } from '../../notifications/notifications.js';
import { UsersService } from '../../users/users.service.js';
import { EndpointsRepository } from '../endpoints/endpoints.repository.js';
import type { WebhookEndpoint } from '../endpoints/webhook-endpoint.entity.js';
import type { Attempt } from './attempt.js';
import { isGone, restSeconds } from './attempt-rules.js';

const DAY_MINUTES = 24 * 60;

/** How an endpoint does: when it rests, and when it is given up. */
@Injectable()
export class EndpointHealth {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Counts a failure. An endpoint that is gone, or has failed for days, is disabled and the administrators are told. */
  async noteFailure(tx: Tx, endpointId: string, attempt: Attempt): Promise<void> {
    const endpoint = await this.endpoints.lock(tx, endpointId);
    if (!endpoint?.enabled) return;
    const now = await databaseNow(tx);
    const failures = endpoint.failures + 1;
    const failingSince = endpoint.failingSince ?? now;
    const rest = restSeconds(attempt, failures);
    const restingUntil = later(endpoint.restingUntil, rest === 0 ? null : minutesAfter(now, rest / 60));
    await this.endpoints.update(tx, endpoint, { failures, failingSince, restingUntil, version: endpoint.version });
    const patience = this.config.webhooks.disableDays * DAY_MINUTES;
    if (isGone(attempt)) await this.disable(tx, endpoint, 'GONE', now);
    else if (minutesAfter(failingSince, patience) <= now) await this.disable(tx, endpoint, 'FAILING', now);
  }

  private async disable(tx: Tx, endpoint: WebhookEndpoint, because: 'GONE' | 'FAILING', now: Date): Promise<void> {
    await this.endpoints.update(tx, endpoint, { enabled: false, disabledReason: because, disabledAt: now });
    const event = { event: 'webhook.disabled', entityType: 'webhook', entityId: endpoint.id, reason: because };
    this.audit.record(tx, SYSTEM_ACTOR, event);
    const data = { webhookId: endpoint.id, host: new URL(endpoint.url).host.slice(0, 300), because };
    await this.notifications.notify(tx, {
      to: await this.users.idsWith(tx, ['admin']),
      kind: 'webhook.disabled',
      data,
    });
  }
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one > other) ? one : other;
