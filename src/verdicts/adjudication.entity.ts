import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { ReviewRound } from '../assignments/review-round.entity.js';
import { UserAccount } from '../users/user.entity.js';

export const ADJUDICATION_CAUSES = [
  'EVIDENCE_MISSED',
  'EVIDENCE_WEIGHED_DIFFERENTLY',
  'CLAIM_READ_DIFFERENTLY',
  'SCHEME_APPLIED_DIFFERENTLY',
  'GUIDELINE_GAP',
  'RATER_ERROR',
  'GENUINELY_AMBIGUOUS',
  'VERDICT_REFUSED',
] as const;
export type AdjudicationCause = (typeof ADJUDICATION_CAUSES)[number];

/** How a disagreement was settled, by whom and why. Append-only; a refused verdict may bring a second one. */
@Entity('adjudication')
@Unique('adjudication_number_unique', ['roundId', 'number'])
@Index('adjudication_guideline_gap_idx', ['createdAt', 'id'], { where: 'guideline_gap IS NOT NULL' })
@Check('adjudication_cause', `cause IN (${ADJUDICATION_CAUSES.map((cause) => `'${cause}'`).join(', ')})`)
export class Adjudication {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'adjudication_pk' })
  id: string;

  @Column({ type: 'uuid' })
  roundId: string;

  @ManyToOne(() => ReviewRound, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'adjudication_round_id_fk' })
  round?: ReviewRound;

  /** 1, 2, … within the round. */
  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'uuid' })
  adjudicatorId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'adjudicator_id', foreignKeyConstraintName: 'adjudication_adjudicator_id_fk' })
  adjudicator?: UserAccount;

  @Column({ type: 'text' })
  label: string;

  @Column({ type: 'text' })
  cause: AdjudicationCause;

  @Column({ type: 'text' })
  rationale: string;

  /** Mandatory when the label is none of the raters'. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** What the guidelines leave open, when the adjudicator says that they do. */
  @Column({ type: 'text', nullable: true })
  guidelineGap: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
