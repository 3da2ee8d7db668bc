import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { ReviewRound } from './review-round.entity.js';

/** Somebody broke the glass: looked at a round's ratings before the reveal. Immutable (by trigger). */
@Entity('round_unblinding')
@Check('round_unblinding_reason_filled', `reason <> ''`)
@Index('round_unblinding_person_idx', ['personId', 'roundId'])
export class RoundUnblinding {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'round_unblinding_pk' })
  roundId: string;

  @ManyToOne(() => ReviewRound, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'round_unblinding_round_id_fk' })
  round?: ReviewRound;

  /** A second person who wants to look gives a reason of their own. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'round_unblinding_pk' })
  personId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'round_unblinding_person_id_fk' })
  person?: UserAccount;

  @Column({ type: 'text' })
  reason: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
