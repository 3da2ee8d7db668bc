import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../users/user.entity.js';
import { CommentThread } from './comment-thread.entity.js';

/** One person's words in a thread. The words are in its revisions; a deleted comment stays as a tombstone. */
@Entity('comment')
@Check('comment_revision_positive', 'revision > 0')
@Index('comment_thread_id_idx', ['threadId', 'createdAt', 'id'])
export class Comment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comment_pk' })
  id: string;

  @Column({ type: 'uuid' })
  threadId: string;

  @ManyToOne(() => CommentThread, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'thread_id', foreignKeyConstraintName: 'comment_thread_id_fk' })
  thread?: CommentThread;

  @Column({ type: 'uuid' })
  authorId: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'comment_author_id_fk' })
  author?: UserAccount;

  /** The revision that holds now, from 1. */
  @Column({ type: 'int' })
  revision: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column({ type: 'timestamptz', nullable: true })
  deletedAt: Date | null;
}
