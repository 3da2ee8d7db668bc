import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

/** A browser session. Only the hash of its id is stored: a copy of this table signs nobody in. */
@Entity('session')
@Index('session_user_id_idx', ['userId'])
@Index('session_expires_at_idx', ['expiresAt'])
export class Session {
  /** SHA-256 (hex) of the session id in the cookie. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'session_pk' })
  idHash: string;

  /** The signed-in person; null before sign-in. */
  @Column({ type: 'uuid', nullable: true })
  userId: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'session_user_id_fk' })
  user?: UserAccount;

  @Column({ type: 'jsonb' })
  data: Record<string, unknown>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Idle limit; moves on with use. */
  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  /** Absolute limit; never moves. */
  @Column({ type: 'timestamptz' })
  endsAt: Date;
}
