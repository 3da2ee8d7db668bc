import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { SecretSafe } from '../endpoints/secret-safe.js';
import type { Attempt } from './attempt.js';
import { isGone, nextTrySeconds } from './attempt-rules.js';
import { DeliveriesRepository, type NextStep, type TakenDelivery, type Target } from './deliveries.repository.js';
import { EndpointHealth } from './endpoint-health.service.js';
import { WebhookSender } from './webhook-sender.js';

const UNREADABLE: Attempt = {
  statusCode: null,
  durationMs: 0,
  error:
    'The secret of this webhook cannot be read, because the desk’s own secret (CLAIMDESK_SECRET) is another than when it was made. Give it a new one: POST /webhooks/:id/secret.',
  responseBody: null,
  retryAfterSeconds: null,
};

/** One try of one delivery. It is marked before and after, outside the sending: a crash in between sends it once more, under the same id. */
@Injectable()
export class DeliveryAttempts {
  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: DeliveriesRepository,
    private readonly health: EndpointHealth,
    private readonly sender: WebhookSender,
    private readonly safe: SecretSafe,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws the reason of `signal`; the delivery is due again then */
  async make(target: Target, delivery: TakenDelivery, signal: AbortSignal | undefined): Promise<void> {
    try {
      const attempt = await this.send(target, delivery, signal);
      await this.record(target.id, delivery, attempt);
    } catch (error) {
      if (signal?.aborted) await this.transactions.run((tx) => this.deliveries.giveBack(tx, delivery.id));
      throw error;
    }
  }

  private send(target: Target, { eventId, body }: TakenDelivery, signal: AbortSignal | undefined): Promise<Attempt> {
    const secrets = this.secretsOf(target);
    if (secrets === null) return Promise.resolve(UNREADABLE);
    return this.sender.send({ endpointId: target.id, url: target.url, eventId, body, secrets }, signal);
  }

  /** The new one first. Null when they cannot be read. */
  private secretsOf({ id, secret, previousSecret, previousSecretUntil }: Target): string[] | null {
    const sealed = previousSecret !== null && previousSecretUntil !== null ? [secret, previousSecret] : [secret];
    try {
      return sealed.map((each) => this.safe.open(id, each));
    } catch {
      return null;
    }
  }

  private record(endpointId: string, delivery: TakenDelivery, attempt: Attempt): Promise<void> {
    return this.transactions.run(async (tx) => {
      // The endpoint first, as everywhere.
      if (attempt.error === null) await this.deliveries.noteSuccess(tx, endpointId);
      else await this.health.noteFailure(tx, endpointId, attempt);
      await this.deliveries.end(tx, delivery.id, attempt, this.nextStep(delivery, attempt));
    });
  }

  private nextStep({ tries }: TakenDelivery, attempt: Attempt): NextStep {
    if (attempt.error === null) return { state: 'DELIVERED' };
    const pauses = this.config.webhooks.retrySeconds;
    const seconds = isGone(attempt) ? null : nextTrySeconds(attempt, tries, pauses, Math.random());
    return seconds === null ? { state: 'FAILED' } : { state: 'PENDING', seconds };
  }
}
