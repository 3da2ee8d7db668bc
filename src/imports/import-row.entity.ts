import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ImportRun } from './import-run.entity.js';

export const ROW_OUTCOMES = ['CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'REFUSED'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** Something a person should look at; the row was taken all the same. */
export interface RowWarning {
  rule: string;
  message: string;
}

/** What became of one row of an import. Written in the transaction that wrote what it tells of. */
@Entity('import_row')
@Check('import_row_outcome', `outcome IN ('CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'REFUSED')`)
@Check('import_row_refused', `(outcome = 'REFUSED') = (error_code IS NOT NULL)`)
@Index('import_row_outcome_idx', ['importId', 'outcome', 'number'])
@Index('import_row_own_key_idx', ['importId', 'naturalKey'], { where: 'natural_key IS NOT NULL' })
// The same file put in twice makes its documents once.
@Index('import_row_document_unique', ['naturalKey'], { unique: true, where: 'document_made' })
export class ImportRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_row_pk' })
  importId: string;

  @ManyToOne(() => ImportRun, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'import_row_import_id_fk' })
  import?: ImportRun;

  /** 1, 2, 3, … in the order of the file. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'import_row_pk' })
  number: number;

  /** Where it stands: `line 12`, `dataFeedElement[3].item[0]`, `folder/file.txt`. */
  @Column({ type: 'text' })
  place: string;

  @Column({ type: 'text' })
  outcome: RowOutcome;

  /** A title or claim to know it by. */
  @Column({ type: 'text', nullable: true })
  label: string | null;

  /** SHA-256 (hex) of what makes it the same row in another file: address and claim, or the words of a document. */
  @Column({ type: 'text', nullable: true })
  naturalKey: string | null;

  /** SHA-256 (hex) of its whole content. */
  @Column({ type: 'text', nullable: true })
  contentHash: string | null;

  @Column({ type: 'uuid', nullable: true })
  priorCheckId: string | null;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;

  /** This row made the document; false in a report that was only tried. */
  @Column({ type: 'boolean', default: false })
  documentMade: boolean;

  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ type: 'text', nullable: true })
  errorMessage: string | null;

  @Column({ type: 'jsonb' })
  warnings: RowWarning[];
}
