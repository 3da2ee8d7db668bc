import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { StoredFile } from '../../files/stored-file.entity.js';
import { Assignment } from '../assignment.entity.js';

/** A file a rater handed in as evidence. Immutable (by trigger); whether it counts is said by the evidence that cites it. */
@Entity('attachment')
@Index('attachment_assignment_id_idx', ['assignmentId'])
export class Attachment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attachment_pk' })
  id: string;

  @Column({ type: 'uuid' })
  assignmentId: string;

  @ManyToOne(() => Assignment, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'assignment_id', foreignKeyConstraintName: 'attachment_assignment_id_fk' })
  assignment?: Assignment;

  @Column({ type: 'uuid' })
  fileId: string;

  @ManyToOne(() => StoredFile, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'attachment_file_id_fk' })
  file?: StoredFile;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
