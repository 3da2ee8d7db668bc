import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { MailDigest } from './mail-digest.entity.js';
import type { NotificationKind } from './notification-kinds.js';

/** Something one person should know. Claim and document are named without foreign keys: those tables are above this module. */
@Entity('notification')
@Index('notification_user_idx', ['userId', 'createdAt', 'id'])
@Index('notification_unread_idx', ['userId', 'createdAt', 'id'], { where: 'read_at IS NULL' })
@Index('notification_for_digest_idx', ['userId'], { where: 'digest AND read_at IS NULL AND digest_id IS NULL' })
@Index('notification_digest_id_idx', ['digestId'])
@Index('notification_created_at_idx', ['createdAt'])
@Index('notification_once', ['userId', 'onceKey'], { unique: true, where: 'once_key IS NOT NULL' })
export class Notification {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_pk' })
  id: string;

  @Column({ type: 'uuid' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_user_id_fk' })
  user?: UserAccount;

  @Column({ type: 'text' })
  kind: NotificationKind;

  @Column({ type: 'uuid', nullable: true })
  claimId: string | null;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;

  /** Shaped by its kind. */
  @Column({ type: 'jsonb' })
  data: Record<string, unknown>;

  /** What the person's preferences said when it was written: stands in the product's list … */
  @Column({ type: 'boolean' })
  inApp: boolean;

  /** … and in the daily digest. */
  @Column({ type: 'boolean' })
  digest: boolean;

  /** A person gets at most one notification with the same key; null for no such rule. */
  @Column({ type: 'text', nullable: true })
  onceKey: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  readAt: Date | null;

  /** The digest it was put into; null when in none yet. */
  @Column({ type: 'uuid', nullable: true })
  digestId: string | null;

  @ManyToOne(() => MailDigest, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'digest_id', foreignKeyConstraintName: 'notification_digest_id_fk' })
  mailDigest?: MailDigest | null;
}
