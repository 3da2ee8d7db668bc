import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { sendSubscriptionMailJob } from './send-subscription-mail.job.js';
import { type LinkPurpose, SubscriptionLinks } from './subscription-links.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import type { SubscribeBody } from './subscriptions.schemas.js';

/** Corrections by mail: asked for, confirmed from the mailbox, ended with one click. */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly subscriptions: SubscriptionsRepository,
    private readonly links: SubscriptionLinks,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Asks the address to confirm. What happens does not tell whether the address is known.
   * @throws AppError CONFLICT while the desk sends no mail, VALIDATION_FAILED for a report or document that is not public.
   */
  async ask(tx: Tx, { email, scope, reportNumber, documentId }: SubscribeBody): Promise<void> {
    this.assertOn();
    const topic =
      scope === 'report'
        ? await this.subscriptions.topicOfReport(tx, reportNumber ?? '0')
        : scope === 'document'
          ? await this.subscriptions.topicOfDocument(tx, documentId ?? '')
          : 'all';
    if (topic === null) throw notPublic(scope === 'report' ? 'reportNumber' : 'documentId');
    const mailId = await this.subscriptions.ask(tx, email, topic);
    if (mailId !== null) await this.outbox.enqueue(tx, sendSubscriptionMailJob, { mailId });
  }

  /** From the link in the mail; pressed twice, it stays confirmed. @throws AppError NOT_FOUND. */
  async confirm(tx: Tx, token: string): Promise<void> {
    const id = this.idOf('confirm', token);
    const became = await this.subscriptions.confirm(tx, id);
    if (became === null) throw noSubscription();
    if (became === 'confirmed') this.record(tx, id, 'confirm', 'CONFIRMED');
  }

  /** The address is deleted. Ending it again is no fault. @throws AppError NOT_FOUND for a token that is not ours. */
  async end(tx: Tx, token: string): Promise<void> {
    const id = this.idOf('unsubscribe', token);
    if (await this.subscriptions.end(tx, id)) this.record(tx, id, 'end', 'ENDED');
  }

  assertOn(): void {
    if (this.config.subscriptions) return;
    throw new AppError('CONFLICT', 'This desk sends no mail to readers. Follow the feed /corrections.atom instead.', {
      detailCode: 'mail-to-readers-off',
    });
  }

  private idOf(purpose: LinkPurpose, token: string): string {
    const id = this.links.idOf(purpose, token);
    if (id === null) throw noSubscription();
    return id;
  }

  /** Without the address, which must be gone when it is deleted. */
  private record(tx: Tx, id: string, act: string, to: string): void {
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: `subscription.${act}`,
      entityType: 'subscription',
      entityId: id,
      claimId: null,
      from: null,
      to,
      reason: null,
      data: {},
    });
  }
}

const noSubscription = (): AppError =>
  new AppError('NOT_FOUND', 'This link opens nothing. It may be too old, or incomplete: ask for the mail again.');

function notPublic(path: 'reportNumber' | 'documentId'): AppError {
  const message = path === 'reportNumber' ? 'is not the number of a report' : 'is no document with a report';
  return new AppError('VALIDATION_FAILED', `${path} ${message}.`, { faults: [{ path, message }] });
}
