import { Inject } from '@nestjs/common';
import { oneLine } from '../../common/one-line.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions } from '../../database/transactions.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { RateLimitedLog } from '../../jobs/rate-limited-log.js';
import { MAILER, type Mailer, type OutgoingMail } from '../../mail/mailer.port.js';
import { OrganisationProfileService } from '../../organisation/organisation-profile.service.js';
import { deliverMarked, type MailEnd } from '../deliver-marked.js';
import { DIGEST_LINES, digestMail } from './digest-mail.js';
import { DigestsRepository } from './digests.repository.js';
import { sendDigestJob } from './send-digest.job.js';

/**
 * Sends one digest. It is marked before and after, outside the sending: a crash in between means the same mail once
 * more, under the same Message-ID, and never none.
 */
@HandlesJob(sendDigestJob)
export class SendDigestHandler implements JobHandler<{ digestId: string }> {
  private readonly log = new RateLimitedLog(SendDigestHandler.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly digests: DigestsRepository,
    private readonly organisation: OrganisationProfileService,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws the mailer's error when another try may help. */
  async handle({ digestId: id }: { digestId: string }, context: JobContext): Promise<void> {
    const delivery = {
      claim: () => this.transactions.run((tx) => this.digests.claim(tx, id)),
      compose: () => this.compose(id),
      end: (state: MailEnd, error: string | null) =>
        this.transactions.run((tx) => this.digests.end(tx, id, state, error)),
    };
    await deliverMarked(delivery, this.mailer, context, this.log);
  }

  /** Read anew at every try: what was read or hidden meanwhile is left out. Null when nothing is left. */
  private async compose(id: string): Promise<OutgoingMail | null> {
    const recipient = await this.digests.recipient(id);
    const rows = recipient ? await this.digests.content(id, DIGEST_LINES + 1) : [];
    if (!recipient || rows.length === 0) return null;
    const name = oneLine(recipient.name);
    const { displayName: organisation } = await this.organisation.current();
    const words = digestMail(rows, { name, organisation, publicUrl: this.config.publicUrl });
    return { id: `digest-${id}`, from: organisation, to: { name, address: recipient.address }, ...words };
  }
}
