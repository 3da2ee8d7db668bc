import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';

/** When a person wants the daily mail. A person without a row has `DEFAULT_SETTINGS`. */
@Entity('notification_settings')
@Check('notification_settings_hour', 'digest_hour BETWEEN 0 AND 23')
export class NotificationSettings {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_settings_pk' })
  userId: string;

  @OneToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_settings_user_id_fk' })
  user?: UserAccount;

  /** Name out of the IANA time zone database. */
  @Column({ type: 'text' })
  timeZone: string;

  /** Hour of the person's day from which on the mail is sent, 0 to 23. */
  @Column({ type: 'int' })
  digestHour: number;

  @Column({ type: 'boolean' })
  dailyDigest: boolean;
}

export const DEFAULT_SETTINGS = { timeZone: 'UTC', digestHour: 8, dailyDigest: true } as const;
