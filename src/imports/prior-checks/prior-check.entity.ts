import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { GivenNumber } from './check-facts.js';

/**
 * A claim that was checked before, by another desk or by us elsewhere: the newest state of it that was imported. All
 * states are in `prior_check_revision`.
 */
@Entity('prior_check')
@Unique('prior_check_review_unique', ['url', 'claimHash'])
@Check('prior_check_revision_positive', 'revision > 0')
@Index('prior_check_created_at_idx', ['createdAt', 'id'])
@Index('prior_check_site_idx', ['publisherSite', 'createdAt', 'id'])
@Index('prior_check_review_day_idx', ['reviewDay'])
// Full text search over claim and title, and over the claim alone; made by a migration, because they index expressions.
@Index('prior_check_search_idx', { synchronize: false })
@Index('prior_check_claim_search_idx', { synchronize: false })
export class PriorCheck {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'prior_check_pk' })
  id: string;

  @Column({ type: 'text' })
  url: string;

  /** SHA-256 (hex) of the claim's words, with white space made even. */
  @Column({ type: 'text' })
  claimHash: string;

  /** 1, 2, 3, …: the newest. */
  @Column({ type: 'int' })
  revision: number;

  /** SHA-256 (hex) of the content of the newest revision, however it was spaced. */
  @Column({ type: 'text' })
  contentHash: string;

  @Column({ type: 'text' })
  claimText: string;

  @Column({ type: 'text', nullable: true })
  claimantName: string | null;

  @Column({ type: 'text', nullable: true })
  claimantSameAs: string | null;

  @Column({ type: 'text', nullable: true })
  claimantKind: 'PERSON' | 'ORGANISATION' | null;

  @Column({ type: 'text', nullable: true })
  claimDate: string | null;

  @Column({ type: 'text', nullable: true })
  reviewDate: string | null;

  @Column({ type: 'text', nullable: true })
  modifiedDate: string | null;

  @Column({ type: 'date', nullable: true })
  reviewDay: string | null;

  @Column({ type: 'jsonb' })
  appearances: string[];

  @Column({ type: 'text', nullable: true })
  publisherName: string | null;

  @Column({ type: 'text' })
  publisherSite: string;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'text' })
  rating: string;

  /** As given: `{value, best, worst}`, each a number, a text or null. */
  @Column({ type: 'jsonb' })
  ratingNumbers: { value: GivenNumber; best: GivenNumber; worst: GivenNumber };

  @Column({ type: 'text', nullable: true })
  ratingExplanation: string | null;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz' })
  updatedAt: Date;
}
