import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../../users/user.entity.js';

export const RERUN_STATES = ['RUNNING', 'DONE', 'CANCELLED'] as const;
export type RerunState = (typeof RERUN_STATES)[number];

/** Which documents a rerun was asked for; a field that is null does not narrow it. */
export interface RerunFilter {
  documentIds: string[] | null;
  sourceId: string | null;
}

/**
 * A second search of many documents, because the extractor or its settings are others by now. A preview (`dryRun`) only
 * says what it would change. At most one of each kind is under way.
 */
@Entity('extraction_rerun')
@Check('extraction_rerun_status', `status IN ('RUNNING', 'DONE', 'CANCELLED')`)
@Check('extraction_rerun_finished', `(status = 'RUNNING') = (finished_at IS NULL)`)
@Index('extraction_rerun_open_unique', ['dryRun'], { unique: true, where: `status = 'RUNNING'` })
@Index('extraction_rerun_created_at_idx', ['createdAt', 'id'])
export class ExtractionRerun {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'extraction_rerun_pk' })
  id: string;

  @Column({ type: 'boolean' })
  dryRun: boolean;

  @Column({ type: 'text' })
  status: RerunState;

  @Column({ type: 'jsonb' })
  filter: RerunFilter;

  /** The extractor and the settings it is made with; documents whose turn comes under others are skipped. */
  @Column({ type: 'text' })
  extractorVersion: string;

  @Column({ type: 'int' })
  settingsVersion: number;

  /** Documents that the filter and the extractor match. A preview looks at no more than a part of them. */
  @Column({ type: 'int' })
  matched: number;

  @Column({ type: 'uuid' })
  requestedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'extraction_rerun_requested_by_fk' })
  requester?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt: Date | null;
}
