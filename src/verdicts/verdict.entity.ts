import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  Unique,
  VersionColumn,
} from 'typeorm';
import { ReviewRound } from '../assignments/review-round.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { ClaimPlacement } from '../claims/claim-placement.entity.js';
import { RatingScheme } from '../schemes/rating-scheme.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Adjudication } from './adjudication.entity.js';
import { VERDICT_STATES, type VerdictState } from './verdict-status.js';

export const VERDICT_ORIGINS = ['UNANIMOUS', 'TIEBREAK', 'ADJUDICATED', 'CARRIED', 'SINGLE', 'IMPORTED'] as const;
export type VerdictOrigin = (typeof VERDICT_ORIGINS)[number];

export const VERDICT_BASES = ['NEWEST_VERSION', 'ARCHIVED_VERSION'] as const;
export type VerdictBasis = (typeof VERDICT_BASES)[number];

/** Evidence as published: copied from the reviews, confidential items left out. */
export interface VerdictEvidence {
  title: string;
  url: string | null;
  archiveUrl: string | null;
  quote: string | null;
  stance: string;
  kind: string;
  accessedAt: string | null;
  /** Files that show it; absent on verdicts that were proposed before files were published. */
  attachments?: VerdictAttachment[];
}

/** A file of evidence as readers are told of it. */
export interface VerdictAttachment {
  filename: string;
  mediaType: string;
  /** Hex. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Without names, and in an order that tells nothing of the raters. */
export interface Provenance {
  /** Why fewer independent sources than the policy asks for were enough, in the raters' words. */
  sourcesWaivers: string[];
  /** Values of the scheme's public fields, each once. */
  fields: { key: string; name: string; values: string[] }[];
}

/** One version of the desk's conclusion on a claim, with everything it rests on. */
@Entity('verdict')
@Unique('verdict_number_unique', ['claimId', 'number'])
@Check('verdict_state', `state IN (${VERDICT_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('verdict_origin', `origin IN (${VERDICT_ORIGINS.map((origin) => `'${origin}'`).join(', ')})`)
@Check('verdict_basis', `basis IN (${VERDICT_BASES.map((basis) => `'${basis}'`).join(', ')})`)
@Check(
  'verdict_published_complete',
  `state NOT IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED') OR (report_number IS NOT NULL AND published_at IS NOT NULL)`,
)
@Index('verdict_one_published_per_claim', ['claimId'], { unique: true, where: `state = 'PUBLISHED'` })
@Index('verdict_one_pending_per_claim', ['claimId'], { unique: true, where: `state IN ('PROPOSED', 'APPROVED')` })
@Index('verdict_report_number_unique', ['reportNumber'], { unique: true })
@Index('verdict_published_at_idx', ['publishedAt'], { where: 'published_at IS NOT NULL' })
@Index('verdict_created_at_idx', ['createdAt', 'id'])
@Index('verdict_stale_since_idx', ['staleSince'], { where: 'stale_since IS NOT NULL' })
@Index('verdict_review_by_idx', ['reviewBy', 'id'], { where: `state = 'PUBLISHED' AND review_by IS NOT NULL` })
// Full text search for similar decided claims; made by the migration, because it indexes an expression.
@Index('verdict_statement_search_idx', { synchronize: false })
export class Verdict {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'verdict_pk' })
  id: string;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'verdict_claim_id_fk' })
  claim?: Claim;

  /** 1, 2, 3, … within the claim. */
  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'uuid' })
  roundId: string;

  @ManyToOne(() => ReviewRound, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'verdict_round_id_fk' })
  round?: ReviewRound;

  @Column({ type: 'uuid', nullable: true })
  adjudicationId: string | null;

  @ManyToOne(() => Adjudication, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'adjudication_id', foreignKeyConstraintName: 'verdict_adjudication_id_fk' })
  adjudication?: Adjudication | null;

  @Column({ type: 'text' })
  state: VerdictState;

  @Column({ type: 'text' })
  origin: VerdictOrigin;

  @Column({ type: 'uuid' })
  schemeId: string;

  @ManyToOne(() => RatingScheme, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'scheme_id', foreignKeyConstraintName: 'verdict_scheme_id_fk' })
  scheme?: RatingScheme;

  @Column({ type: 'text' })
  label: string;

  /** The words judged. */
  @Column({ type: 'uuid' })
  placementId: string;

  @ManyToOne(() => ClaimPlacement, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'placement_id', foreignKeyConstraintName: 'verdict_placement_id_fk' })
  placement?: ClaimPlacement;

  @Column({ type: 'text' })
  statement: string;

  /** Under 75 characters where possible, for ClaimReview. */
  @Column({ type: 'text' })
  shortStatement: string;

  /** One or two sentences for readers. */
  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'text' })
  rationale: string;

  @Column({ type: 'jsonb' })
  evidence: VerdictEvidence[];

  /** How many rated independently, and how: `{count, labels: {KEY: n}}`. No names. */
  @Column({ type: 'jsonb' })
  raters: { count: number; labels: Record<string, number> };

  /** What the raters said of their ratings that readers may know. */
  @Column({ type: 'jsonb', default: { sourcesWaivers: [], fields: [] } })
  provenance: Provenance;

  @Column({ type: 'text' })
  methodologyVersion: string;

  /** Since when the source no longer stands on the same words; null while it does. */
  @Column({ type: 'timestamptz', nullable: true })
  staleSince: Date | null;

  /**
   * ARCHIVED_VERSION: an editor decided that it holds for the version judged although the source no longer says it. It
   * settles nothing but that.
   */
  @Column({ type: 'text', default: 'NEWEST_VERSION' })
  basis: VerdictBasis;

  /** The number in the report's permanent address; given at publication, never reused. */
  @Column({ type: 'bigint', nullable: true })
  reportNumber: string | null;

  @Column({ type: 'uuid', nullable: true })
  approvedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'approved_by', foreignKeyConstraintName: 'verdict_approved_by_fk' })
  approver?: UserAccount | null;

  @Column({ type: 'timestamptz', nullable: true })
  approvedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  publishedBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'published_by', foreignKeyConstraintName: 'verdict_published_by_fk' })
  publisher?: UserAccount | null;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** When this claim first had a published verdict. */
  @Column({ type: 'timestamptz', nullable: true })
  firstPublishedAt: Date | null;

  /** Day (YYYY-MM-DD, UTC) from which somebody should look again whether it still holds; null: never. */
  @Column({ type: 'date', nullable: true })
  reviewBy: string | null;

  /** When the desk was told that this day has come. */
  @Column({ type: 'timestamptz', nullable: true })
  reviewNoticedAt: Date | null;

  /** Why it was refused, withdrawn or retracted. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
