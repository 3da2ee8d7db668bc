import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Source } from '../documents/source.entity.js';
import { UserAccount } from '../users/user.entity.js';

/** What becomes of the entries of a feed: shown to editors, or taken in without asking. */
export const FEED_MODES = ['suggest', 'ingest'] as const;
export type FeedMode = (typeof FEED_MODES)[number];

/** A list of new pages that a site publishes: a feed or a sitemap. When it is polled is in `scheduled_check`. */
@Entity('feed')
@Unique('feed_url_unique', ['url'])
@Check('feed_mode', `mode IN (${FEED_MODES.map((mode) => `'${mode}'`).join(', ')})`)
@Check('feed_history', 'history_days > 0 AND history_entries >= 0')
@Index('feed_created_at_idx', ['createdAt', 'id'])
export class Feed {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'feed_pk' })
  id: string;

  /** Spelled as the URL standard does. */
  @Column({ type: 'text' })
  url: string;

  /** Given to the documents that come from it; null to leave it to their pages. */
  @Column({ type: 'uuid', nullable: true })
  sourceId: string | null;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'feed_source_id_fk' })
  source?: Source | null;

  @Column({ type: 'text' })
  mode: FeedMode;

  /** Wildcard patterns; see `wildcard.ts`. */
  @Column({ type: 'text', array: true })
  include: string[];

  @Column({ type: 'text', array: true })
  exclude: string[];

  /** Older entries are remembered, not offered. */
  @Column({ type: 'int' })
  historyDays: number;

  /** So many entries of the first poll are offered at most. */
  @Column({ type: 'int' })
  historyEntries: number;

  /** The address that answered the last time, to which the next two belong. */
  @Column({ type: 'text', nullable: true })
  finalUrl: string | null;

  @Column({ type: 'text', nullable: true })
  etag: string | null;

  /** As the site wrote it. */
  @Column({ type: 'text', nullable: true })
  lastModified: string | null;

  /** When entries were first read from it; null until then. */
  @Column({ type: 'timestamptz', nullable: true })
  firstReadAt: Date | null;

  /** Documents that are taken in without asking come in their name. */
  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'feed_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Counts what people change, not the polls. */
  @Column({ type: 'int', default: 1 })
  version: number;
}
