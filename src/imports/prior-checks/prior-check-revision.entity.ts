import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ImportRun } from '../import-run.entity.js';
import type { RowWarning } from '../import-row.entity.js';
import { ORIGINAL_FORMATS, type OriginalFormat } from './check-facts.js';
import { PriorCheck } from './prior-check.entity.js';

/** A state of a prior check, as it was imported, with where it comes from. Immutable (a trigger refuses changes). */
@Entity('prior_check_revision')
@Check('prior_check_revision_number', 'revision > 0')
@Check('prior_check_revision_format', `format IN (${ORIGINAL_FORMATS.map((format) => `'${format}'`).join(', ')})`)
@Index('prior_check_revision_import_idx', ['importId', 'rowNumber'])
export class PriorCheckRevision {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'prior_check_revision_pk' })
  priorCheckId: string;

  @ManyToOne(() => PriorCheck, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'prior_check_id', foreignKeyConstraintName: 'prior_check_revision_prior_check_id_fk' })
  priorCheck?: PriorCheck;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'prior_check_revision_pk' })
  revision: number;

  @Column({ type: 'uuid' })
  importId: string;

  @ManyToOne(() => ImportRun, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'prior_check_revision_import_id_fk' })
  import?: ImportRun;

  @Column({ type: 'int' })
  rowNumber: number;

  @Column({ type: 'text' })
  place: string;

  @Column({ type: 'text' })
  format: OriginalFormat;

  /** Character for character as it stood in the file. */
  @Column({ type: 'text' })
  original: string;

  /** SHA-256 (hex) of the UTF-8 of `original`. */
  @Column({ type: 'text' })
  originalSha256: string;

  /** SHA-256 (hex) of its canonical JSON: the same for the same content in another spacing or order. */
  @Column({ type: 'text' })
  contentHash: string;

  @Column({ type: 'text' })
  claimText: string;

  @Column({ type: 'text' })
  rating: string;

  @Column({ type: 'jsonb' })
  warnings: RowWarning[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
