import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

/** What the rater and the editors wrote to each other about an assignment, oldest thread first. */
export const assignmentThreadsQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ['threads', assignmentId],
    queryFn: async ({ signal }) => {
      const params = { path: { id: assignmentId } };
      const { items } = await data(api.GET('/api/v1/assignments/{id}/threads', { params, signal }));
      const threads = items.toReversed().map(async (thread) => {
        const path = { id: thread.id };
        const query = { limit: 200 };
        const { items: comments } = await data(
          api.GET('/api/v1/threads/{id}/comments', { params: { path, query }, signal }),
        );
        return { ...thread, comments };
      });
      return Promise.all(threads);
    },
  });

/** Writes to the editors: into a thread, or as the first word of a new one. */
export function useAskEditors(assignmentId: string) {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ body, threadId }: { body: string; threadId: string | null }): Promise<void> => {
      const header = { 'Idempotency-Key': newIdempotencyKey() };
      if (threadId === null)
        await api.POST('/api/v1/assignments/{id}/threads', {
          params: { path: { id: assignmentId }, header },
          body: { body },
        });
      else
        await api.POST('/api/v1/threads/{id}/comments', { params: { path: { id: threadId }, header }, body: { body } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['threads', assignmentId] }),
  });
}
