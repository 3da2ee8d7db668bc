import { Injectable } from '@nestjs/common';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { ComplaintsRepository } from './complaints.repository.js';

const BATCH = 500;

/** The clock of complaints: a warning one working day before the answer is due, and a word to all when it is overdue. */
@Injectable()
export class ComplaintDeadlines {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /** Ids of complaints that press. */
  pressing(tx: Tx): Promise<string[]> {
    return this.complaints.pressing(tx, BATCH);
  }

  /**
   * Warns whoever has it (everybody, when nobody has); from the due date on, everybody. Each notice goes out once; run
   * again, this does nothing.
   */
  async remind(tx: Tx, id: string): Promise<void> {
    const complaint = await this.complaints.lock(tx, id);
    const now = await databaseNow(tx);
    const overdue = complaint.dueAt <= now && complaint.escalatedAt === null;
    const near = complaint.warnAt <= now && complaint.warnedAt === null;
    if (complaint.decidedAt !== null || !(overdue || near)) return;
    const { assignedTo, claimId, dueAt } = complaint;
    const to = overdue || assignedTo === null ? await this.users.idsWith(tx, ['editor', 'admin']) : [assignedTo];
    await this.complaints.update(tx, complaint, {
      warnedAt: complaint.warnedAt ?? now,
      ...(overdue ? { escalatedAt: now } : {}),
    });
    const data = { complaintId: id, dueAt: dueAt.toISOString() };
    await this.notifications.notify(tx, { to, kind: 'complaint.due', claimId, data });
  }
}
