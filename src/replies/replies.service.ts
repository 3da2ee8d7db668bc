import { Injectable } from '@nestjs/common';
import { type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { UsersService } from '../users/users.service.js';
import { PublicChanges } from '../verdicts/public-changes.js';
import { replyNotFound } from './replies.queries.js';
import { RepliesRepository } from './replies.repository.js';
import type { ContactAttemptBody, ReplyBody } from './replies.schemas.js';
import type { Reply, ReplyState } from './reply.entity.js';

/** The right of reply: asking before publication, and letting people answer after it. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly replies: RepliesRepository,
    private readonly claims: ClaimsService,
    private readonly audit: AuditTrail,
    private readonly changes: PublicChanges,
    private readonly users: UsersService,
    private readonly notifications: Notifications,
  ) {}

  /** @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES for raters of the claim, VALIDATION_FAILED for a time to come. */
  async recordAttempt(tx: Tx, actor: PersonActor, claimId: string, body: ContactAttemptBody): Promise<void> {
    await this.claims.lockForDesk(tx, actor, claimId);
    const attemptedAt = new Date(body.attemptedAt);
    if (attemptedAt > (await databaseNow(tx))) throw fault('attemptedAt', 'must not be in the future');
    const { id, way, outcome } = await this.replies.insertAttempt(tx, {
      ...body,
      claimId,
      attemptedAt,
      answer: body.answer ?? null,
      recordedBy: actor.id,
    });
    this.audit.record(tx, actor, {
      event: 'contactAttempt.record',
      entityType: 'contactAttempt',
      entityId: id,
      claimId,
      from: null,
      to: outcome,
      reason: null,
      data: { way },
    });
  }

  /** Takes a reply in and tells the editors. @throws AppError VALIDATION_FAILED for a report that does not exist. */
  async receive(tx: Tx, { reportNumber, ...body }: ReplyBody, receiptHash: string): Promise<void> {
    const about = await this.replies.reportOf(tx, reportNumber);
    if (!about) throw fault('reportNumber', 'is not the number of a report; it stands at the top of the report');
    const reply = await this.replies.insert(tx, { ...body, ...about, receiptHash, receivedAt: await databaseNow(tx) });
    this.record(tx, null, reply, 'receive', null);
    const to = await this.users.idsWith(tx, ['editor', 'admin']);
    const { id: replyId, claimId } = reply;
    await this.notifications.notify(tx, { to, kind: 'reply.received', claimId, data: { replyId } });
  }

  /** It stands on the claim's reports from then on. @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION. */
  async publish(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const reply = await this.decide(tx, actor, id, 'PUBLISHED', null);
    this.changes.tell(tx, reply.claimId);
  }

  /** @param reason its author is told. @throws AppError as `publish`. */
  async decline(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    await this.decide(tx, actor, id, 'DECLINED', reason);
  }

  /** The confidential address; each look is on record. Null when it was erased. */
  async contact(tx: Tx, actor: PersonActor, id: string): Promise<string | null> {
    const reply = await this.lock(tx, actor, id);
    this.record(tx, actor, reply, 'readContact', reply.state);
    return reply.contactEmail;
  }

  private async decide(
    tx: Tx,
    actor: PersonActor,
    id: string,
    state: Exclude<ReplyState, 'RECEIVED'>,
    reason: string | null,
  ): Promise<Reply> {
    const reply = await this.lock(tx, actor, id);
    if (reply.state !== 'RECEIVED') {
      throw new AppError('ILLEGAL_TRANSITION', `This reply is ${reply.state}; nothing is left to decide.`, {
        entity: 'reply',
        state: reply.state,
      });
    }
    const decidedAt = await databaseNow(tx);
    await this.replies.update(tx, reply, { state, reason, decidedAt, decidedBy: actor.id, contactEmail: null });
    this.record(tx, actor, reply, state === 'PUBLISHED' ? 'publish' : 'decline', 'RECEIVED', reason);
    return reply;
  }

  /** Claim first, as everywhere. Who rated or adjudicated the claim has no say in what is answered to it. */
  private async lock(tx: Tx, actor: PersonActor, id: string): Promise<Reply> {
    const found = await this.replies.find(tx, id);
    if (!found) throw replyNotFound();
    await this.claims.lock(tx, found.claimId);
    await this.claims.assertMay(tx, actor, 'decideComplaint', { claimId: found.claimId });
    return this.replies.lock(tx, id);
  }

  private record(
    tx: Tx,
    actor: PersonActor | null,
    reply: Reply,
    act: string,
    from: string | null,
    reason: string | null = null,
  ): void {
    this.audit.record(tx, actor ?? SYSTEM_ACTOR, {
      event: `reply.${act}`,
      entityType: 'reply',
      entityId: reply.id,
      claimId: reply.claimId,
      from,
      to: reply.state,
      reason,
      data: {},
    });
  }
}

const fault = (path: string, message: string): AppError =>
  new AppError('VALIDATION_FAILED', `${path} ${message}.`, { faults: [{ path, message }] });
