import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { can } from '../access/actor.js';
import type { AssignmentState } from '../assignments/assignment-status.js';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { CommentRevision } from './comment-revision.entity.js';
import { CommentThread, type ThreadScope } from './comment-thread.entity.js';
import { Comment } from './comment.entity.js';
import { MAY_TAKE_PART, maySee, THREAD_TABLES } from './thread-audience.js';
import type { Subject } from './threads.queries.js';

/** A thread as writing needs it. */
export interface OpenThread {
  id: string;
  scope: ThreadScope;
  claimId: string | null;
  documentId: string | null;
  assignmentId: string | null;
  resolvedAt: Date | null;
  /** Of an assignment's thread: who rates, how far it is, and the editors of the claim and the round. */
  reviewerId: string | null;
  assignmentState: AssignmentState | null;
  editors: string[];
  comments: number;
}

@Injectable()
export class CommentsRepository {
  /** @returns the thread's id; null when there is no such claim, document or assignment. */
  async addThread(tx: Tx, createdBy: string, subject: Subject): Promise<string | null> {
    const id = newId();
    const [scope, table, of] =
      'claimId' in subject
        ? (['CLAIM', 'claim', subject.claimId] as const)
        : 'documentId' in subject
          ? (['DOCUMENT', 'document', subject.documentId] as const)
          : (['ASSIGNMENT', 'assignment', subject.assignmentId] as const);
    const claim = {
      CLAIM: 'claim.id',
      DOCUMENT: 'NULL::uuid',
      ASSIGNMENT: '(SELECT claim_id FROM review_round WHERE id = assignment.round_id)',
    }[scope];
    const rows = await tx.manager.query<unknown[]>(
      `INSERT INTO comment_thread (id, scope, created_by, claim_id, document_id, assignment_id)
       SELECT $1, $2, $3, ${claim}, ${scope === 'DOCUMENT' ? 'document.id' : 'NULL'},
         ${scope === 'ASSIGNMENT' ? 'assignment.id' : 'NULL'}
       FROM ${table} WHERE ${table}.id = $4 RETURNING id`,
      [id, scope, createdBy, of],
    );
    return rows.length > 0 ? id : null;
  }

  /** Locks the thread until the transaction ends; null when there is none or it is not for this person. */
  async lock(tx: Tx, actor: PersonActor, id: string): Promise<OpenThread | null> {
    await tx.manager.query(`SELECT FROM comment_thread WHERE id = $1 FOR UPDATE`, [id]);
    const [row] = await tx.manager.query<OpenThread[]>(
      `SELECT thread.id, thread.scope, thread.claim_id AS "claimId", thread.document_id AS "documentId",
         thread.assignment_id AS "assignmentId", thread.resolved_at AS "resolvedAt",
         assignment.reviewer_id AS "reviewerId", assignment.state AS "assignmentState",
         array_remove(ARRAY[claim.editor_id, round.opened_by], NULL) AS editors,
         (SELECT count(*)::int FROM comment WHERE comment.thread_id = thread.id) AS comments
       FROM user_account person CROSS JOIN ${THREAD_TABLES} LEFT JOIN claim ON claim.id = thread.claim_id
       WHERE person.id = $1 AND thread.id = $2 AND ${maySee('$3::boolean')}`,
      [actor.id, id, can(actor, 'round.read')],
    );
    return row ?? null;
  }

  /** Those of `ids` who may take part in the thread, by account and roles. */
  async whoMayTakePart(tx: Tx, threadId: string, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT person.id FROM user_account person CROSS JOIN ${THREAD_TABLES}
       WHERE thread.id = $1 AND person.id = ANY($2::uuid[]) AND person.status = 'ACTIVE' AND ${MAY_TAKE_PART}`,
      [threadId, ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Everybody who has written in the thread. */
  async participants(tx: Tx, threadId: string): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT DISTINCT author_id AS id FROM comment WHERE thread_id = $1`,
      [threadId],
    );
    return rows.map(({ id }) => id);
  }

  async add(
    tx: Tx,
    threadId: string,
    authorId: string,
    words: Pick<CommentRevision, 'body' | 'mentions'>,
  ): Promise<string> {
    const id = newId();
    await tx.manager.insert(Comment, { id, threadId, authorId, revision: 1, deletedAt: null });
    await tx.manager.insert(CommentRevision, { commentId: id, revision: 1, ...words });
    return id;
  }

  /** The thread of a comment, for locking; null when there is no such comment. */
  async threadOf(tx: Tx, commentId: string): Promise<string | null> {
    const found = await tx.manager.findOne(Comment, { where: { id: commentId }, select: { id: true, threadId: true } });
    return found?.threadId ?? null;
  }

  find(tx: Tx, id: string): Promise<Comment> {
    return tx.manager.findOneByOrFail(Comment, { id });
  }

  words(tx: Tx, { id, revision }: Comment): Promise<CommentRevision> {
    return tx.manager.findOneByOrFail(CommentRevision, { commentId: id, revision });
  }

  async addRevision(tx: Tx, comment: Comment, words: Pick<CommentRevision, 'body' | 'mentions'>): Promise<void> {
    const revision = comment.revision + 1;
    await tx.manager.insert(CommentRevision, { commentId: comment.id, revision, ...words });
    await tx.manager.update(Comment, { id: comment.id }, { revision });
  }

  async markDeleted(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(`UPDATE comment SET deleted_at = now() WHERE id = $1`, [id]);
  }

  async setResolved(tx: Tx, threadId: string, resolvedAt: Date | null): Promise<void> {
    await tx.manager.update(CommentThread, { id: threadId }, { resolvedAt });
  }
}
