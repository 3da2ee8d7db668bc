import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The end of the audit chain: one row, locked by whoever appends, so appends are in one order. */
@Entity('audit_head')
@Check('audit_head_single', 'id = 1')
export class AuditHead {
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'audit_head_pk' })
  id: number;

  @Column({ type: 'bigint' })
  seq: string;

  @Column({ type: 'text' })
  hash: string;
}
