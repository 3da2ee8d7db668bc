import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

export const RECUSAL_KINDS = ['CLAIM', 'SOURCE', 'CLAIMANT'] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

/** A conflict of interest: this person does not rate claims of this source or claimant, or this one claim. */
@Entity('recusal')
@Check('recusal_kind', `kind IN ('CLAIM', 'SOURCE', 'CLAIMANT')`)
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

  /** Claim id, source id, or the claimant's name in lower case. */
  @Column({ type: 'text' })
  subject: string;

  @Column({ type: 'text' })
  reason: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
