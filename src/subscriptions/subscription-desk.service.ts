import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ReaderThrottle } from '../readers/reader-throttle.js';
import { CONFIRM_HOURS } from './subscriptions.repository.js';
import type { SubscribeAnswer, SubscribeBody, SubscriptionState } from './subscriptions.schemas.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** What anybody may do about subscriptions, without an account; for the API and for the pages. */
@Injectable()
export class SubscriptionDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscriptions: SubscriptionsService,
    private readonly throttle: ReaderThrottle,
  ) {}

  /** @param ip of the request, for counting; it is not stored. @throws AppError RATE_LIMITED, and as `ask`. */
  async ask(body: SubscribeBody, ip: string | undefined): Promise<SubscribeAnswer> {
    this.subscriptions.assertOn();
    await this.throttle.count('subscription', ip);
    await this.transactions.run((tx) => this.subscriptions.ask(tx, body));
    const message = `If this address is not subscribed yet, it is sent a mail. Confirm with the link in it within ${CONFIRM_HOURS} hours.`;
    return { message, hoursToConfirm: CONFIRM_HOURS };
  }

  async confirm(token: string): Promise<SubscriptionState> {
    await this.transactions.run((tx) => this.subscriptions.confirm(tx, token));
    return { state: 'CONFIRMED' };
  }

  async end(token: string): Promise<SubscriptionState> {
    await this.transactions.run((tx) => this.subscriptions.end(tx, token));
    return { state: 'ENDED' };
  }
}
