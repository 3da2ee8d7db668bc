import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { FieldValues } from '../schemes/custom-fields.js';
import { Assignment } from './assignment.entity.js';
import { REVIEW_STATES, type ReviewState } from './review-status.js';

/** One revision of a reviewer's rating. The content of a row that is not a DRAFT never changes (by trigger). */
@Entity('review')
@Unique('review_revision_unique', ['assignmentId', 'revision'])
@Check('review_state', `state IN (${REVIEW_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('review_submitted_complete', `state = 'DRAFT' OR (label IS NOT NULL AND submitted_at IS NOT NULL)`)
@Check('review_confidence', 'confidence BETWEEN 1 AND 5')
export class Review {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'review_pk' })
  id: string;

  @Column({ type: 'uuid' })
  assignmentId: string;

  @ManyToOne(() => Assignment, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'assignment_id', foreignKeyConstraintName: 'review_assignment_id_fk' })
  assignment?: Assignment;

  @Column({ type: 'int' })
  revision: number;

  @Column({ type: 'text' })
  state: ReviewState;

  /** Key of a label of the round's rating scheme. */
  @Column({ type: 'text', nullable: true })
  label: string | null;

  /** 1 (guess) to 5 (certain). */
  @Column({ type: 'int', nullable: true })
  confidence: number | null;

  @Column({ type: 'text', default: '' })
  rationale: string;

  /** For the adjudicator only. */
  @Column({ type: 'text', default: '' })
  noteToAdjudicator: string;

  @Column({ type: 'boolean', default: false })
  needsAdjudication: boolean;

  /** Why fewer independent sources than the policy asks for are enough here; published with the report. */
  @Column({ type: 'text', nullable: true })
  sourcesWaiver: string | null;

  /** Values of the scheme's own fields, by key. */
  @Column({ type: 'jsonb', default: {} })
  customFields: FieldValues;

  /** Hash of the wording the reviewer saw; submitting is refused when the source says something else by now. */
  @Column({ type: 'text' })
  wordingHash: string;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Number of saves: the ETag of the draft. Counted by the service, because a save may change evidence only. */
  @Column({ type: 'int', default: 1 })
  version: number;
}
