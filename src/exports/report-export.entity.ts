import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ChunkedFile } from '../files/chunked-file.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { ExportSnapshot } from './export-snapshot.entity.js';
import { EXPORT_STATES, type ExportState } from './export-status.js';

export interface ExportOptions {
  /** Begin CSV with a byte order mark. */
  bom: boolean;
}

/** A file with many reports, made in the background. */
@Entity('report_export')
@Check('report_export_state', `state IN (${EXPORT_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('report_export_ready', `state <> 'READY' OR (file_id IS NOT NULL AND sha256 IS NOT NULL AND size IS NOT NULL)`)
@Check('report_export_failed', `state <> 'FAILED' OR failure_code IS NOT NULL`)
@Index('report_export_created_at_idx', ['createdAt', 'id'])
@Index('report_export_snapshot_idx', ['snapshotId'])
@Index('report_export_expires_at_idx', ['expiresAt'], { where: 'expires_at IS NOT NULL' })
@Index('report_export_open_idx', ['requestedBy'], { where: `state IN ('QUEUED', 'RUNNING')` })
export class ReportExport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'report_export_pk' })
  id: string;

  /** Null when the snapshot was removed after the export expired. */
  @Column({ type: 'uuid', nullable: true })
  snapshotId: string | null;

  @ManyToOne(() => ExportSnapshot, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'snapshot_id', foreignKeyConstraintName: 'report_export_snapshot_id_fk' })
  snapshot?: ExportSnapshot | null;

  @Column({ type: 'text' })
  format: string;

  @Column({ type: 'jsonb' })
  options: ExportOptions;

  @Column({ type: 'text' })
  state: ExportState;

  /** Reports written so far. */
  @Column({ type: 'int', default: 0 })
  done: number;

  /** Drawn anew by every run of the job: a run that was overtaken finds another one here and stops. */
  @Column({ type: 'uuid', nullable: true })
  runId: string | null;

  /** The file, while it is being written as well. */
  @Column({ type: 'uuid', nullable: true })
  fileId: string | null;

  @ManyToOne(() => ChunkedFile, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'report_export_file_id_fk' })
  file?: ChunkedFile | null;

  @Column({ type: 'text', nullable: true })
  filename: string | null;

  /** Bytes. */
  @Column({ type: 'bigint', nullable: true })
  size: string | null;

  /** SHA-256 (hex); kept after the file is removed. */
  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  @Column({ type: 'text', nullable: true })
  failureCode: string | null;

  @Column({ type: 'text', nullable: true })
  failureMessage: string | null;

  @Column({ type: 'uuid' })
  requestedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'report_export_requested_by_fk' })
  requester?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** When the run of today began. */
  @Column({ type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  /** When it last got on, or was put into the queue. */
  @Column({ type: 'timestamptz' })
  touchedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;

  /** When it is forgotten: the file, or why there is none. */
  @Column({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null;
}
