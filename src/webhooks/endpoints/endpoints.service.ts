import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { assertVersion } from '../../api/if-match.decorator.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { newId } from '../../common/ids.js';
import { databaseNow, minutesAfter } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { webhookNotFound } from '../webhooks.errors.js';
import { EndpointAddresses } from './endpoint-addresses.js';
import { type EndpointChange, EndpointsRepository } from './endpoints.repository.js';
import { SecretSafe } from './secret-safe.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import type { ChangeWebhookBody, CreateWebhookBody } from './webhooks.schemas.js';

/** So long the old secret signs beside the new one. */
const OVERLAP_MINUTES = 24 * 60;

/** A fresh start: what was wrong before counts no more. */
const HEALTHY = { failingSince: null, failures: 0, restingUntil: null } as const;

/** What people decide about the systems that are told of events. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly addresses: EndpointAddresses,
    private readonly safe: SecretSafe,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Where a name leads is asked before any transaction is open (`EndpointAddresses.checkName`).
   * @returns its id and its secret, which nobody can read again
   * @throws AppError URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  async create(tx: Tx, actor: PersonActor, body: CreateWebhookBody): Promise<{ id: string; secret: string }> {
    const id = newId();
    const url = this.addresses.check(body.url).href;
    const { secret, sealed } = this.safe.make(id);
    const state = await this.stateFor(tx, body.enabled);
    await this.endpoints.insert(tx, { ...body, ...state, id, url, secret: sealed, createdBy: actor.id });
    this.record(tx, actor, 'created', id, { ...body, url: hostOf(url) });
    return { id, secret };
  }

  /** @throws AppError NOT_FOUND, VERSION_CONFLICT, URL_INVALID, URL_FORBIDDEN_ADDRESS */
  async change(tx: Tx, actor: PersonActor, id: string, edited: number, body: ChangeWebhookBody): Promise<void> {
    const endpoint = await this.lock(tx, id);
    assertVersion(endpoint.version, edited);
    const { enabled, url, ...settings } = body;
    const change: EndpointChange = { ...settings };
    if (url !== undefined) Object.assign(change, { url: this.addresses.check(url).href, ...HEALTHY });
    if (enabled !== undefined && enabled !== endpoint.enabled) {
      Object.assign(change, await this.stateFor(tx, enabled), HEALTHY);
    }
    await this.endpoints.update(tx, endpoint, change);
    this.record(tx, actor, 'changed', id, {
      ...body,
      ...(change.url === undefined ? {} : { url: hostOf(change.url) }),
    });
  }

  /** @throws AppError NOT_FOUND, VERSION_CONFLICT */
  async remove(tx: Tx, actor: PersonActor, id: string, edited: number | null): Promise<void> {
    const endpoint = await this.lock(tx, id);
    if (edited !== null) assertVersion(endpoint.version, edited);
    await this.endpoints.remove(tx, id);
    this.record(tx, actor, 'removed', id, { url: hostOf(endpoint.url) });
  }

  /**
   * A new secret. The old one signs beside it for a day, so that the receiver can change over; one before that ends at once.
   * @returns the new secret, which nobody can read again
   * @throws AppError NOT_FOUND
   */
  async rotateSecret(tx: Tx, actor: PersonActor, id: string): Promise<string> {
    const endpoint = await this.lock(tx, id);
    const { secret, sealed } = this.safe.make(id);
    const previousSecretUntil = minutesAfter(await databaseNow(tx), OVERLAP_MINUTES);
    await this.endpoints.update(tx, endpoint, { secret: sealed, previousSecret: endpoint.secret, previousSecretUntil });
    this.record(tx, actor, 'secretRotated', id, { previousSecretUntil });
    return secret;
  }

  /** @throws AppError NOT_FOUND */
  async lock(tx: Tx, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(tx, id);
    if (!endpoint) throw webhookNotFound();
    return endpoint;
  }

  private async stateFor(tx: Tx, enabled: boolean) {
    return enabled
      ? { enabled, disabledReason: null, disabledAt: null }
      : { enabled, disabledReason: 'PERSON' as const, disabledAt: await databaseNow(tx) };
  }

  private record(tx: Tx, actor: PersonActor, act: string, entityId: string, data: Record<string, unknown>): void {
    this.audit.record(tx, actor, { event: `webhook.${act}`, entityType: 'webhook', entityId, data });
  }
}

/** The rest of an address is often a key of the receiver. */
const hostOf = (url: string): string => new URL(url).host;
