import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  VersionColumn,
} from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { Source } from './source.entity.js';

export const DOCUMENT_STATUSES = ['READING', 'READY', 'FAILED'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** A document under review. Its text lives in immutable versions. */
@Entity('document')
@Check('document_status', `status IN ('READING', 'READY', 'FAILED')`)
@Index('document_created_at_idx', ['createdAt', 'id'])
export class Document {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'document_pk' })
  id: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  byline: string | null;

  /** Where the document was published; null for text that has no address. */
  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'uuid', nullable: true })
  sourceId: string | null;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'document_source_id_fk' })
  source?: Source | null;

  /** BCP 47 tag. */
  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  /** READING until the original has been read into version 1. */
  @Column({ type: 'text' })
  status: DocumentStatus;

  /** Number of the newest version; 0 while READING. */
  @Column({ type: 'int' })
  currentVersion: number;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'document_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @VersionColumn()
  version: number;
}
