import { infiniteQueryOptions } from '@tanstack/react-query';
import { actOn, useAct } from './acts';
import { api, data, type Schemas } from './api-client';

export type Thread = Schemas['CommentThread'];
export type Comment = Schemas['Comment'];

/** What is talked about. */
export type Topic = 'claim' | 'document';

const THREADS = { claim: '/api/v1/claims/{id}/threads', document: '/api/v1/documents/{id}/threads' } as const;

/** The threads about a claim or a document, newest first. */
export const threadsQuery = (topic: Topic, id: string) =>
  infiniteQueryOptions({
    queryKey: ['threads', topic, id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(api.GET(THREADS[topic], { params: { path: { id }, query: { cursor } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const commentsQuery = (threadId: string) =>
  infiniteQueryOptions({
    queryKey: ['threads', threadId, 'comments'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(
        api.GET('/api/v1/threads/{id}/comments', {
          params: { path: { id: threadId }, query: { cursor, limit: 100 } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

const TALK = [['threads'], ['notifications']];
type Written = Schemas['WriteComment'];

export const useOpenThread = (topic: Topic, id: string) =>
  useAct((body: Written) => data(api.POST(THREADS[topic], { ...actOn(id), body })), TALK);

export const useAnswer = (threadId: string) =>
  useAct((body: Written) => data(api.POST('/api/v1/threads/{id}/comments', { ...actOn(threadId), body })), TALK);

export const useSettleThread = (threadId: string) =>
  useAct(
    (settled: boolean) =>
      settled
        ? data(api.POST('/api/v1/threads/{id}/resolve', { params: { path: { id: threadId } } }))
        : data(api.POST('/api/v1/threads/{id}/reopen', { params: { path: { id: threadId } } })),
    TALK,
  );

export const useEditComment = (comment: Comment) =>
  useAct(
    (body: Written) =>
      data(
        api.PUT('/api/v1/comments/{id}', {
          params: { path: { id: comment.id }, header: { 'If-Match': `"${comment.version}"` } },
          body,
        }),
      ),
    TALK,
  );

export const useDeleteComment = (id: string) =>
  useAct(() => api.DELETE('/api/v1/comments/{id}', { params: { path: { id } } }), TALK);
