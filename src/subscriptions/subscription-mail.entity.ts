import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Subscription } from './subscription.entity.js';

export const SUBSCRIPTION_MAIL_KINDS = ['CONFIRM', 'CORRECTION', 'REPLACEMENT'] as const;
export type SubscriptionMailKind = (typeof SUBSCRIPTION_MAIL_KINDS)[number];
const STATES = ['PENDING', 'SENDING', 'SENT', 'DROPPED', 'FAILED'];

/** One mail to a subscriber. The row is what makes it one: a subscription and a change occur once. */
@Entity('subscription_mail')
@Unique('subscription_mail_change', ['subscriptionId', 'changeId'])
@Check('subscription_mail_kind', `kind IN (${SUBSCRIPTION_MAIL_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('subscription_mail_state', `state IN (${STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('subscription_mail_about', `(kind = 'CONFIRM') = (change_id IS NULL)`)
@Index('subscription_mail_created_at_idx', ['createdAt'])
export class SubscriptionMail {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subscription_mail_pk' })
  id: string;

  @Column({ type: 'uuid' })
  subscriptionId: string;

  @ManyToOne(() => Subscription, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'subscription_id', foreignKeyConstraintName: 'subscription_mail_subscription_id_fk' })
  subscription?: Subscription;

  @Column({ type: 'text' })
  kind: SubscriptionMailKind;

  /** The correction, or the verdict that replaced another; null in a mail that asks to confirm. */
  @Column({ type: 'uuid', nullable: true })
  changeId: string | null;

  @Column({ type: 'text' })
  state: string;

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
