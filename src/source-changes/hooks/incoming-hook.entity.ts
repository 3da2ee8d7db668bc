import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Document } from '../../documents/document.entity.js';
import { Source } from '../../documents/source.entity.js';
import { UserAccount } from '../../users/user.entity.js';

/** Lets another system, a CMS for example, tell the desk of new texts of one document, or of the documents of a source. */
@Entity('incoming_hook')
@Check('incoming_hook_one_target', '(document_id IS NULL) <> (source_id IS NULL)')
@Check('incoming_hook_creates_for_source', 'source_id IS NOT NULL OR NOT creates_documents')
@Index('incoming_hook_created_at_idx', ['createdAt', 'id'])
export class IncomingHook {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'incoming_hook_pk' })
  id: string;

  /** What people call it. */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'incoming_hook_document_id_fk' })
  document?: Document | null;

  @Column({ type: 'uuid', nullable: true })
  sourceId: string | null;

  @ManyToOne(() => Source, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'incoming_hook_source_id_fk' })
  source?: Source | null;

  /** Of a source's hook: an address the desk does not know becomes a new document. */
  @Column({ type: 'boolean' })
  createsDocuments: boolean;

  /** SHA-256 (hex) of the secret, which nobody can read again. */
  @Column({ type: 'text' })
  secretHash: string;

  /** The person who made it, and who answers for what comes by it. */
  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'incoming_hook_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** When it last came with the right secret. */
  @Column({ type: 'timestamptz', nullable: true })
  lastCalledAt: Date | null;

  /** Calls are counted by the minute, from here. */
  @Column({ type: 'timestamptz', nullable: true })
  minuteStartedAt: Date | null;

  @Column({ type: 'int', default: 0 })
  callsInMinute: number;
}
