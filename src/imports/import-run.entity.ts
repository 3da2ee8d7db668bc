import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { IMPORT_KINDS, type ImportKind } from './import-kind.js';

export const IMPORT_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** How many rows ended in which way. `warned` are among the others. */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  refused: number;
  warned: number;
}

export const NO_ROWS: ImportCounts = { created: 0, updated: 0, unchanged: 0, duplicate: 0, refused: 0, warned: 0 };

/** A file, or a page, that is being taken in row by row, or was. Its bytes are kept only until it has ended. */
@Entity('import_run')
@Check('import_run_kind', `kind IN (${IMPORT_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('import_run_status', `status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')`)
@Check('import_run_finished', `(status IN ('QUEUED', 'RUNNING')) = (finished_at IS NULL)`)
@Index('import_run_created_at_idx', ['createdAt', 'id'])
export class ImportRun {
  /** Also the id of its job in the queue. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_run_pk' })
  id: string;

  /** Null until a page that has to be fetched has come. */
  @Column({ type: 'text', nullable: true })
  kind: ImportKind | null;

  @Column({ type: 'text' })
  status: ImportState;

  /** Only the report is written. */
  @Column({ type: 'boolean' })
  dryRun: boolean;

  @Column({ type: 'text', nullable: true })
  filename: string | null;

  /** The page it is fetched from, and where that led; null for a file. */
  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text', nullable: true })
  finalUrl: string | null;

  /** What the sender says of the licence of the data. */
  @Column({ type: 'text', nullable: true })
  licence: string | null;

  /** Bytes, and SHA-256 (hex) of them; null until they are there. */
  @Column({ type: 'bigint', nullable: true })
  size: string | null;

  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  obtainedAt: Date | null;

  /** Bytes that the rows so far take up. */
  @Column({ type: 'bigint' })
  bytesDone: string;

  /** The row with the highest number that has ended; a run that goes on begins after it. */
  @Column({ type: 'int' })
  rows: number;

  @Column({ type: 'jsonb' })
  counts: ImportCounts;

  /** What is to be said of the file as a whole, such as columns that nobody reads. */
  @Column({ type: 'jsonb' })
  notes: string[];

  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ type: 'text', nullable: true })
  errorMessage: string | null;

  @Column({ type: 'uuid' })
  requestedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'import_run_requested_by_fk' })
  requester?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
