import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Document } from '../documents/document.entity.js';
import { DocumentVersion } from '../documents/document-version.entity.js';

/**
 * What the last search of a document left behind for the next one. Replaced by every search, so there is one for each
 * document at most; losing it costs a whole search, nothing else.
 */
@Entity('search_memory')
export class StoredSearchMemory {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'search_memory_pk' })
  documentId: string;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'search_memory_document_id_fk' })
  document?: Document;

  /** The text that was searched; what is kept of the sentences set aside is of the same one. */
  @Column({ type: 'uuid' })
  documentVersionId: string;

  @ManyToOne(() => DocumentVersion, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_version_id', foreignKeyConstraintName: 'search_memory_document_version_id_fk' })
  documentVersion?: DocumentVersion;

  /** `SearchMemory` as JSON, read by the extractor only. Megabytes for a book. */
  @Column({ type: 'text' })
  content: string;
}
