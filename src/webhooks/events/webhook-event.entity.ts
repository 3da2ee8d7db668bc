import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that happened, as it is told to others. Its id is the `webhook-id` of every delivery. */
@Entity('webhook_event')
@Index('webhook_event_seq_unique', ['seq'], { unique: true })
@Index('webhook_event_created_at_idx', ['createdAt'])
export class WebhookEvent {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_event_pk' })
  id: string;

  /** The row of the audit trail it comes from; null for a ping. */
  @Column({ type: 'bigint', nullable: true })
  seq: string | null;

  @Column({ type: 'text' })
  type: string;

  /** The claim it is about, so that its raters can be kept from the log. */
  @Column({ type: 'uuid', nullable: true })
  claimId: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  /** The JSON that is sent, byte for byte the same in every delivery. */
  @Column({ type: 'text' })
  body: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
