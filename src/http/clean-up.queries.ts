import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';

const OUTDATED = [
  `DELETE FROM notification WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM mail_digest WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM subscription WHERE confirmed_at IS NULL AND asked_at < now() - interval '48 hours'`,
  `DELETE FROM subscription_mail WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM llm_call WHERE created_at < now() - interval '90 days'`,
  // With its deliveries and their tries. What waits for the end of an embargo is still to be sent.
  `DELETE FROM webhook_event WHERE created_at < now() - interval '30 days' AND NOT EXISTS (
     SELECT FROM claim WHERE claim.id = webhook_event.claim_id AND claim.embargo_until > now() - interval '30 days')`,
  `UPDATE webhook_endpoint SET previous_secret = NULL, previous_secret_until = NULL WHERE previous_secret_until < now()`,
  `DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`,
  `DELETE FROM session WHERE least(expires_at, ends_at) < now()`,
  // rate-limiter-flexible keeps milliseconds since 1970; null means that the counter never lapses.
  `DELETE FROM login_throttle WHERE expire < extract(epoch FROM now()) * 1000`,
  `DELETE FROM complaint_throttle WHERE expire < extract(epoch FROM now()) * 1000`,
];

/** Addresses of complainants, when their time is up; the complaints stay. */
const ERASE_CONTACTS = `
  UPDATE complaint SET contact_email = NULL, contact_erased_at = now(), version = version + 1
  WHERE contact_email IS NOT NULL AND decided_at < now() - make_interval(days => $1)`;

@Injectable()
export class CleanUpQueries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Each table by itself, so that a lock on one does not hold up the others. Running it twice removes nothing more. */
  async removeOutdated(): Promise<void> {
    for (const statement of OUTDATED) await this.transactions.run((tx) => tx.manager.query(statement));
    const { contactDays } = this.config.complaints;
    await this.transactions.run((tx) => tx.manager.query(ERASE_CONTACTS, [contactDays]));
  }
}
