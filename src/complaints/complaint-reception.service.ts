import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { complaintMachine } from './complaint-status.js';
import { ComplaintsRepository } from './complaints.repository.js';
import type { ComplaintBody } from './complaints.schemas.js';
import { ComplaintsService } from './complaints.service.js';
import { endOfWorkingDay } from './working-days.js';

/** A complaint comes in: its clock starts, and the editors hear of it. */
@Injectable()
export class ComplaintReception {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly desk: ComplaintsService,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws AppError VALIDATION_FAILED for a report number that does not exist. */
  async receive(tx: Tx, body: ComplaintBody, receiptHash: string): Promise<void> {
    const about = await this.reportOf(tx, body.reportNumber);
    const receivedAt = await databaseNow(tx);
    const { workingDays, calendar } = this.config.complaints;
    const complaint = await this.complaints.insert(tx, {
      receiptHash,
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
    const to = await this.users.idsWith(tx, ['editor', 'admin']);
    const { id: complaintId, claimId } = complaint;
    await this.notifications.notify(tx, { to, kind: 'complaint.received', claimId, data: { complaintId } });
  }

  private async reportOf(tx: Tx, reportNumber: string | undefined) {
    if (reportNumber === undefined) return null;
    const about = await this.complaints.reportOf(tx, reportNumber);
    if (about) return about;
    const message = 'is not the number of a report; it stands at the top of the report';
    throw new AppError('VALIDATION_FAILED', `reportNumber ${message}.`, {
      faults: [{ path: 'reportNumber', message }],
    });
  }
}
