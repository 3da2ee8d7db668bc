import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { WebhookDelivery } from './webhook-delivery.entity.js';

/** One try of a delivery, as it ended. Of each delivery only the newest are kept; they go with it. */
@Entity('webhook_attempt')
@Index('webhook_attempt_delivery_idx', ['deliveryId', 'startedAt', 'id'])
export class WebhookAttempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_attempt_pk' })
  id: string;

  @Column({ type: 'uuid' })
  deliveryId: string;

  @ManyToOne(() => WebhookDelivery, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'delivery_id', foreignKeyConstraintName: 'webhook_attempt_delivery_id_fk' })
  delivery?: WebhookDelivery;

  @Column({ type: 'timestamptz' })
  startedAt: Date;

  /** HTTP status; null when there was no answer. */
  @Column({ type: 'int', nullable: true })
  statusCode: number | null;

  @Column({ type: 'int' })
  durationMs: number;

  /** Why it failed; null when it did not. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  /** The beginning of the answer. */
  @Column({ type: 'text', nullable: true })
  responseBody: string | null;
}
