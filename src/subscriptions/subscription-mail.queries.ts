import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { SubscriptionMailKind } from './subscription-mail.entity.js';

/** What a mail to a subscriber is made of. */
export interface MailFacts {
  subscriptionId: string;
  email: string;
  topic: string;
  kind: SubscriptionMailKind;
  /** Short statement of the report that changed; null in a mail that asks to confirm, as all that follows. */
  statement: string | null;
  /** CORRECTION, RETRACTION … */
  correction: string | null;
  whatWasWrong: string | null;
  whatItSaysNow: string | null;
  why: string | null;
  /** The report to read now: the newer one, or the one that was retracted. */
  reportNumber: string | null;
}

@Injectable()
export class SubscriptionMailQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Null when the subscription has ended. */
  async facts(mailId: string): Promise<MailFacts | null> {
    const [row] = await this.transactions.reader.query<MailFacts[]>(
      `SELECT subscription.id AS "subscriptionId", subscription.email, subscription.topic, mail.kind,
         correction.kind AS correction, correction.what_was_wrong AS "whatWasWrong",
         correction.what_it_says_now AS "whatItSaysNow", correction.why,
         shown.short_statement AS statement, shown.report_number AS "reportNumber"
       FROM subscription_mail mail
       JOIN subscription ON subscription.id = mail.subscription_id
       LEFT JOIN correction ON correction.id = mail.change_id AND mail.kind = 'CORRECTION'
       LEFT JOIN verdict shown ON shown.id = CASE mail.kind
         WHEN 'CORRECTION' THEN coalesce(correction.to_verdict_id, correction.from_verdict_id) ELSE mail.change_id END
       WHERE mail.id = $1`,
      [mailId],
    );
    return row ?? null;
  }
}
