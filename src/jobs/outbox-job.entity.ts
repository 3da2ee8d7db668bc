import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * A job that was committed together with the change that needs it and is not yet in the queue. The relay hands it to
 * BullMQ with this row's id as job id, then deletes the row.
 */
@Entity('outbox_job')
@Index('outbox_job_order_idx', ['createdAt', 'id'])
export class OutboxJob {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_job_pk' })
  id: string;

  @Column({ type: 'text' })
  queue: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  payload: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
