import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Attachment } from './attachments/attachment.entity.js';
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

  /** The source's text just before and after the quote, so that it can be found again when the source changes. */
  @Column({ type: 'text', default: '' })
  quotePrefix: string;

  @Column({ type: 'text', default: '' })
  quoteSuffix: string;

  @Column({ type: 'text' })
  stance: (typeof STANCES)[number];

  @Column({ type: 'text' })
  kind: (typeof EVIDENCE_KINDS)[number];

  @Column({ type: 'timestamptz', nullable: true })
  accessedAt: Date | null;

  /** Protects a source at risk: never leaves the desk. */
  @Column({ type: 'boolean', default: false })
  confidential: boolean;

  /** To editors: why the source needs protection. Never leaves the desk either. */
  @Column({ type: 'text', nullable: true })
  confidentialNote: string | null;

  /** A file of the same assignment. */
  @Column({ type: 'uuid', nullable: true })
  attachmentId: string | null;

  @ManyToOne(() => Attachment, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'attachment_id', foreignKeyConstraintName: 'evidence_item_attachment_id_fk' })
  attachment?: Attachment | null;
}
