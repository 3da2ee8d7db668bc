import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { ReaderThrottle } from '../readers/reader-throttle.js';
import { newReceiptToken, receiptHash } from '../readers/receipt-token.js';
import { RepliesQueries } from './replies.queries.js';
import type { NewReplyReceipt, ReplyBody, ReplyReceipt, RightOfReply } from './replies.schemas.js';
import { RepliesService } from './replies.service.js';

/** What anybody may do: reply to a report, ask what became of it, read what was answered. */
@Injectable()
export class ReplyIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly replies: RepliesService,
    private readonly queries: RepliesQueries,
    private readonly throttle: ReaderThrottle,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @param ip of the request, for counting; it is not stored. @throws AppError RATE_LIMITED, VALIDATION_FAILED. */
  async send(body: ReplyBody, ip: string | undefined): Promise<NewReplyReceipt> {
    await this.throttle.count('reply', ip);
    const token = newReceiptToken();
    return this.transactions.run(async (tx) => {
      await this.replies.receive(tx, body, receiptHash(token));
      const statusUrl = `${this.config.publicUrl}/reply-receipts/${token}`;
      return { ...(await this.receipt(token)), token, statusUrl };
    });
  }

  /** @throws AppError NOT_FOUND for a secret that opens nothing. */
  async receipt(token: string): Promise<ReplyReceipt> {
    const found = await this.queries.byReceipt(receiptHash(token));
    if (!found)
      throw new AppError('NOT_FOUND', 'There is no reply with this receipt. Check that the address is complete.');
    return found;
  }

  /** Empty for a report that does not exist. */
  ofReport(reportNumber: number): Promise<RightOfReply> {
    return this.queries.ofReport(reportNumber);
  }
}
