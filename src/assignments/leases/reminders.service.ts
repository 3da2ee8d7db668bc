import { Injectable } from '@nestjs/common';
import { databaseNow } from '../../database/database-clock.js';
import type { Tx } from '../../database/transactions.js';
import { Notifications } from '../../notifications/notifications.js';
import { UsersService } from '../../users/users.service.js';
import { type AssignmentState, OPEN_STATES } from '../assignment-status.js';
import { AssignmentsRepository } from '../assignments.repository.js';
import { AssignmentsService } from '../assignments.service.js';
import { RemindersRepository } from './reminders.repository.js';

const BATCH = 200;
/** Whom an overdue assignment was told to (`assignment.escalation`). */
const EDITOR_OF_RECORD = 1;
const ALL_EDITORS = 2;

const isOpen = (state: AssignmentState): boolean => (OPEN_STATES as readonly AssignmentState[]).includes(state);

/** Reminders of leases at 50 % and 90 %, and word to editors of what is overdue. Each is said once. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly store: AssignmentsRepository,
    private readonly reminders: RemindersRepository,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /** What is to be said now, a batch of each. */
  async due(tx: Tx): Promise<{ toRemind: string[]; toEscalate: string[] }> {
    return {
      toRemind: await this.reminders.toRemind(tx, BATCH),
      toEscalate: await this.reminders.toEscalate(tx, BATCH),
    };
  }

  /** Does nothing when the reviewer saved or submitted in the meantime. Saving begins a new lease with new reminders. */
  async remind(tx: Tx, id: string): Promise<void> {
    const { assignment, claim } = await this.assignments.lock(tx, id);
    const percent = isOpen(assignment.state) ? await this.reminders.percentOf(tx, id) : null;
    if (percent === null) return;
    await this.store.update(tx, assignment, { leaseReminder: percent });
    await this.notifications.notify(tx, {
      to: [assignment.reviewerId],
      kind: 'assignment.reminder',
      claimId: claim.id,
      data: { assignmentId: id, percent, leaseUntil: assignment.leaseUntil.toISOString() },
    });
  }

  /** First the editor of record is told; all editors after the days of the policy, or when that one has left. */
  async escalate(tx: Tx, id: string): Promise<void> {
    const { assignment, claim, round } = await this.assignments.lock(tx, id);
    const { dueAt } = assignment;
    if (!isOpen(assignment.state) || dueAt === null || dueAt > (await databaseNow(tx))) return;
    const editor = await this.users.findActive([claim.editorId ?? round.openedBy]);
    const everybody = editor.length === 0 || (await this.reminders.isLate(tx, id));
    const escalation = everybody ? ALL_EDITORS : EDITOR_OF_RECORD;
    if (assignment.escalation >= escalation) return;
    const to = everybody ? await this.users.idsWith(tx, ['editor', 'admin']) : editor.map((user) => user.id);
    await this.store.update(tx, assignment, { escalation });
    await this.notifications.notify(tx, {
      to,
      kind: 'assignment.overdue',
      claimId: claim.id,
      data: { assignmentId: id, dueAt: dueAt.toISOString() },
    });
  }
}
