import { Injectable } from '@nestjs/common';
import { can, type PersonActor } from '../access/actor.js';
import { ClaimsService } from '../claims/claims.service.js';
import { ComplaintsService } from '../complaints/complaints.service.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { HandOverQueries } from './hand-over.queries.js';
import { HAND_OVER_LIMIT, type HandOverBody, type HandOverItem, type HandOverResult } from './hand-over.schemas.js';

/** One thing to hand over, and how. */
interface Task {
  kind: HandOverItem['kind'];
  id: string;
  act: (tx: Tx) => Promise<void>;
}

/** Ends the transaction of a dry run without a trace, after all that could refuse has been asked. */
class DryRunEnd extends Error {}

/** An editor's work goes to another editor: the claims they chose, and the complaints they were given. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: HandOverQueries,
    private readonly claims: ClaimsService,
    private readonly complaints: ComplaintsService,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /**
   * Each item in a transaction of its own.
   * @throws AppError FORBIDDEN for the work of others without `user.manage`, NOT_FOUND for the person, VALIDATION_FAILED
   *   when the receiver is not an active editor, or is the same person.
   */
  async handOver(actor: PersonActor, fromId: string, body: HandOverBody): Promise<HandOverResult> {
    if (actor.id !== fromId && !can(actor, 'user.manage')) {
      throw new AppError('FORBIDDEN', 'You can hand over your own work. For that of others ask an administrator.', {
        detailCode: 'hand-over-not-yours',
      });
    }
    await this.users.get(fromId);
    await this.assertReceiver(fromId, body.toId);
    const handOverId = body.dryRun ? null : newId();
    const { tasks, more } = await this.tasks(actor, fromId, body, handOverId);
    const items: HandOverItem[] = [];
    for (const task of tasks) items.push(await this.attempt(task, body.dryRun));
    const done = (kind: HandOverItem['kind']): number =>
      items.filter((item) => item.kind === kind && item.outcome === 'DONE').length;
    const counts = { claims: done('CLAIM'), complaints: done('COMPLAINT') };
    if (!body.dryRun) await this.tell(actor, fromId, body.toId, counts);
    const refused = items.length - counts.claims - counts.complaints;
    const openCorrections = await this.queries.openCorrections(fromId, actor.id);
    return { dryRun: body.dryRun, handOverId, counts: { ...counts, refused }, openCorrections, more, items };
  }

  private async assertReceiver(fromId: string, toId: string): Promise<void> {
    const fault = (message: string) =>
      new AppError('VALIDATION_FAILED', `toId ${message}.`, { faults: [{ path: 'toId', message }] });
    if (toId === fromId) throw fault('is the same person; name somebody else');
    const [receiver] = await this.users.findActive([toId]);
    if (!receiver?.roles.some((role) => role === 'editor' || role === 'admin')) {
      throw fault('is nobody who can take this work: name an active editor or admin');
    }
  }

  private async tasks(
    actor: PersonActor,
    fromId: string,
    { toId, reason, claimIds }: HandOverBody,
    handOverId: string | null,
  ): Promise<{ tasks: Task[]; more: boolean }> {
    const limit = HAND_OVER_LIMIT + 1;
    const claimsOf = await this.queries.claims(fromId, actor.id, { only: claimIds ?? null, limit });
    const complaintsOf = claimIds ? [] : await this.queries.complaints(fromId, actor.id, limit);
    const data = { handOverId };
    const claimTasks = claimsOf.slice(0, HAND_OVER_LIMIT).map((id): Task => {
      const act = (tx: Tx) => this.claims.handOver(tx, actor, id, { fromId, toId, reason }, data);
      return { kind: 'CLAIM', id, act };
    });
    const complaintTasks = complaintsOf.slice(0, HAND_OVER_LIMIT).map((id): Task => {
      const act = (tx: Tx) => this.complaints.assign(tx, actor, id, toId, { reason, data });
      return { kind: 'COMPLAINT', id, act };
    });
    const missing = (claimIds ?? []).filter((id) => !claimsOf.includes(id)).map(notTheirs);
    return {
      tasks: [...claimTasks, ...missing, ...complaintTasks],
      more: Math.max(claimsOf.length, complaintsOf.length) > HAND_OVER_LIMIT,
    };
  }

  private async attempt({ kind, id, act }: Task, dryRun: boolean): Promise<HandOverItem> {
    try {
      await this.transactions.run(async (tx) => {
        await act(tx);
        if (dryRun) throw new DryRunEnd();
      });
      return { kind, id, outcome: 'DONE' };
    } catch (error) {
      if (error instanceof DryRunEnd) return { kind, id, outcome: 'DONE' };
      if (!(error instanceof AppError)) throw error;
      return { kind, id, outcome: 'REFUSED', code: error.code, message: error.message };
    }
  }

  private async tell(
    actor: PersonActor,
    fromId: string,
    toId: string,
    counts: { claims: number; complaints: number },
  ): Promise<void> {
    if (toId === actor.id || counts.claims + counts.complaints === 0) return;
    const data = { fromId, ...counts };
    await this.transactions.run((tx) => this.notifications.notify(tx, { to: [toId], kind: 'desk.handed_over', data }));
  }
}

/** Not this person's, not live any more, not there, or rated by the one who asks: all told alike. */
const notTheirs = (id: string): Task => ({
  kind: 'CLAIM',
  id,
  act: () =>
    Promise.reject(
      new AppError('NOT_FOUND', 'There is no such claim among the live ones of this editor, or it is not for you.'),
    ),
});
