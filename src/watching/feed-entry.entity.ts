import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Document } from '../documents/document.entity.js';
import { Feed } from './feed.entity.js';

/**
 * HISTORY: too old when it was first seen. UNWANTED: left out by the feed's patterns. SUGGESTED: waits for an editor.
 * QUEUED: will be taken in. INGESTED: became a document. DUPLICATE: the desk had it. REFUSED: it could not be taken in.
 * DISMISSED: an editor said no.
 */
export const ENTRY_STATES = [
  'HISTORY',
  'UNWANTED',
  'SUGGESTED',
  'QUEUED',
  'INGESTED',
  'DUPLICATE',
  'REFUSED',
  'DISMISSED',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** An entry of a feed, remembered so that it is new only once. */
@Entity('feed_entry')
@Unique('feed_entry_key_unique', ['feedId', 'keySha256'])
@Check('feed_entry_state', `state IN (${ENTRY_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index('feed_entry_seen_idx', ['feedId', 'firstSeenAt', 'id'])
export class FeedEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'feed_entry_pk' })
  id: string;

  @Column({ type: 'uuid' })
  feedId: string;

  @ManyToOne(() => Feed, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'feed_id', foreignKeyConstraintName: 'feed_entry_feed_id_fk' })
  feed?: Feed;

  /** Of the address, by which an entry is known again. */
  @Column({ type: 'text' })
  keySha256: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'text' })
  state: EntryState;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'feed_entry_document_id_fk' })
  document?: Document | null;

  /** Why it was refused; null for one refused before codes were kept. */
  @Column({ type: 'text', nullable: true })
  errorCode: string | null;

  /** The same for people. */
  @Column({ type: 'text', nullable: true })
  message: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  firstSeenAt: Date;
}
