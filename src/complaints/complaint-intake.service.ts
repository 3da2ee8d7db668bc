import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { ReaderThrottle } from '../readers/reader-throttle.js';
import { newReceiptToken, receiptHash } from '../readers/receipt-token.js';
import { ComplaintReception } from './complaint-reception.service.js';
import { ComplaintsQueries } from './complaints.queries.js';
import type { ComplaintBody, ComplaintReceipt, NewComplaintReceipt } from './complaints.schemas.js';
import { ComplaintsService } from './complaints.service.js';

/** What anybody may do, without an account: complain, and ask with the secret of the receipt what became of it. */
@Injectable()
export class ComplaintIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly reception: ComplaintReception,
    private readonly desk: ComplaintsService,
    private readonly queries: ComplaintsQueries,
    private readonly throttle: ReaderThrottle,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Takes a complaint in and tells the editors.
   * @param ip of the request, for counting; it is not stored.
   * @returns the receipt with its secret, which is not stored and never told again.
   * @throws AppError RATE_LIMITED, VALIDATION_FAILED for a report number that does not exist.
   */
  async lodge(body: ComplaintBody, ip: string | undefined): Promise<NewComplaintReceipt> {
    await this.throttle.count('complaint', ip);
    const token = newReceiptToken();
    return this.transactions.run(async (tx) => {
      await this.reception.receive(tx, body, receiptHash(token));
      const statusUrl = `${this.config.publicUrl}/complaint-receipts/${token}`;
      return { ...(await this.receipt(token)), token, statusUrl };
    });
  }

  /** @throws AppError NOT_FOUND for a secret that opens nothing. */
  async receipt(token: string): Promise<ComplaintReceipt> {
    const found = await this.queries.byReceipt(receiptHash(token));
    if (!found) throw noReceipt();
    return found;
  }

  /** The reader takes it back; the contact is erased at once. @throws AppError NOT_FOUND, ILLEGAL_TRANSITION. */
  async withdraw(token: string): Promise<ComplaintReceipt> {
    return this.transactions.run(async (tx) => {
      await this.desk.withdrawByReader(tx, receiptHash(token));
      return this.receipt(token);
    });
  }
}

const noReceipt = (): AppError =>
  new AppError('NOT_FOUND', 'There is no complaint with this receipt. Check that the address is complete.');
