import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { DocumentVersion } from '../documents/document-version.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Claim } from './claim.entity.js';
import { SOURCE_STATES, type SourceState } from './placement-status.js';

/**
 * Where a claim stands in one version of its document: a W3C TextQuoteSelector (`exact`, `prefix`, `suffix`) and a
 * TextPositionSelector (`start`, `end`, in UTF-16 code units of the version's text).
 */
@Entity('claim_placement')
@Unique('claim_placement_claim_version_unique', ['claimId', 'documentVersionId'])
@Check('claim_placement_source_state', `source_state IN (${SOURCE_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('claim_placement_resolved_state', `resolved_state IN (${SOURCE_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'claim_placement_span',
  `(start_offset IS NULL AND end_offset IS NULL) OR (start_offset >= 0 AND end_offset > start_offset)`,
)
@Check(
  'claim_placement_anchored',
  `source_state NOT IN ('CURRENT', 'REWORDED', 'CONTEXT_CHANGED') OR start_offset IS NOT NULL`,
)
@Index('claim_placement_version_idx', ['documentVersionId', 'startOffset'])
@Index('claim_placement_reattached_idx', ['claimId'], { where: 'reattached_at IS NOT NULL' })
export class ClaimPlacement {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'claim_placement_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'claim_placement_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'uuid' })
  documentVersionId: string;

  @ManyToOne(() => DocumentVersion, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_version_id', foreignKeyConstraintName: 'claim_placement_document_version_id_fk' })
  documentVersion?: DocumentVersion;

  @Column({ type: 'text' })
  sourceState: SourceState;

  /** What the resolver found, whatever a person made of it later; null when it was not asked, or has not answered. */
  @Column({ type: 'text', nullable: true })
  resolvedState: SourceState | null;

  /** Null while PENDING and when GONE or FAILED. */
  @Column({ type: 'text', nullable: true })
  exact: string | null;

  @Column({ type: 'text', nullable: true })
  prefix: string | null;

  @Column({ type: 'text', nullable: true })
  suffix: string | null;

  @Column({ type: 'int', nullable: true })
  startOffset: number | null;

  @Column({ type: 'int', nullable: true })
  endOffset: number | null;

  /** Other places in the same version that say the same. */
  @Column({ type: 'jsonb', default: '[]' })
  alsoAt: { start: number; end: number }[];

  /** Why the resolver decided so; null when the extractor or a person set it. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @Column({ type: 'text', nullable: true })
  resolverVersion: string | null;

  @Column({ type: 'uuid', nullable: true })
  acknowledgedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'acknowledged_by', foreignKeyConstraintName: 'claim_placement_acknowledged_by_fk' })
  acknowledger?: UserAccount | null;

  @Column({ type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  /** When the claim was put on other words here than it had before: what was judged earlier does not reach past this. */
  @Column({ type: 'timestamptz', nullable: true })
  reattachedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
