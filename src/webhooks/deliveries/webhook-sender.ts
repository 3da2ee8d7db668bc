import { Inject, Injectable } from '@nestjs/common';
import { SecurityLog } from '../../audit/security-log.js';
import { AppError } from '../../common/app-error.js';
import { productVersion } from '../../common/product-version.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { FetchClock, type FetchLimits } from '../../fetching/fetch-clock.js';
import { FetchFailure } from '../../fetching/fetch-failure.js';
import { pageHead } from '../../fetching/page-head.js';
import { askSite } from '../../fetching/site-request.js';
import { EndpointAddresses } from '../endpoints/endpoint-addresses.js';
import { WebhookNetwork } from '../endpoints/webhook-network.js';
import { readBeginning } from './answer-body.js';
import type { Attempt } from './attempt.js';
import { noAnswerReason, refusalReason } from './failed-attempt.js';
import { signatureHeaders } from './signature.js';

/** One thing to send. */
export interface Message {
  endpointId: string;
  url: string;
  /** Id of the event: the same for every try, and for every receiver. */
  eventId: string;
  body: string;
  /** Each signs. */
  secrets: readonly string[];
}

const NO_ANSWER = { statusCode: null, responseBody: null, retryAfterSeconds: null };

/**
 * Sends one message, once. The address is checked anew, resolved once, and connected to where it was checked; redirects are
 * not followed. Nothing is kept from one message to the next.
 */
@Injectable()
export class WebhookSender {
  private readonly userAgent = `Claimdesk/${productVersion()} (webhooks)`;
  private readonly timeoutMs: number;

  constructor(
    private readonly addresses: EndpointAddresses,
    private readonly network: WebhookNetwork,
    private readonly log: SecurityLog,
    @Inject(APP_CONFIG) { webhooks }: Pick<AppConfig, 'webhooks'>,
  ) {
    this.timeoutMs = webhooks.timeoutMs;
  }

  /**
   * Never throws for what the receiver does.
   * @throws the reason of `signal`, when that ends it
   */
  async send(message: Message, signal?: AbortSignal): Promise<Attempt> {
    signal?.throwIfAborted();
    const startedAt = performance.now();
    const { timeoutMs } = this;
    const limits = { connect: timeoutMs, headers: timeoutMs, body: timeoutMs, total: timeoutMs };
    const clock = new FetchClock(limits, signal);
    const attempt = (outcome: Omit<Attempt, 'durationMs'>): Attempt => ({
      ...outcome,
      durationMs: Math.round(performance.now() - startedAt),
    });
    try {
      return attempt(await this.ask(message, clock, limits));
    } catch (error) {
      if (signal?.aborted) throw error;
      this.noteRefusal(message.endpointId, error);
      return attempt({ ...NO_ANSWER, error: noAnswerReason(error, timeoutMs) });
    } finally {
      clock.stop();
    }
  }

  private ask(message: Message, clock: FetchClock, limits: FetchLimits): Promise<Omit<Attempt, 'durationMs'>> {
    const { guard } = this.addresses;
    const url = this.addresses.check(message.url);
    const request = {
      url,
      headers: this.headersFor(message),
      guard,
      network: this.network,
      limits,
      body: message.body,
    };
    return askSite(request, clock, async ({ statusCode, headers, body }) => {
      const { retryAfterSeconds } = pageHead(url, statusCode, headers);
      return {
        statusCode,
        error: refusalReason(statusCode),
        responseBody: await readBeginning(body),
        retryAfterSeconds: statusCode === 429 || statusCode === 503 ? retryAfterSeconds : null,
      };
    });
  }

  private noteRefusal(webhookId: string, error: unknown): void {
    if (!(error instanceof AppError) || error.code !== 'URL_FORBIDDEN_ADDRESS') return;
    const target = error instanceof FetchFailure ? error.target : null;
    this.log.warn('webhook.address_refused', { webhookId, target });
  }

  private headersFor({ eventId, body, secrets }: Message): Record<string, string> {
    const timestamp = Math.floor(Date.now() / 1000);
    return {
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      'user-agent': this.userAgent,
      ...signatureHeaders({ id: eventId, timestamp, body }, secrets),
    };
  }
}
