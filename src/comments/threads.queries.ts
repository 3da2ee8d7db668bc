import { Injectable } from '@nestjs/common';
import { can, type PersonActor } from '../access/actor.js';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { commentNotFound, threadNotFound } from './comments.errors.js';
import type { CommentView, RevisionView, ThreadsQuery, ThreadView } from './comments.schemas.js';
import type { ThreadScope } from './comment-thread.entity.js';
import { maySee, RATER_UNNAMED, THREAD_TABLES } from './thread-audience.js';

interface ThreadRow {
  id: string;
  scope: ThreadScope;
  claim_id: string | null;
  document_id: string | null;
  assignment_id: string | null;
  comments: number;
  created_at: Date;
  created_key: string;
  last_comment_at: Date;
  resolved_at: Date | null;
}

interface CommentRow {
  id: string;
  thread_id: string;
  author_id: string | null;
  author_name: string;
  by_rater: boolean;
  body: string | null;
  mentions: string[];
  created_at: Date;
  created_key: string;
  edited_at: Date | null;
  deleted_at: Date | null;
  revision: number;
}

/** Threads about one thing. */
export type Subject = { claimId: string } | { documentId: string } | { assignmentId: string };

const THREAD = `
  SELECT thread.id, thread.scope, thread.claim_id, thread.document_id, thread.assignment_id, thread.created_at,
    thread.created_at::text AS created_key, thread.resolved_at, said.comments, said.last_comment_at
  FROM user_account person CROSS JOIN ${THREAD_TABLES}
  CROSS JOIN LATERAL (SELECT count(*)::int AS comments, max(comment.created_at) AS last_comment_at
    FROM comment WHERE comment.thread_id = thread.id) said
  WHERE person.id = $1 AND ${maySee('$2::boolean')}`;

const COMMENT = `
  SELECT comment.id, comment.thread_id, comment.created_at, comment.created_at::text AS created_key, comment.deleted_at,
    comment.revision, comment.author_id IS NOT DISTINCT FROM assignment.reviewer_id AS by_rater,
    CASE WHEN ${RATER_UNNAMED} AND comment.author_id = assignment.reviewer_id THEN NULL ELSE comment.author_id END AS author_id,
    CASE WHEN ${RATER_UNNAMED} AND comment.author_id = assignment.reviewer_id THEN 'The rater' ELSE author.display_name END
      AS author_name,
    CASE WHEN comment.deleted_at IS NULL THEN revision.body END AS body,
    CASE WHEN comment.deleted_at IS NOT NULL THEN '{}'
      WHEN ${RATER_UNNAMED} THEN array_remove(revision.mentions, assignment.reviewer_id) ELSE revision.mentions END AS mentions,
    CASE WHEN comment.revision > 1 THEN revision.created_at END AS edited_at
  FROM user_account person CROSS JOIN ${THREAD_TABLES}
  JOIN comment ON comment.thread_id = thread.id
  JOIN comment_revision revision ON revision.comment_id = comment.id AND revision.revision = comment.revision
  JOIN user_account author ON author.id = comment.author_id
  WHERE person.id = $1 AND ${maySee('$2::boolean')}`;

/** Reads for answers; each asks who may see the thread. */
@Injectable()
export class ThreadsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. Threads about the claim include those about its assignments that this person may see. */
  async list(actor: PersonActor, subject: Subject, query: ThreadsQuery): Promise<Page<ThreadView>> {
    const parameters = reader(actor);
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = [subjectIs(subject, value)];
    const after = decodeTimeCursor(query.cursor);
    if (query.resolved) conditions.push(`(thread.resolved_at IS NOT NULL) = ${value(query.resolved === 'true')}`);
    if (after) {
      conditions.push(`(thread.created_at, thread.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    }
    const rows = await this.transactions.reader.query<ThreadRow[]>(
      `${THREAD} AND ${conditions.join(' AND ')}
       ORDER BY thread.created_at DESC, thread.id DESC LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.created_key, row.id], toThread);
  }

  /** @throws AppError NOT_FOUND */
  async get(actor: PersonActor, id: string): Promise<ThreadView> {
    const [row] = await this.transactions.reader.query<ThreadRow[]>(`${THREAD} AND thread.id = $3`, [
      ...reader(actor),
      id,
    ]);
    if (!row) throw threadNotFound();
    return toThread(row);
  }

  /**
   * In the order they were written.
   * @throws AppError NOT_FOUND when the thread is not for this person.
   */
  async comments(
    actor: PersonActor,
    threadId: string,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<Page<CommentView>> {
    const parameters = [...reader(actor), threadId, limit + 1];
    const after = decodeTimeCursor(cursor);
    const position = after ? `AND (comment.created_at, comment.id) > ($5::timestamptz, $6::uuid)` : '';
    const rows = await this.transactions.reader.query<CommentRow[]>(
      `${COMMENT} AND thread.id = $3 ${position} ORDER BY comment.created_at, comment.id LIMIT $4`,
      after ? [...parameters, ...after] : parameters,
    );
    // A thread has at least its first comment: an empty page is either the end or not for this person.
    if (rows.length === 0) await this.get(actor, threadId);
    return toPage(rows, limit, (row) => [row.created_key, row.id], toComment);
  }

  /** @throws AppError NOT_FOUND */
  async comment(actor: PersonActor, id: string): Promise<CommentView> {
    const [row] = await this.transactions.reader.query<CommentRow[]>(`${COMMENT} AND comment.id = $3`, [
      ...reader(actor),
      id,
    ]);
    if (!row) throw commentNotFound();
    return toComment(row);
  }

  /**
   * All wordings of a comment, oldest first; none of a deleted one.
   * @throws AppError NOT_FOUND
   */
  async revisions(actor: PersonActor, id: string): Promise<RevisionView[]> {
    const { deletedAt } = await this.comment(actor, id);
    if (deletedAt !== null) return [];
    const rows = await this.transactions.reader.query<{ revision: number; body: string; created_at: Date }[]>(
      `SELECT revision, body, created_at FROM comment_revision WHERE comment_id = $1 ORDER BY revision`,
      [id],
    );
    return rows.map((row) => ({ revision: row.revision, body: row.body, createdAt: row.created_at.toISOString() }));
  }
}

/** `$1` is the reader, `$2` whether they may see the desk's side. */
const reader = (actor: PersonActor): unknown[] => [actor.id, can(actor, 'round.read')];

function subjectIs(subject: Subject, value: (item: unknown) => string): string {
  if ('claimId' in subject) return `thread.claim_id = ${value(subject.claimId)}`;
  if ('documentId' in subject) return `thread.document_id = ${value(subject.documentId)}`;
  return `thread.assignment_id = ${value(subject.assignmentId)}`;
}

const toThread = (row: ThreadRow): ThreadView => ({
  id: row.id,
  scope: row.scope,
  claimId: row.claim_id,
  documentId: row.document_id,
  assignmentId: row.assignment_id,
  comments: row.comments,
  createdAt: row.created_at.toISOString(),
  lastCommentAt: row.last_comment_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
});

const toComment = (row: CommentRow): CommentView => ({
  id: row.id,
  threadId: row.thread_id,
  authorId: row.author_id,
  authorName: row.author_name,
  byRater: row.by_rater,
  body: row.body,
  mentions: row.mentions,
  createdAt: row.created_at.toISOString(),
  editedAt: row.edited_at?.toISOString() ?? null,
  deletedAt: row.deleted_at?.toISOString() ?? null,
  version: row.revision,
});
