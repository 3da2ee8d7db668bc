import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** The stored answer to a POST that came with an Idempotency-Key; committed together with what the POST did. */
@Entity('idempotency_key')
@Index('idempotency_key_created_at_idx', ['createdAt'])
export class IdempotencyKey {
  /** Who sent it: keys of different people never meet. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'idempotency_key_pk' })
  userId: string;

  /** Method and path. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pk' })
  route: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pk' })
  key: string;

  /** HMAC-SHA-256 (hex) of the request body. */
  @Column({ type: 'text' })
  requestHash: string;

  @Column({ type: 'jsonb', nullable: true })
  response: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
