import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

export const RECUSAL_KINDS = ['CLAIM', 'SOURCE', 'CLAIMANT', 'TOPIC'] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

/**
 * A conflict of interest on record: this person does not rate claims of this source, claimant or topic, or this one
 * claim, for as long as it holds.
 */
@Entity('recusal')
@Check('recusal_kind', `kind IN ('CLAIM', 'SOURCE', 'CLAIMANT', 'TOPIC')`)
@Check('recusal_period', 'valid_until > valid_from')
@Index('recusal_unique', ['userId', 'kind', 'subject'], { unique: true })
export class Recusal {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recusal_pk' })
  id: string;

  @Column({ type: 'uuid' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recusal_user_id_fk' })
  user?: UserAccount;

  @Column({ type: 'text' })
  kind: RecusalKind;

  /** Claim id, source id, or the claimant's name or the topic in lower case. */
  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  reason: string;

  /** Holds from here; null: always did. */
  @Column({ type: 'timestamptz', nullable: true })
  validFrom: Date | null;

  /** Holds until here; null: for good. */
  @Column({ type: 'timestamptz', nullable: true })
  validUntil: Date | null;

  /** Who put it on record: the person, or an editor. Null where that was not kept. */
  @Column({ type: 'uuid', nullable: true })
  declaredBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'declared_by', foreignKeyConstraintName: 'recusal_declared_by_fk' })
  declarer?: UserAccount | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
