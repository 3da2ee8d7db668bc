import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * A reader wants corrections by mail. Pending until they confirm; deleted with its address when they end it, or when
 * they do not confirm. No secret is kept with it: its links are signed (`SubscriptionLinks`).
 */
@Entity('subscription')
@Unique('subscription_email_topic', ['email', 'topic'])
@Check('subscription_topic', `topic ~ '^(all|(claim|document):[0-9a-f-]{36})$'`)
@Index('subscription_topic_idx', ['topic'], { where: 'confirmed_at IS NOT NULL' })
@Index('subscription_pending_idx', ['askedAt'], { where: 'confirmed_at IS NULL' })
export class Subscription {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subscription_pk' })
  id: string;

  /** In small letters. */
  @Column({ type: 'text' })
  email: string;

  /** `all`, `claim:<id>` (all reports on it) or `document:<id>`. */
  @Column({ type: 'text' })
  topic: string;

  /** When the newest mail with the link to confirm was asked for. */
  @Column({ type: 'timestamptz' })
  askedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;
}
