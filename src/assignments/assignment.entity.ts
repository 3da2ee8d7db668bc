import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { ASSIGNMENT_STATES, TAKEN_STATES, type AssignmentState } from './assignment-status.js';
import { RoundSlot } from './round-slot.entity.js';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

export const DECLINE_REASONS = ['coi', 'expertise', 'language', 'workload', 'unclear', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** A reviewer's hold on one slot of a round. Kept for ever: a freed slot is taken by a new row. */
@Entity('assignment')
@Check('assignment_state', `state IN (${list(ASSIGNMENT_STATES)})`)
@Check('assignment_decline_reason', `decline_reason IN (${list(DECLINE_REASONS)})`)
@Check('assignment_wording_to_confirm', `wording_to_confirm IS NULL OR state = 'SUBMITTED'`)
@Index('assignment_one_taken_per_slot', ['roundId', 'slotNumber'], {
  unique: true,
  where: `state IN (${list(TAKEN_STATES)})`,
})
@Index('assignment_one_taken_per_reviewer', ['roundId', 'reviewerId'], {
  unique: true,
  where: `state IN (${list(TAKEN_STATES)})`,
})
@Index('assignment_submitted_at_idx', ['submittedAt'], { where: 'submitted_at IS NOT NULL' })
@Index('assignment_reviewer_idx', ['reviewerId', 'state', 'createdAt'])
@Index('assignment_open_work_idx', ['reviewerId'], {
  where: `state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED') OR wording_to_confirm IS NOT NULL`,
})
@Index('assignment_round_idx', ['roundId', 'reviewerId'])
@Index('assignment_lease_idx', ['leaseUntil'], { where: `state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')` })
@Index('assignment_due_idx', ['dueAt', 'id'], {
  where: `due_at IS NOT NULL AND state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')`,
})
export class Assignment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'assignment_pk' })
  id: string;

  @Column({ type: 'uuid' })
  roundId: string;

  @Column({ type: 'int' })
  slotNumber: number;

  @ManyToOne(() => RoundSlot, { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'round_id', referencedColumnName: 'roundId', foreignKeyConstraintName: 'assignment_slot_fk' },
    { name: 'slot_number', referencedColumnName: 'number', foreignKeyConstraintName: 'assignment_slot_fk' },
  ])
  slot?: RoundSlot;

  @Column({ type: 'uuid' })
  reviewerId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'reviewer_id', foreignKeyConstraintName: 'assignment_reviewer_id_fk' })
  reviewer?: UserAccount;

  @Column({ type: 'text' })
  state: AssignmentState;

  /** The editor who assigned it; null when the reviewer took it. */
  @Column({ type: 'uuid', nullable: true })
  assignedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'assigned_by', foreignKeyConstraintName: 'assignment_assigned_by_fk' })
  assigner?: UserAccount | null;

  /** The slot is freed when this passes without a save. */
  @Column({ type: 'timestamptz' })
  leaseUntil: Date;

  /** Saving renews the lease up to here (3 × the lease). */
  @Column({ type: 'timestamptz' })
  leaseCapUntil: Date;

  /** The last reminder of the running lease: 0 (none), 50 or 90, percent of the lease that had passed. */
  @Column({ type: 'smallint', default: 0 })
  leaseReminder: number;

  @Column({ type: 'timestamptz', nullable: true })
  dueAt: Date | null;

  /** Who was told that it is overdue: 0 nobody, 1 the editor of record, 2 all editors. */
  @Column({ type: 'smallint', default: 0 })
  escalation: number;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ type: 'text', nullable: true })
  declineReason: DeclineReason | null;

  /** Hash of new words of the claim that the reviewer, who has submitted, still has to confirm; null when none. */
  @Column({ type: 'text', nullable: true })
  wordingToConfirm: string | null;

  /** Hash of the new words to which the reviewer has confirmed the submitted rating; null when it was not asked. */
  @Column({ type: 'text', nullable: true })
  confirmedWording: string | null;

  /** The reviewer's words on declining, the editor's on revoking, the adjudicator's on returning. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
