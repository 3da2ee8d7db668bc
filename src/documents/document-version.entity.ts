import { Check, Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { StoredFile } from '../files/stored-file.entity.js';
import { UserAccount } from '../users/user.entity.js';
import { Document } from './document.entity.js';

/** A block of a version's text: `[start, end)` in UTF-16 code units. */
export interface StoredBlock {
  kind: string;
  start: number;
  end: number;
  /** The page it begins on, counted from 1; only of a PDF. */
  page?: number;
}

/**
 * How a text came to the desk: FIRST with the document itself; EDIT typed by a person; UPLOAD as a file; REFETCH from its
 * page because somebody asked; WATCH from its page because it is watched; HOOK sent, or asked for, by another system.
 */
export const VERSION_ORIGINS = ['FIRST', 'EDIT', 'UPLOAD', 'REFETCH', 'WATCH', 'HOOK'] as const;
export type VersionOrigin = (typeof VERSION_ORIGINS)[number];

/** What came of the last search of a text for claims, besides the claims. */
export interface VersionSearch {
  /** Version of the extraction settings it was searched with; 0 for the defaults. */
  settingsVersion: number;
  /** The text is not in English, so that the extractor could do only a part of its work. */
  limited: boolean;
  /** How many sentences were no claims, and how many of them are kept (`discarded_sentence`). */
  discarded: number;
  discardedKept: number;
}

/**
 * One text of a document. Immutable (a trigger refuses any change but what its last search says): claims are anchored
 * to its exact characters, and verdicts name it by number and hash.
 */
@Entity('document_version')
@Unique('document_version_number_unique', ['documentId', 'number'])
@Check('document_version_number_positive', 'number > 0')
@Check('document_version_origin', `origin IN ('FIRST', 'EDIT', 'UPLOAD', 'REFETCH', 'WATCH', 'HOOK')`)
export class DocumentVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'document_version_pk' })
  id: string;

  @Column({ type: 'uuid' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'document_version_document_id_fk' })
  document?: Document;

  /** 1, 2, 3, … within the document. */
  @Column({ type: 'int' })
  number: number;

  /** Normalised text; all offsets count UTF-16 code units of this. */
  @Column({ type: 'text' })
  text: string;

  /** SHA-256 (hex) of the text in UTF-8. */
  @Column({ type: 'text' })
  textSha256: string;

  @Column({ type: 'jsonb' })
  blocks: StoredBlock[];

  /** The bytes the text was read from; null for text sent as JSON. */
  @Column({ type: 'uuid', nullable: true })
  originalId: string | null;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'original_id', foreignKeyConstraintName: 'document_version_original_id_fk' })
  original?: StoredFile | null;

  @Column({ type: 'text' })
  readerVersion: string;

  /** When the source says that it last changed; null where it does not. */
  @Column({ type: 'timestamptz', nullable: true })
  sourceModifiedAt: Date | null;

  /** The extractor that last searched this text; null before the first extraction. */
  @Column({ type: 'text', nullable: true })
  extractorVersion: string | null;

  /** Null before the first extraction. */
  @Column({ type: 'jsonb', nullable: true })
  search: VersionSearch | null;

  @Column({ type: 'text' })
  origin: VersionOrigin;

  /** The incoming hook it came by; null otherwise. Hooks are never deleted, and belong to a module above this one. */
  @Column({ type: 'uuid', nullable: true })
  hookId: string | null;

  /** When the text was sent or asked for: what came later is newer, whichever was read first. */
  @Column({ type: 'timestamptz' })
  obtainedAt: Date;

  /** The person who sent it or asked for it, or made the hook; null where the desk looked by itself. */
  @Column({ type: 'uuid', nullable: true })
  createdBy: string | null;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'document_version_created_by_fk' })
  creator?: UserAccount | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
