import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Verdict } from '../verdicts/verdict.entity.js';

export const REPLY_STATES = ['RECEIVED', 'PUBLISHED', 'DECLINED'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** What somebody a report is about says to it. Its words never change; published once, it stays with the report. */
@Entity('reply')
@Check('reply_state', `state IN (${REPLY_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('reply_decided', `(state = 'RECEIVED') = (decided_at IS NULL)`)
@Index('reply_receipt_hash_unique', ['receiptHash'], { unique: true })
@Index('reply_received_at_idx', ['receivedAt', 'id'])
@Index('reply_claim_id_idx', ['claimId'])
export class Reply {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reply_pk' })
  id: string;

  /** SHA-256 of the secret with which its author asks what became of it. */
  @Column({ type: 'text' })
  receiptHash: string;

  @Column({ type: 'text' })
  state: ReplyState;

  @Column({ type: 'uuid' })
  verdictId: string;

  @ManyToOne(() => Verdict, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'verdict_id', foreignKeyConstraintName: 'reply_verdict_id_fk' })
  verdict?: Verdict;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'reply_claim_id_fk' })
  claim?: Claim;

  /** Under which it is published; the desk checks who wrote. */
  @Column({ type: 'text' })
  author: string;

  @Column({ type: 'text' })
  text: string;

  /** To check who wrote. Confidential, and erased with the decision. */
  @Column({ type: 'text', nullable: true })
  contactEmail: string | null;

  @Column({ type: 'timestamptz' })
  receivedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'decided_by', foreignKeyConstraintName: 'reply_decided_by_fk' })
  decider?: UserAccount | null;

  /** Why it was declined; its author is told. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
