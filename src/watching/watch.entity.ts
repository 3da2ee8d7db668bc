import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { Document } from '../documents/document.entity.js';
import { UserAccount } from '../users/user.entity.js';

/** A document whose page is watched: what people decided. When it is checked is in `scheduled_check`, by the same id. */
@Entity('watch')
@Index('watch_created_at_idx', ['createdAt', 'documentId'])
export class Watch {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'watch_pk' })
  documentId: string;

  @OneToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'watch_document_id_fk' })
  document?: Document;

  /** Watched because its source is, at that interval; false when somebody set this one by hand. */
  @Column({ type: 'boolean' })
  followsSource: boolean;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'watch_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Counts what people change, not the checks. */
  @Column({ type: 'int', default: 1 })
  version: number;
}
