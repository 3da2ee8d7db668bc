import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the audit trail has been turned into events: one row, locked by whoever goes on. */
@Entity('webhook_cursor')
@Check('webhook_cursor_single', 'id = 1')
export class WebhookCursor {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'webhook_cursor_pk' })
  id: number;

  /** The last row of the audit trail that was read. */
  @Column({ type: 'bigint' })
  seq: string;
}
