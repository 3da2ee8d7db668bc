import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../../users/user.entity.js';

/** Why an endpoint is disabled: a person did it, it answered 410, or nothing could be delivered for days. */
export const DISABLED_REASONS = ['PERSON', 'GONE', 'FAILING'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Another system that is told of events. */
@Entity('webhook_endpoint')
@Check(
  'webhook_endpoint_disabled_reason',
  `disabled_reason IN (${DISABLED_REASONS.map((reason) => `'${reason}'`).join(', ')})`,
)
@Check('webhook_endpoint_enabled', 'enabled = (disabled_reason IS NULL)')
@Check('webhook_endpoint_previous_secret', '(previous_secret IS NULL) = (previous_secret_until IS NULL)')
@Index('webhook_endpoint_created_at_idx', ['createdAt', 'id'])
export class WebhookEndpoint {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_endpoint_pk' })
  id: string;

  /** Spelled as the URL standard does. Often holds a key of the receiver: neither in the audit trail nor in logs. */
  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text' })
  description: string;

  /** Types of events, or groups such as `verdict.*`. */
  @Column({ type: 'text', array: true })
  events: string[];

  @Column({ type: 'boolean' })
  enabled: boolean;

  @Column({ type: 'text', nullable: true })
  disabledReason: DisabledReason | null;

  @Column({ type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  /** What deliveries are signed with, sealed with the desk's own key. */
  @Column({ type: 'text' })
  secret: string;

  /** The secret before the last change: signs beside the new one for a while. Sealed. */
  @Column({ type: 'text', nullable: true })
  previousSecret: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  previousSecretUntil: Date | null;

  /** It is told of what came after this row of the audit trail. */
  @Column({ type: 'bigint' })
  afterSeq: string;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'webhook_endpoint_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Counts what is decided about it, not the deliveries. */
  @Column({ type: 'int', default: 1 })
  version: number;

  /** Since when every try has failed; null after one that did not. */
  @Column({ type: 'timestamptz', nullable: true })
  failingSince: Date | null;

  @Column({ type: 'int', default: 0 })
  failures: number;

  @Column({ type: 'timestamptz', nullable: true })
  lastSuccessAt: Date | null;

  /** Nothing is sent before: it asked for a pause, or failed too often in a row. */
  @Column({ type: 'timestamptz', nullable: true })
  restingUntil: Date | null;

  /** When a job that sends its deliveries was last asked for; null once one has begun. */
  @Column({ type: 'timestamptz', nullable: true })
  wokenAt: Date | null;

  /** The job that sends its deliveries: one at a time. */
  @Column({ type: 'uuid', nullable: true })
  leaseId: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  leasedUntil: Date | null;
}
