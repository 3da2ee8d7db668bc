import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { CommentsRepository, type OpenThread } from './comments.repository.js';

/** Tells people of a new comment. What it says is not told: they read it where it is checked who may. */
@Injectable()
export class CommentNotices {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: CommentsRepository,
  ) {}

  /** @param mentions people newly mentioned; `reply` also tells those who have written in the thread. */
  async tell(
    tx: Tx,
    thread: OpenThread,
    comment: { id: string; authorId: string },
    { mentions, reply }: { mentions: readonly string[]; reply: boolean },
  ): Promise<void> {
    const wrote = reply ? await this.repository.participants(tx, thread.id) : [];
    const others = (ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== comment.authorId);
    if (thread.scope === 'ASSIGNMENT')
      return this.tellOfAssignment(tx, thread, comment, others([...mentions, ...wrote]));
    const mentioned = others(mentions);
    const about = this.about(thread, comment);
    const data = {
      ...about.data,
      personId: comment.authorId,
      on: thread.scope === 'CLAIM' ? 'claim' : 'document',
    } as const;
    await this.notifications.notify(tx, { ...about, to: mentioned, kind: 'comment.mention', data });
    const repliedTo = others(wrote).filter((id) => !mentioned.includes(id));
    await this.notifications.notify(tx, { ...about, to: repliedTo, kind: 'comment.reply', data });
  }

  /** The rater is told in a kind that raters may see; the editors in one that does not name the rater. */
  private async tellOfAssignment(
    tx: Tx,
    thread: OpenThread,
    comment: { id: string; authorId: string },
    to: readonly string[],
  ): Promise<void> {
    const about = this.about(thread, comment);
    if (comment.authorId !== thread.reviewerId) {
      if (thread.reviewerId !== null) {
        await this.notifications.notify(tx, { ...about, to: [thread.reviewerId], kind: 'assignment.message' });
      }
      const data = { ...about.data, personId: comment.authorId, on: 'claim' } as const;
      const desk = to.filter((id) => id !== thread.reviewerId);
      await this.notifications.notify(tx, { ...about, to: desk, kind: 'comment.reply', data });
      return;
    }
    const editors = to.length > 0 ? to : thread.editors.filter((id) => id !== comment.authorId);
    await this.notifications.notify(tx, { ...about, to: editors, kind: 'assignment.question' });
  }

  private about({ id: threadId, claimId, documentId }: OpenThread, { id: commentId }: { id: string }) {
    return { claimId, documentId, data: { threadId, commentId } };
  }
}
