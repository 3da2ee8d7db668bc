import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { WebhookEndpoint } from '../endpoints/webhook-endpoint.entity.js';
import { WebhookEvent } from '../events/webhook-event.entity.js';

/** PENDING: a (further) try follows. FAILED: none does, unless somebody asks for it. */
export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One event on its way to one endpoint. */
@Entity('webhook_delivery')
@Check('webhook_delivery_state', `state IN (${DELIVERY_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('webhook_delivery_next', `(state = 'PENDING') = (next_attempt_at IS NOT NULL)`)
@Index('webhook_delivery_once', ['endpointId', 'eventId'], { unique: true })
@Index('webhook_delivery_log_idx', ['endpointId', 'createdAt', 'id'])
@Index('webhook_delivery_event_idx', ['eventId'])
@Index('webhook_delivery_due_idx', ['endpointId', 'nextAttemptAt', 'position'], { where: `state = 'PENDING'` })
export class WebhookDelivery {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_delivery_pk' })
  id: string;

  @Column({ type: 'uuid' })
  endpointId: string;

  @ManyToOne(() => WebhookEndpoint, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'endpoint_id', foreignKeyConstraintName: 'webhook_delivery_endpoint_id_fk' })
  endpoint?: WebhookEndpoint;

  @Column({ type: 'uuid' })
  eventId: string;

  @ManyToOne(() => WebhookEvent, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'webhook_delivery_event_id_fk' })
  event?: WebhookEvent;

  /** Place of the event in the audit trail: of those that are due together the earlier goes first. 0 for a ping. */
  @Column({ type: 'bigint' })
  position: string;

  @Column({ type: 'text' })
  state: DeliveryState;

  /** Tries in all. */
  @Column({ type: 'int', default: 0 })
  attempts: number;

  /** Tries since it was made or last asked for again: the place in the table of pauses. */
  @Column({ type: 'int', default: 0 })
  tries: number;

  @Column({ type: 'timestamptz', nullable: true })
  nextAttemptAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastAttemptAt: Date | null;

  /** HTTP status of the last try; null when there was no answer. */
  @Column({ type: 'int', nullable: true })
  statusCode: number | null;

  /** Of the last try. */
  @Column({ type: 'int', nullable: true })
  durationMs: number | null;

  /** Why the last try failed; null when it did not. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
