import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

/** What is said about a document, newest thread first. */
export const threadsQuery = (documentId: string) =>
  infiniteQueryOptions({
    queryKey: ['threads', 'document', documentId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/documents/{id}/threads', {
          params: { path: { id: documentId }, query: { cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const commentsQuery = (threadId: string) =>
  infiniteQueryOptions({
    queryKey: ['threads', threadId, 'comments'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/threads/{id}/comments', {
          params: { path: { id: threadId }, query: { limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

const header = () => ({ 'Idempotency-Key': newIdempotencyKey() });

function useThreadAct<Input>(send: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: ['threads'] }) });
}

export const useOpenThread = (documentId: string) =>
  useThreadAct((body: string) =>
    api.POST('/api/v1/documents/{id}/threads', {
      params: { path: { id: documentId }, header: header() },
      body: { body },
    }),
  );

export const useReply = (threadId: string) =>
  useThreadAct((body: string) =>
    api.POST('/api/v1/threads/{id}/comments', { params: { path: { id: threadId }, header: header() }, body: { body } }),
  );

export const useResolve = (threadId: string) =>
  useThreadAct((resolve: boolean) =>
    resolve
      ? api.POST('/api/v1/threads/{id}/resolve', { params: { path: { id: threadId } } })
      : api.POST('/api/v1/threads/{id}/reopen', { params: { path: { id: threadId } } }),
  );
