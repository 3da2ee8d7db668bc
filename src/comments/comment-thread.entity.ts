import { Check, Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Assignment } from '../assignments/assignment.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Document } from '../documents/document.entity.js';
import { UserAccount } from '../users/user.entity.js';

/** CLAIM and DOCUMENT: the desk among itself. ASSIGNMENT: one rater and the editors, about that rater's work. */
export const THREAD_SCOPES = ['CLAIM', 'DOCUMENT', 'ASSIGNMENT'] as const;
export type ThreadScope = (typeof THREAD_SCOPES)[number];

/** A conversation about one thing. What is said is in its comments. */
@Entity('comment_thread')
@Check('comment_thread_scope', `scope IN (${THREAD_SCOPES.map((scope) => `'${scope}'`).join(', ')})`)
@Check(
  'comment_thread_subject',
  `(document_id IS NOT NULL) = (scope = 'DOCUMENT') AND (claim_id IS NOT NULL) = (scope <> 'DOCUMENT') AND (assignment_id IS NOT NULL) = (scope = 'ASSIGNMENT')`,
)
@Index('comment_thread_claim_idx', ['claimId', 'createdAt', 'id'])
@Index('comment_thread_document_idx', ['documentId', 'createdAt', 'id'])
@Index('comment_thread_assignment_idx', ['assignmentId', 'createdAt', 'id'])
export class CommentThread {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comment_thread_pk' })
  id: string;

  @Column({ type: 'text' })
  scope: ThreadScope;

  /** Of a claim's thread, and of an assignment's: blindness goes by the claim. */
  @Column({ type: 'uuid', nullable: true })
  claimId: string | null;

  @ManyToOne(() => Claim, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'claim_id', foreignKeyConstraintName: 'comment_thread_claim_id_fk' })
  claim?: Claim | null;

  @Column({ type: 'uuid', nullable: true })
  documentId: string | null;

  @ManyToOne(() => Document, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'comment_thread_document_id_fk' })
  document?: Document | null;

  @Column({ type: 'uuid', nullable: true })
  assignmentId: string | null;

  @ManyToOne(() => Assignment, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'assignment_id', foreignKeyConstraintName: 'comment_thread_assignment_id_fk' })
  assignment?: Assignment | null;

  @Column({ type: 'uuid' })
  createdBy: string;

  @ManyToOne(() => UserAccount, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'comment_thread_created_by_fk' })
  creator?: UserAccount;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  /** Null while the matter is open. */
  @Column({ type: 'timestamptz', nullable: true })
  resolvedAt: Date | null;
}
