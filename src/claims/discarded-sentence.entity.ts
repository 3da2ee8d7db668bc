import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { DocumentVersion } from '../documents/document-version.entity.js';

/**
 * A sentence that the last search of a document's text set aside. Only the best of them are kept, and only of the
 * text that was searched last: they are there to be looked through, not to be a record.
 */
@Entity('discarded_sentence')
@Check('discarded_sentence_span', 'start_offset >= 0 AND end_offset > start_offset')
@Check('discarded_sentence_score', 'score BETWEEN 0 AND 1')
@Index('discarded_sentence_place_idx', ['documentVersionId', 'startOffset'])
export class DiscardedSentence {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'discarded_sentence_pk' })
  documentVersionId: string;

  @ManyToOne(() => DocumentVersion, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_version_id', foreignKeyConstraintName: 'discarded_sentence_document_version_id_fk' })
  documentVersion?: DocumentVersion;

  /** 1 for the best score. */
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'discarded_sentence_pk' })
  rank: number;

  /** UTF-16 code units of the version's text. */
  @Column({ type: 'int' })
  startOffset: number;

  @Column({ type: 'int' })
  endOffset: number;

  /** Its words; of a very long sentence only the beginning. */
  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'real' })
  score: number;

  @Column({ type: 'text', array: true })
  reasons: string[];
}
