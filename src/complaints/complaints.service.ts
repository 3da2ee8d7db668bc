import { Injectable } from '@nestjs/common';
import { type Actor, type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { ClaimsService } from '../claims/claims.service.js';
import { DutiesService } from '../claims/duties.service.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { UsersService } from '../users/users.service.js';
import { CorrectionsService } from '../verdicts/corrections.service.js';
import type { Complaint } from './complaint.entity.js';
import { type ComplaintEvent, complaintMachine, type ComplaintOutcome, EVENT_OF_OUTCOME } from './complaint-status.js';
import { ComplaintsRepository } from './complaints.repository.js';

interface Why {
  reason?: string | null;
  data?: Record<string, unknown>;
}

/** Who may be given a complaint. */
const HANDLERS = ['editor', 'admin'] as const;

export const complaintNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such complaint, or it is not for you.');

/** What the desk does with a complaint. Nobody decides on one against their own rating or adjudication. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly claims: ClaimsService,
    private readonly duties: DutiesService,
    private readonly corrections: CorrectionsService,
    private readonly users: UsersService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The desk has read it; who acknowledges has it from then on, unless somebody has it already.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION; as every act here.
   */
  async acknowledge(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    const change = { acknowledgedAt: await databaseNow(tx), assignedTo: complaint.assignedTo ?? actor.id };
    await this.transition(tx, actor, complaint, 'acknowledge', { change });
  }

  /** @throws AppError VALIDATION_FAILED when this person does not handle complaints, or may not handle this one. */
  async assign(
    tx: Tx,
    actor: PersonActor,
    id: string,
    userId: string,
    { reason = null, data = {} }: Why = {},
  ): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    this.assertOpen(complaint, 'assign');
    const [person] = await this.users.findActive([userId]);
    if (!person?.roles.some((role) => HANDLERS.some((handler) => handler === role))) {
      throw fault('userId', 'is nobody who handles complaints: name an active editor or admin');
    }
    if (complaint.claimId && (await this.duties.bar(tx, userId, 'decideComplaint', { claimId: complaint.claimId }))) {
      throw fault('userId', 'rated or adjudicated this claim, so somebody else has to decide');
    }
    await this.complaints.update(tx, complaint, { assignedTo: userId });
    this.record(tx, actor, complaint, 'assign', complaint.state, {
      reason,
      data: { ...data, assignedTo: userId },
    });
  }

  /** @param answer what the reader is told; it never changes afterwards. */
  async decide(tx: Tx, actor: PersonActor, id: string, outcome: ComplaintOutcome, answer: string): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    const change = { answer, decidedAt: await databaseNow(tx), decidedBy: actor.id };
    await this.transition(tx, actor, complaint, EVENT_OF_OUTCOME[outcome], { change });
  }

  /** For a reader who takes it back by letter or telephone. */
  async withdraw(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    await this.takeBack(tx, actor, complaint, reason);
  }

  /** The reader takes it back. What was never there is for the caller to tell. @throws AppError ILLEGAL_TRANSITION. */
  async withdrawByReader(tx: Tx, receiptHash: string): Promise<void> {
    const found = await this.complaints.findByReceipt(tx, receiptHash);
    if (!found) return;
    const complaint = await this.complaints.lock(tx, found.id);
    await this.takeBack(tx, SYSTEM_ACTOR, complaint, 'withdrawn by the reader');
  }

  /** Names the correction it led to. @throws AppError VALIDATION_FAILED for a correction of another claim. */
  async link(tx: Tx, actor: PersonActor, id: string, correctionId: string): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    const claimId = await this.corrections.claimOf(tx, correctionId);
    if (claimId === null || (complaint.claimId !== null && claimId !== complaint.claimId)) {
      throw fault('correctionId', 'is no correction of the report this complaint is about');
    }
    await this.complaints.update(tx, complaint, { correctionId });
    this.record(tx, actor, complaint, 'link', complaint.state, { data: { correctionId } });
  }

  /** The confidential address; each look is on record. Null when none was given, or when it was erased. */
  async contact(tx: Tx, actor: PersonActor, id: string): Promise<string | null> {
    const complaint = await this.lock(tx, actor, id);
    this.record(tx, actor, complaint, 'readContact', complaint.state);
    return complaint.contactEmail;
  }

  async eraseContact(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    const complaint = await this.lock(tx, actor, id);
    if (complaint.contactEmail === null) return;
    await this.complaints.update(tx, complaint, { contactEmail: null, contactErasedAt: await databaseNow(tx) });
    this.record(tx, actor, complaint, 'eraseContact', complaint.state, { reason });
  }

  /** Withdraws it and erases the contact: nobody is to be answered any more. */
  private async takeBack(tx: Tx, actor: Actor, complaint: Complaint, reason: string): Promise<void> {
    const now = await databaseNow(tx);
    const contactErasedAt = complaint.contactEmail === null ? complaint.contactErasedAt : now;
    const change = { decidedAt: now, decidedBy: actor.id, contactEmail: null, contactErasedAt };
    await this.transition(tx, actor, complaint, 'withdraw', { reason, change });
  }

  record(
    tx: Tx,
    actor: Actor,
    complaint: Complaint,
    act: string,
    from: string | null,
    { reason = null, data = {} }: Why = {},
  ): void {
    this.audit.record(tx, actor, {
      event: `complaint.${act}`,
      entityType: 'complaint',
      entityId: complaint.id,
      claimId: complaint.claimId,
      from,
      to: complaint.state,
      reason,
      data: { number: complaint.number, ...data },
    });
  }

  /** The one place where a complaint changes state. */
  private async transition(
    tx: Tx,
    actor: Actor,
    complaint: Complaint,
    event: ComplaintEvent,
    { change, reason = null }: { change: Partial<Complaint>; reason?: string | null },
  ): Promise<void> {
    const from = complaint.state;
    const state = complaintMachine.next(from, event);
    await this.complaints.update(tx, complaint, { ...change, state });
    this.record(tx, actor, complaint, event, from, { reason });
  }

  private assertOpen(complaint: Complaint, event: string): void {
    if (complaint.decidedAt === null) return;
    const { state } = complaint;
    throw new AppError('ILLEGAL_TRANSITION', `This complaint is ${state}; nothing is left to do.`, {
      entity: complaintMachine.name,
      state,
      event,
    });
  }

  /** Claim first, as everywhere. Which claim a complaint is about never changes. */
  private async lock(tx: Tx, actor: PersonActor, id: string): Promise<Complaint> {
    const found = await this.complaints.find(tx, id);
    if (!found) throw complaintNotFound();
    if (found.claimId !== null) {
      await this.claims.lock(tx, found.claimId);
      await this.duties.assertMay(tx, actor, 'decideComplaint', { claimId: found.claimId });
    }
    return this.complaints.lock(tx, id);
  }
}

const fault = (path: string, message: string): AppError =>
  new AppError('VALIDATION_FAILED', `${path} ${message}.`, { faults: [{ path, message }] });
