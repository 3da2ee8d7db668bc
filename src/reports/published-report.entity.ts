import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Claim } from '../claims/claim.entity.js';
import { Document } from '../documents/document.entity.js';
import { Source } from '../documents/source.entity.js';
import { Verdict } from '../verdicts/verdict.entity.js';

/**
 * A report as it was published: written in the transaction that gives the verdict its number, immutable (by trigger).
 * No verdict has a number without it (by trigger). What became of it since is told from verdict, claim board and corrections. The columns beside `content` repeat parts of it for filters and search.
 */
@Entity('published_report')
@Unique('published_report_verdict_unique', ['verdictId'])
@Index('published_report_claim_idx', ['claimId', 'number'])
@Index('published_report_document_idx', ['documentId', 'number'])
@Index('published_report_source_idx', ['sourceId', 'number'])
@Index('published_report_claimant_idx', ['claimantKey', 'number'])
@Index('published_report_published_at_idx', ['publishedAt'])
// GIN; made by the migration.
@Index('published_report_topics_idx', { synchronize: false })
@Index('published_report_words_idx', { synchronize: false })
export class FrozenReport {
  /** The number in its permanent address. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'published_report_pk' })
  number: string;

  @Column({ type: 'uuid' })
  verdictId: string;

  @ManyToOne(() => Verdict, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'verdict_id', foreignKeyConstraintName: 'published_report_verdict_id_fk' })
  verdict?: Verdict;

  @Column({ type: 'uuid' })
  claimId: string;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'published_report_claim_id_fk' })
  claim?: Claim;

  @Column({ type: 'uuid' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'published_report_document_id_fk' })
  document?: Document;

  @Column({ type: 'uuid', nullable: true })
  sourceId: string | null;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'published_report_source_id_fk' })
  source?: Source | null;

  /** Canonical JSON (RFC 8785) of a `ReportContent`. */
  @Column({ type: 'text' })
  content: string;

  /** `sha256:` and 64 hex digits over `content` in UTF-8. */
  @Column({ type: 'text' })
  contentHash: string;

  /** Version of the verdict within its claim. */
  @Column({ type: 'int' })
  verdictVersion: number;

  @Column({ type: 'text' })
  label: string;

  /** Colour of the label as #rrggbb. */
  @Column({ type: 'text', nullable: true })
  labelColor: string | null;

  @Column({ type: 'text' })
  schemeKey: string;

  /** BCP 47, in lower case. */
  @Column({ type: 'text' })
  language: string;

  /** The claimant's name in lower case, without outer white space. */
  @Column({ type: 'text', nullable: true })
  claimantKey: string | null;

  @Column({ type: 'text', array: true })
  topics: string[];

  /** Words of the statement, the conclusion and the claimant's name, for full text search. */
  @Column({ type: 'tsvector' })
  words: string;

  @Column({ type: 'timestamptz' })
  publishedAt: Date;
}
