import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { TAKEN_STATES } from '../assignments/assignment-status.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { CommentNotices } from './comment-notices.js';
import type { Comment } from './comment.entity.js';
import { cannotMention, commentNotFound, subjectNotFound, threadNotFound } from './comments.errors.js';
import { CommentsRepository, type OpenThread } from './comments.repository.js';
import type { CommentBody } from './comments.schemas.js';
import type { Subject } from './threads.queries.js';

/** Comments in one thread; a matter that needs more deserves a new thread. */
export const COMMENTS_MAX = 500;
/** How long its author may edit a comment, and how often. */
export const EDIT_MINUTES = 24 * 60;
export const REVISIONS_MAX = 50;

/** Talk on claims, documents and assignments. Who may see a thread is decided in `thread-audience.ts` alone. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly notices: CommentNotices,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Opens a thread with its first comment.
   * @throws AppError NOT_FOUND also when the thread would not be for this person, VALIDATION_FAILED for a mention,
   * CONFLICT when the assignment is over.
   */
  async openThread(
    tx: Tx,
    actor: PersonActor,
    subject: Subject,
    body: CommentBody,
  ): Promise<{ threadId: string; commentId: string }> {
    // Made first and asked for afterwards, so that one rule decides; the transaction takes it back when it is refused.
    const threadId = await this.repository.addThread(tx, actor.id, subject);
    const thread = threadId === null ? null : await this.repository.lock(tx, actor, threadId);
    if (!thread) throw subjectNotFound();
    return { threadId: thread.id, commentId: await this.add(tx, actor, thread, body) };
  }

  /**
   * Writes into a thread. A resolved one is open again by it.
   * @throws AppError NOT_FOUND, VALIDATION_FAILED for a mention, CONFLICT when the assignment is over or the thread full.
   * @returns the comment's id.
   */
  async write(tx: Tx, actor: PersonActor, threadId: string, body: CommentBody): Promise<string> {
    const thread = await this.lock(tx, actor, threadId);
    return this.add(tx, actor, thread, body);
  }

  private async add(tx: Tx, actor: PersonActor, thread: OpenThread, { body, mentions }: CommentBody): Promise<string> {
    this.assertOpen(thread);
    if (thread.comments >= COMMENTS_MAX) {
      throw new AppError('CONFLICT', `This thread has ${COMMENTS_MAX} comments. Open a new one.`, {
        detailCode: 'thread-full',
        params: { most: COMMENTS_MAX },
      });
    }
    await this.assertMentions(tx, thread.id, mentions);
    const id = await this.repository.add(tx, thread.id, actor.id, { body, mentions });
    if (thread.resolvedAt !== null) await this.repository.setResolved(tx, thread.id, null);
    await this.notices.tell(tx, thread, { id, authorId: actor.id }, { mentions, reply: true });
    this.record(tx, actor, thread, thread.comments === 0 ? 'comment.thread_opened' : 'comment.written', {
      commentId: id,
      mentions,
    });
    return id;
  }

  /**
   * Gives a comment new words; the old ones are kept. People who are mentioned for the first time are told.
   * @param version the revision the author edited.
   * @throws AppError NOT_FOUND, FORBIDDEN for another's, VERSION_CONFLICT, CONFLICT when it is deleted or too late.
   */
  async edit(tx: Tx, actor: PersonActor, id: string, version: number, { body, mentions }: CommentBody): Promise<void> {
    const { thread, comment } = await this.lockComment(tx, actor, id);
    if (comment.authorId !== actor.id)
      throw new AppError('FORBIDDEN', 'Only its author may edit a comment.', { detailCode: 'comment-not-yours' });
    this.assertOpen(thread);
    assertVersion(comment.revision, version);
    await this.assertEditable(tx, comment);
    await this.assertMentions(tx, thread.id, mentions);
    const before = await this.repository.words(tx, comment);
    await this.repository.addRevision(tx, comment, { body, mentions });
    const news = mentions.filter((person) => !before.mentions.includes(person));
    if (news.length > 0) await this.notices.tell(tx, thread, comment, { mentions: news, reply: false });
    this.record(tx, actor, thread, 'comment.edited', { commentId: id, revision: comment.revision + 1, mentions });
  }

  /**
   * Takes a comment out of sight; a tombstone stays. Doing it twice is doing it once.
   * @throws AppError NOT_FOUND, FORBIDDEN when it is another's and the actor no administrator.
   */
  async remove(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const { thread, comment } = await this.lockComment(tx, actor, id);
    if (comment.authorId !== actor.id && !actor.roles.includes('admin')) {
      throw new AppError('FORBIDDEN', 'Only its author or an administrator may delete a comment.', {
        detailCode: 'comment-not-yours-to-delete',
      });
    }
    if (comment.deletedAt !== null) return;
    await this.repository.markDeleted(tx, id);
    this.record(tx, actor, thread, 'comment.deleted', { commentId: id });
  }

  /**
   * Says that the matter is settled, or open again. Saying it twice changes nothing.
   * @throws AppError NOT_FOUND
   */
  async resolve(tx: Tx, actor: PersonActor, threadId: string, resolved: boolean): Promise<void> {
    const thread = await this.lock(tx, actor, threadId);
    if ((thread.resolvedAt !== null) === resolved) return;
    await this.repository.setResolved(tx, threadId, resolved ? await databaseNow(tx) : null);
    this.record(tx, actor, thread, resolved ? 'comment.thread_resolved' : 'comment.thread_reopened', {});
  }

  private async lock(tx: Tx, actor: PersonActor, threadId: string): Promise<OpenThread> {
    const thread = await this.repository.lock(tx, actor, threadId);
    if (!thread) throw threadNotFound();
    return thread;
  }

  private async lockComment(tx: Tx, actor: PersonActor, id: string): Promise<{ thread: OpenThread; comment: Comment }> {
    const threadId = await this.repository.threadOf(tx, id);
    const thread = threadId === null ? null : await this.repository.lock(tx, actor, threadId);
    if (!thread) throw commentNotFound();
    return { thread, comment: await this.repository.find(tx, id) };
  }

  /** What was said about an assignment stays as it was when the assignment ended. */
  private assertOpen({ assignmentState }: OpenThread): void {
    const taken: readonly string[] = TAKEN_STATES;
    if (assignmentState === null || taken.includes(assignmentState)) return;
    throw new AppError('CONFLICT', 'This assignment is over, and so is the talk about it.', {
      detailCode: 'assignment-over',
    });
  }

  private async assertEditable(tx: Tx, { deletedAt, createdAt, revision }: Comment): Promise<void> {
    if (deletedAt !== null)
      throw new AppError('CONFLICT', 'This comment was deleted. Write a new one.', { detailCode: 'comment-deleted' });
    if (revision >= REVISIONS_MAX) {
      throw new AppError('CONFLICT', `This comment was edited ${REVISIONS_MAX - 1} times. Write a new one.`, {
        detailCode: 'comment-edits-full',
        params: { most: REVISIONS_MAX - 1 },
      });
    }
    if ((await databaseNow(tx)) > minutesAfter(createdAt, EDIT_MINUTES)) {
      throw new AppError('CONFLICT', `A comment can be edited for ${EDIT_MINUTES / 60} hours. Write a new one.`, {
        detailCode: 'comment-too-old',
        params: { hours: EDIT_MINUTES / 60 },
      });
    }
  }

  private async assertMentions(tx: Tx, threadId: string, mentions: readonly string[]): Promise<void> {
    if (mentions.length === 0) return;
    const able = await this.repository.whoMayTakePart(tx, threadId, mentions);
    const unable = mentions.filter((id) => !able.includes(id));
    if (unable.length > 0) throw cannotMention(unable);
  }

  /** Without the text. Talk about an assignment is filed under it: the audit trail then hides it as it hides the rest. */
  private record(tx: Tx, actor: PersonActor, thread: OpenThread, event: string, data: Record<string, unknown>): void {
    const { id: threadId, claimId, assignmentId } = thread;
    const entity = assignmentId
      ? { entityType: 'assignment', entityId: assignmentId }
      : { entityType: 'comment_thread', entityId: threadId };
    this.audit.record(tx, actor, { event, ...entity, claimId, data: { threadId, ...data } });
  }
}
