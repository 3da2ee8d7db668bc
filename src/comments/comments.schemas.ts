import { z } from 'zod';
import { filledText, isoTime } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { THREAD_SCOPES } from './comment-thread.entity.js';

/** Longest comment, in UTF-16 units. */
export const COMMENT_MAX_LENGTH = 10_000;
const MENTIONS_MAX = 20;

export const commentBody = z
  .strictObject({
    body: filledText(COMMENT_MAX_LENGTH).describe('Plain text or Markdown; it is kept and given back as it is.'),
    mentions: z
      .array(z.uuid())
      .max(MENTIONS_MAX, `at most ${MENTIONS_MAX} people can be mentioned`)
      .transform((ids) => [...new Set(ids)])
      .default([])
      .describe('Ids of the people to tell. They must be such that may take part in the thread.'),
  })
  .meta({ id: 'WriteComment' });
export type CommentBody = z.infer<typeof commentBody>;

export const threadView = z
  .object({
    id: z.uuid(),
    scope: z.enum(THREAD_SCOPES).describe('CLAIM and DOCUMENT: the desk. ASSIGNMENT: one rater and the editors.'),
    claimId: z.uuid().nullable(),
    documentId: z.uuid().nullable(),
    assignmentId: z.uuid().nullable(),
    comments: z.int().describe('How many there are, with the deleted ones.'),
    createdAt: isoTime,
    lastCommentAt: isoTime,
    resolvedAt: isoTime.nullable().describe('Null while the matter is open.'),
  })
  .meta({ id: 'CommentThread' });
export type ThreadView = z.infer<typeof threadView>;
export const threadPage = pageOf(threadView, 'CommentThreadPage');

export const threadsQuery = pageQuery.extend({
  resolved: z.enum(['true', 'false']).optional().describe('Only those that are resolved, or only those that are not.'),
});
export type ThreadsQuery = z.infer<typeof threadsQuery>;

export const commentView = z
  .object({
    id: z.uuid(),
    threadId: z.uuid(),
    authorId: z.uuid().nullable().describe('Null for a rater who is not named to you.'),
    authorName: z.string(),
    byRater: z.boolean().describe('Written by the rater whose assignment the thread is about.'),
    body: z.string().nullable().describe('Null when it was deleted.'),
    mentions: z.array(z.uuid()),
    createdAt: isoTime,
    editedAt: isoTime.nullable(),
    deletedAt: isoTime.nullable(),
    version: z.int().describe('Counts edits; send it with If-Match.'),
  })
  .meta({ id: 'Comment' });
export type CommentView = z.infer<typeof commentView>;
export const commentPage = pageOf(commentView, 'CommentPage');

export const newThreadView = z.object({ thread: threadView, comment: commentView }).meta({ id: 'NewCommentThread' });
export type NewThreadView = z.infer<typeof newThreadView>;

const revisionView = z
  .object({ revision: z.int(), body: z.string(), createdAt: isoTime })
  .meta({ id: 'CommentRevision' });
export type RevisionView = z.infer<typeof revisionView>;
export const revisionList = z
  .object({ items: z.array(revisionView), nextCursor: z.null() })
  .meta({ id: 'CommentRevisionList' });
