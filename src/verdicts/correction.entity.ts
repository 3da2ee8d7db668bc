import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Verdict } from './verdict.entity.js';

export const CORRECTION_KINDS = ['TYPO', 'CLARIFICATION', 'UPDATE', 'CORRECTION', 'RETRACTION'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
export const CORRECTION_STATUSES = ['REQUESTED', 'APPLIED', 'REFUSED', 'WITHDRAWN'] as const;
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number];

/**
 * A change to a published verdict. What changes the conclusion, and every retraction, is REQUESTED by one person and
 * APPLIED by a second. A row that is decided never changes (by trigger); the APPLIED ones are the public log.
 */
@Entity('correction')
@Check('correction_kind', `kind IN (${CORRECTION_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('correction_status', `status IN (${CORRECTION_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Check(
  'correction_two_people',
  `status <> 'APPLIED' OR NOT (changes_conclusion OR kind IN ('CORRECTION', 'RETRACTION')) OR decided_by <> requested_by`,
)
@Index('correction_one_open', ['fromVerdictId'], { unique: true, where: `status = 'REQUESTED'` })
@Index('correction_claim_id_idx', ['claimId'])
@Index('correction_published_at_idx', ['decidedAt', 'id'])
export class Correction {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'correction_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'correction_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'uuid' })
  fromVerdictId: string;

  @ManyToOne(() => Verdict, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'from_verdict_id', foreignKeyConstraintName: 'correction_from_verdict_id_fk' })
  fromVerdict?: Verdict;

  /** The corrected verdict; null for a retraction and while only requested. */
  @Column({ type: 'uuid', nullable: true })
  toVerdictId: string | null;

  @ManyToOne(() => Verdict, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'to_verdict_id', foreignKeyConstraintName: 'correction_to_verdict_id_fk' })
  toVerdict?: Verdict | null;

  @Column({ type: 'text' })
  kind: CorrectionKind;

  @Column({ type: 'text' })
  status: CorrectionStatus;

  /** The new content: `{label?, summary?, rationale?, shortStatement?}`. */
  @Column({ type: 'jsonb' })
  change: Record<string, string>;

  @Column({ type: 'text' })
  whatWasWrong: string;

  @Column({ type: 'text' })
  whatItSaysNow: string;

  @Column({ type: 'text' })
  why: string;

  /** Whether the label, or what the summary states, is another: then it takes two people, whatever its kind. */
  @Column({ type: 'boolean', default: false })
  changesConclusion: boolean;

  /** `desk`, or who outside reported it. Public: never a name that was given in confidence. */
  @Column({ type: 'text' })
  reportedBy: string;

  /** When the desk heard of the fault; null: with the request. */
  @Column({ type: 'timestamptz', nullable: true })
  receivedAt: Date | null;

  /** Whom the wrong version reached and how they were told. Public. */
  @Column({ type: 'text', nullable: true })
  reachNote: string | null;

  @Column({ type: 'uuid' })
  requestedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'correction_requested_by_fk' })
  requester?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  requestedAt: Date;

  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'decided_by', foreignKeyConstraintName: 'correction_decided_by_fk' })
  decider?: UserAccount | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  /** Why it was refused or withdrawn; never public. */
  @Column({ type: 'text', nullable: true })
  decisionReason: string | null;
}
