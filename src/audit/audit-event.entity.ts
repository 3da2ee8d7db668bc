import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * One thing that happened. Append-only (a trigger refuses UPDATE and DELETE) and chained: `hash` is an HMAC over the
 * previous row's hash and this row's content, so an edited, removed or re-ordered row is found by `audit verify`.
 */
@Entity('audit_event')
@Check('audit_event_seq_positive', 'seq > 0')
@Index('audit_event_entity_idx', ['entityType', 'entityId', 'seq'])
@Index('audit_event_claim_idx', ['claimId', 'seq'])
export class AuditEvent {
  /** 1, 2, 3, … without gaps. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_event_pk' })
  seq: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  /** User id; null when the system acted. */
  @Column({ type: 'uuid', nullable: true })
  actorId: string | null;

  @Column({ type: 'text' })
  actorKind: string;

  /** Dotted, past tense: `verdict.published`. */
  @Column({ type: 'text' })
  event: string;

  @Column({ type: 'text' })
  entityType: string;

  @Column({ type: 'uuid' })
  entityId: string;

  /** The claim this concerns, if any: what a claim's history is made of. */
  @Column({ type: 'uuid', nullable: true })
  claimId: string | null;

  @Column({ type: 'text', nullable: true })
  fromState: string | null;

  @Column({ type: 'text', nullable: true })
  toState: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'jsonb' })
  data: Record<string, unknown>;

  @Column({ type: 'text', nullable: true })
  requestId: string | null;

  @Column({ type: 'text' })
  prevHash: string;

  @Column({ type: 'text' })
  hash: string;
}
