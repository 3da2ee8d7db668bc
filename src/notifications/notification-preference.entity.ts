import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import type { NotificationKind } from './notification-kinds.js';

/** Where a person wants a kind of notification otherwise than by default. */
@Entity('notification_preference')
export class NotificationPreference {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_preference_pk' })
  userId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_preference_user_id_fk' })
  user?: UserAccount;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notification_preference_pk' })
  kind: NotificationKind;

  @Column({ type: 'boolean' })
  inApp: boolean;

  @Column({ type: 'boolean' })
  digest: boolean;
}
