import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { clientAddress } from '../common/client-address.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import type { Complaint } from './complaint.entity.js';
import { complaintMachine } from './complaint-status.js';
import { ComplaintThrottle } from './complaint-throttle.repository.js';
import { ComplaintsQueries } from './complaints.queries.js';
import { ComplaintsRepository } from './complaints.repository.js';
import type { ComplaintBody, ComplaintReceipt, NewComplaintReceipt } from './complaints.schemas.js';
import { ComplaintsService } from './complaints.service.js';
import { newReceiptToken, receiptHash } from './receipt-token.js';
import { endOfWorkingDay } from './working-days.js';

/** What anybody may do, without an account: complain, and ask with the secret of the receipt what became of it. */
@Injectable()
export class ComplaintIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly complaints: ComplaintsRepository,
    private readonly desk: ComplaintsService,
    private readonly queries: ComplaintsQueries,
    private readonly throttle: ComplaintThrottle,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Takes a complaint in and tells the editors.
   * @param ip of the request, for counting; it is not stored.
   * @returns the receipt with its secret, which is not stored and never told again.
   * @throws AppError RATE_LIMITED, VALIDATION_FAILED for a report number that does not exist.
   */
  async lodge(body: ComplaintBody, ip: string | undefined): Promise<NewComplaintReceipt> {
    await this.throttle.count(clientAddress(ip));
    const token = newReceiptToken();
    return this.transactions.run(async (tx) => {
      const complaint = await this.receive(tx, body, token);
      const to = await this.users.idsWith(tx, ['editor', 'admin']);
      const { id: complaintId, claimId } = complaint;
      await this.notifications.notify(tx, { to, kind: 'complaint.received', claimId, data: { complaintId } });
      const receipt = await this.receipt(token);
      return { ...receipt, token, statusUrl: `${this.config.publicUrl}/complaint-receipts/${token}` };
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
      const found = await this.complaints.findByReceipt(tx, receiptHash(token));
      if (!found) throw noReceipt();
      const complaint = await this.complaints.lock(tx, found.id);
      await this.desk.takeBack(tx, SYSTEM_ACTOR, complaint, 'withdrawn by the reader');
      return this.receipt(token);
    });
  }

  private async receive(tx: Tx, body: ComplaintBody, token: string): Promise<Complaint> {
    const about = body.reportNumber === undefined ? null : await this.complaints.reportOf(tx, body.reportNumber);
    if (body.reportNumber !== undefined && about === null) {
      const message = 'is not the number of a report; it stands at the top of the report';
      throw new AppError('VALIDATION_FAILED', `reportNumber ${message}.`, {
        faults: [{ path: 'reportNumber', message }],
      });
    }
    const receivedAt = await databaseNow(tx);
    const { workingDays, calendar } = this.config.complaints;
    const complaint = await this.complaints.insert(tx, {
      receiptHash: receiptHash(token),
      state: complaintMachine.next(null, 'receive'),
      verdictId: about?.verdictId ?? null,
      claimId: about?.claimId ?? null,
      text: body.text,
      contactEmail: body.contactEmail ?? null,
      receivedAt,
      dueAt: endOfWorkingDay(receivedAt, workingDays, calendar),
      warnAt: endOfWorkingDay(receivedAt, workingDays - 1, calendar),
    });
    this.desk.record(tx, SYSTEM_ACTOR, complaint, 'receive', null);
    return complaint;
  }
}

const noReceipt = (): AppError =>
  new AppError('NOT_FOUND', 'There is no complaint with this receipt. Check that the address is complete.');
