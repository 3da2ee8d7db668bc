import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Claim } from '../../claims/claim.entity.js';
import { RatingScheme } from '../../schemes/rating-scheme.entity.js';
import { UserAccount } from '../../users/user.entity.js';

/**
 * The desk's known answer to a claim that raters are measured with, in versions that never change. The newest one
 * counts; `ended` ones say that the claim is no longer given out for measuring.
 */
@Entity('gold_answer')
@Unique('gold_answer_version_unique', ['claimId', 'answerVersion'])
@Check('gold_answer_version_positive', 'answer_version > 0')
@Check('gold_answer_labels', 'cardinality(labels) > 0')
export class GoldAnswer {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'gold_answer_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'gold_answer_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'int' })
  answerVersion: number;

  /** The version of the scheme whose labels are meant; only rounds with this scheme are measured with it. */
  @Column({ type: 'uuid' })
  schemeId: string;

  @ManyToOne(() => RatingScheme, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'scheme_id', foreignKeyConstraintName: 'gold_answer_scheme_id_fk' })
  scheme?: RatingScheme;

  /** Every label that is right. */
  @Column({ type: 'text', array: true })
  labels: string[];

  @Column({ type: 'text' })
  explanation: string;

  /** It may be given out although readers, and so raters, can read what the desk concluded. */
  @Column({ type: 'boolean' })
  evenIfPublished: boolean;

  /** Of the statement and the words the answer is about: for other words it is no answer. */
  @Column({ type: 'text' })
  wordingHash: string;

  @Column({ type: 'boolean' })
  ended: boolean;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'gold_answer_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
