import { Inject } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { RateLimitedLog } from '../jobs/rate-limited-log.js';
import { MAILER, type Mailer, type OutgoingMail } from '../mail/mailer.port.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import { deliverMarked, type MailEnd } from '../notifications/deliver-marked.js';
import { sendSubscriptionMailJob } from './send-subscription-mail.job.js';
import { SubscriptionLinks } from './subscription-links.js';
import { SubscriptionMailQueries } from './subscription-mail.queries.js';
import { subscriptionMailText } from './subscription-mail-text.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

@HandlesJob(sendSubscriptionMailJob)
export class SendSubscriptionMailHandler implements JobHandler<{ mailId: string }> {
  private readonly log = new RateLimitedLog(SendSubscriptionMailHandler.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly mails: SubscriptionMailQueries,
    private readonly links: SubscriptionLinks,
    private readonly organisation: OrganisationProfileService,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  /** @throws the mailer's error when another try may help. */
  async handle({ mailId }: { mailId: string }, context: Pick<JobContext, 'lastAttempt' | 'signal'>): Promise<void> {
    const delivery = {
      claim: () => this.transactions.run((tx) => this.subscriptions.claim(tx, mailId)),
      compose: () => this.compose(mailId),
      end: (state: MailEnd, error: string | null) =>
        this.transactions.run((tx) => this.subscriptions.endMail(tx, mailId, state, error)),
    };
    await deliverMarked(delivery, this.mailer, context, this.log);
  }

  private async compose(mailId: string): Promise<OutgoingMail | null> {
    const facts = await this.mails.facts(mailId);
    if (!facts) return null;
    const { subscriptionId, email, kind } = facts;
    const { displayName: organisation } = await this.organisation.current();
    const words = subscriptionMailText(facts, {
      organisation,
      publicUrl: this.links.siteUrl,
      confirmUrl: this.links.page('confirm', subscriptionId),
      unsubscribeUrl: this.links.page('unsubscribe', subscriptionId),
    });
    const ending = kind === 'CONFIRM' ? {} : { unsubscribeUrl: this.links.oneClick(subscriptionId) };
    return { id: `subscription-${mailId}`, from: organisation, to: { name: '', address: email }, ...words, ...ending };
  }
}
