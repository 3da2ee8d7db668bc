import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { ClaimPlacement } from '../claims/claim-placement.entity.js';
import { RatingScheme } from '../schemes/rating-scheme.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { GoldAnswer } from './gold/gold-answer.entity.js';
import type { RoundPolicy } from './round-policy.js';
import { PolicyTemplate } from './policies/policy-template.entity.js';
import { ROUND_STATUSES, type RoundStatus } from './round-status.js';

/** One independent review of a claim by k raters under a policy that no longer changes. */
@Entity('review_round')
@Unique('review_round_number_unique', ['claimId', 'number'])
@Check('review_round_status', `status IN (${ROUND_STATUSES.map((status) => `'${status}'`).join(', ')})`)
@Check('review_round_number_positive', 'number > 0')
@Index('review_round_opened_at_idx', ['openedAt'])
@Index('review_round_open_idx', ['openedAt', 'id'], { where: `status = 'OPEN'` })
@Check('review_round_gold', '(gold_answer_id IS NULL) = (gold_rater_id IS NULL)')
@Index('review_round_one_running', ['claimId'], {
  unique: true,
  where: `status IN ('OPEN', 'COMPLETE') AND gold_answer_id IS NULL`,
})
@Index('review_round_gold_once', ['claimId', 'goldRaterId'], { unique: true, where: 'gold_answer_id IS NOT NULL' })
@Index('review_round_gold_open_idx', ['settlesAt'], { where: `gold_answer_id IS NOT NULL AND status = 'OPEN'` })
export class ReviewRound {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'review_round_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'review_round_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'text' })
  status: RoundStatus;

  @Column({ type: 'jsonb' })
  policy: RoundPolicy;

  /** The desk policy it was taken from; null when there was none. What counts is the copy in `policy`. */
  @Column({ type: 'uuid', nullable: true })
  policyTemplateId: string | null;

  @ManyToOne(() => PolicyTemplate, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'policy_template_id', foreignKeyConstraintName: 'review_round_policy_template_id_fk' })
  policyTemplate?: PolicyTemplate | null;

  @Column({ type: 'uuid' })
  schemeId: string;

  @ManyToOne(() => RatingScheme, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'scheme_id', foreignKeyConstraintName: 'review_round_scheme_id_fk' })
  scheme?: RatingScheme;

  /** The words judged: this placement of the claim … */
  @Column({ type: 'uuid' })
  placementId: string;

  @ManyToOne(() => ClaimPlacement, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'review_round_placement_id_fk' })
  placement?: ClaimPlacement;

  /** … and this revision of its statement. */
  @Column({ type: 'int' })
  statementRevision: number;

  /** Pseudonyms A, B, … are ordered by HMAC with this key: stable, random, independent of who submitted first. */
  @Column({ type: 'text', select: false })
  pseudonymKey: string;

  @Column({ type: 'uuid' })
  openedBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'opened_by', foreignKeyConstraintName: 'review_round_opened_by_fk' })
  opener?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  openedAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  completedAt: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revealedAt: Date | null;

  /** Who decided that it goes on against the archived version, because the source no longer has the words. */
  @Column({ type: 'uuid', nullable: true })
  archivedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'archived_by', foreignKeyConstraintName: 'review_round_archived_by_fk' })
  archiver?: UserAccount | null;

  @Column({ type: 'text', nullable: true })
  voidReason: string | null;

  /**
   * It measures one rater with a known answer: it has one place, for `goldRaterId`, and nothing follows from it for the
   * claim. Null for every other round.
   */
  @Column({ type: 'uuid', nullable: true })
  goldAnswerId: string | null;

  @ManyToOne(() => GoldAnswer, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'gold_answer_id', foreignKeyConstraintName: 'review_round_gold_answer_id_fk' })
  goldAnswer?: GoldAnswer | null;

  @Column({ type: 'uuid', nullable: true })
  goldRaterId: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'gold_rater_id', foreignKeyConstraintName: 'review_round_gold_rater_id_fk' })
  goldRater?: UserAccount | null;

  /** When what was submitted in such a round becomes final. */
  @Column({ type: 'timestamptz', nullable: true })
  settlesAt: Date | null;
}
