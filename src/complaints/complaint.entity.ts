import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, VersionColumn } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Correction } from '../verdicts/correction.entity.js';
import { Verdict } from '../verdicts/verdict.entity.js';
import { COMPLAINT_STATES, type ComplaintState } from './complaint-status.js';

const OPEN = `state IN ('RECEIVED', 'ACKNOWLEDGED')`;

/**
 * What a reader holds against a report, or against the desk. What they wrote and when it is due never changes, nor does
 * the answer once given (by trigger). The contact is confidential and is erased when its time is up.
 */
@Entity('complaint')
@Check('complaint_state', `state IN (${COMPLAINT_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('complaint_answered', `(state IN ('UPHELD', 'PARTLY', 'REJECTED')) = (answer IS NOT NULL)`)
@Check('complaint_decided', `(${OPEN}) = (decided_at IS NULL)`)
@Check('complaint_about', `(verdict_id IS NULL) = (claim_id IS NULL)`)
@Index('complaint_number_unique', ['number'], { unique: true })
@Index('complaint_receipt_hash_unique', ['receiptHash'], { unique: true })
@Index('complaint_due_at_idx', ['dueAt', 'id'])
@Index('complaint_open_due_at_idx', ['dueAt', 'id'], { where: OPEN })
@Index('complaint_claim_id_idx', ['claimId'])
@Index('complaint_contact_idx', ['decidedAt'], { where: 'contact_email IS NOT NULL' })
export class Complaint {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'complaint_pk' })
  id: string;

  /** What people call it by; from one counter. */
  @Column({ type: 'bigint' })
  number: string;

  /** SHA-256 of the secret with which the reader asks what became of it. */
  @Column({ type: 'text' })
  receiptHash: string;

  @Column({ type: 'text' })
  state: ComplaintState;

  /** The report it is about; null for a complaint about the desk. */
  @Column({ type: 'uuid', nullable: true })
  verdictId: string | null;

  @ManyToOne(() => Verdict, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'verdict_id', foreignKeyConstraintName: 'complaint_verdict_id_fk' })
  verdict?: Verdict | null;

  @Column({ type: 'uuid', nullable: true })
  claimId: string | null;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'complaint_claim_id_fk' })
  claim?: Claim | null;

  @Column({ type: 'text' })
  text: string;

  /** Confidential: only `GET /complaints/:id/contact` gives it out, and each look is on record. */
  @Column({ type: 'text', nullable: true })
  contactEmail: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  contactErasedAt: Date | null;

  @Column({ type: 'timestamptz' })
  receivedAt: Date;

  /** By when the desk answers; settled at receipt, whatever the settings become. */
  @Column({ type: 'timestamptz' })
  dueAt: Date;

  /** One working day before. */
  @Column({ type: 'timestamptz' })
  warnAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  warnedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  escalatedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  assignedTo: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'assigned_to', foreignKeyConstraintName: 'complaint_assigned_to_fk' })
  assignee?: UserAccount | null;

  /** What the reader is told. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** Null while open, and where the reader withdrew it. */
  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'decided_by', foreignKeyConstraintName: 'complaint_decided_by_fk' })
  decider?: UserAccount | null;

  /** The correction it led to. */
  @Column({ type: 'uuid', nullable: true })
  correctionId: string | null;

  @ManyToOne(() => Correction, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'correction_id', foreignKeyConstraintName: 'complaint_correction_id_fk' })
  correction?: Correction | null;

  @VersionColumn()
  version: number;
}
