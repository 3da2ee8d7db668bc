import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

/**
 * EMPTY: there was nothing to tell at the person's hour. PENDING: waits to be sent. SENDING: a worker is sending it.
 * SENT. DROPPED: everything in it was read, or the account disabled, before it was sent. FAILED: given up.
 */
export const DIGEST_STATES = ['EMPTY', 'PENDING', 'SENDING', 'SENT', 'DROPPED', 'FAILED'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];

/** One person's daily mail. The row is what makes it one: a person and a day occur once. */
@Entity('mail_digest')
@Unique('mail_digest_user_day', ['userId', 'day'])
@Check('mail_digest_state', `state IN (${DIGEST_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index('mail_digest_created_at_idx', ['createdAt'])
export class MailDigest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'mail_digest_pk' })
  id: string;

  @Column({ type: 'uuid' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'mail_digest_user_id_fk' })
  user?: UserAccount;

  /** The day in the person's time zone. */
  @Column({ type: 'date' })
  day: string;

  @Column({ type: 'text' })
  state: DigestState;

  /** When a worker began to send it; others leave it alone for a while after. */
  @Column({ type: 'timestamptz', nullable: true })
  claimedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  sentAt: Date | null;

  /** Why it could not be sent, at the last try. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
