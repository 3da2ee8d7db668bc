import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Review } from './review.entity.js';

export const STANCES = ['SUPPORTS', 'REFUTES', 'CONTEXT'] as const;
export const EVIDENCE_KINDS = ['PRIMARY', 'SECONDARY'] as const;

/** One piece of evidence of a review. Frozen with its review (by trigger). */
@Entity('evidence_item')
@Check('evidence_item_stance', `stance IN ('SUPPORTS', 'REFUTES', 'CONTEXT')`)
@Check('evidence_item_kind', `kind IN ('PRIMARY', 'SECONDARY')`)
export class EvidenceItem {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'evidence_item_pk' })
  reviewId: string;

  /** 0, 1, 2, … within the review. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'evidence_item_pk' })
  position: number;

  @ManyToOne(() => Review, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'review_id', foreignKeyConstraintName: 'evidence_item_review_id_fk' })
  review?: Review;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text', nullable: true })
  archiveUrl: string | null;

  @Column({ type: 'text', nullable: true })
  quote: string | null;

  @Column({ type: 'text' })
  stance: (typeof STANCES)[number];

  @Column({ type: 'text' })
  kind: (typeof EVIDENCE_KINDS)[number];

  @Column({ type: 'timestamptz', nullable: true })
  accessedAt: Date | null;

  /** Protects a source at risk: never leaves the desk. */
  @Column({ type: 'boolean', default: false })
  confidential: boolean;
}
