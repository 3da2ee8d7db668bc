import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { UserAccount } from '../users/user.entity.js';

export const CONTACT_WAYS = ['EMAIL', 'PHONE', 'LETTER', 'FORM', 'IN_PERSON', 'OTHER'] as const;
export const CONTACT_OUTCOMES = ['NO_ANSWER', 'DECLINED', 'ANSWERED'] as const;

/** The desk asked the person or organisation behind a claim for their side. A row is never changed. */
@Entity('contact_attempt')
@Check('contact_attempt_way', `way IN (${CONTACT_WAYS.map((way) => `'${way}'`).join(', ')})`)
@Check('contact_attempt_outcome', `outcome IN (${CONTACT_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})`)
@Check('contact_attempt_answer', `(outcome = 'ANSWERED') = (answer IS NOT NULL)`)
@Index('contact_attempt_claim_id_idx', ['claimId', 'attemptedAt', 'id'])
export class ContactAttempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'contact_attempt_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'contact_attempt_claim_id_fk' })
  claim?: Claim;

  /** A role or an organisation, as readers are told. */
  @Column({ type: 'text' })
  who: string;

  @Column({ type: 'text' })
  way: (typeof CONTACT_WAYS)[number];

  @Column({ type: 'timestamptz' })
  attemptedAt: Date;

  @Column({ type: 'text' })
  outcome: (typeof CONTACT_OUTCOMES)[number];

  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** Whether readers may see the answer; that there was one they are told in any case. */
  @Column({ type: 'boolean' })
  answerPublic: boolean;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'recorded_by', foreignKeyConstraintName: 'contact_attempt_recorded_by_fk' })
  recorder?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
