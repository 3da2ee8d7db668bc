import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment } from './comment.entity.js';

/** What a comment said at one time. Never changed (a trigger refuses it): an edit adds a row. */
@Entity('comment_revision')
export class CommentRevision {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comment_revision_pk' })
  commentId: string;

  @ManyToOne(() => Comment, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'comment_revision_comment_id_fk' })
  comment?: Comment;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'comment_revision_pk' })
  revision: number;

  /** As it was typed, Markdown or not; nothing here renders it. */
  @Column({ type: 'text' })
  body: string;

  /** Ids of the people mentioned. */
  @Column({ type: 'uuid', array: true })
  mentions: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
