import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ExportSnapshot } from './export-snapshot.entity.js';

/**
 * One report of a snapshot. What it says was frozen when it was published (`published_report`); here is what had become of
 * it since.
 */
@Entity('export_snapshot_item')
export class ExportSnapshotItem {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'export_snapshot_item_pk' })
  snapshotId: string;

  @ManyToOne(() => ExportSnapshot, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'snapshot_id', foreignKeyConstraintName: 'export_snapshot_item_snapshot_id_fk' })
  snapshot?: ExportSnapshot;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'export_snapshot_item_pk' })
  number: string;

  /** The part of the report's row that may change: `STATUS_COLUMNS` in `snapshots.queries.ts`. */
  @Column({ type: 'jsonb' })
  status: object;

  /** Reviews that count as independent ratings of the claim; only on the newest of its reports. */
  @Column({ type: 'uuid', array: true, default: [] })
  ratings: string[];

  /** When the desk accepted the claim, for figures of how long it took; only on the newest of its reports. */
  @Column({ type: 'timestamptz', nullable: true })
  acceptedAt: Date | null;
}
