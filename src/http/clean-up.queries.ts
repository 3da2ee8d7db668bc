import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';

const OUTDATED = [
  `DELETE FROM notification WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM mail_digest WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM llm_call WHERE created_at < now() - interval '90 days'`,
  `DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`,
  `DELETE FROM session WHERE least(expires_at, ends_at) < now()`,
  // rate-limiter-flexible keeps milliseconds since 1970; null means that the counter never lapses.
  `DELETE FROM login_throttle WHERE expire < extract(epoch FROM now()) * 1000`,
];

@Injectable()
export class CleanUpQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Each table by itself, so that a lock on one does not hold up the others. Running it twice removes nothing more. */
  async removeOutdated(): Promise<void> {
    for (const statement of OUTDATED) await this.transactions.run((tx) => tx.manager.query(statement));
  }
}
