import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type AssignmentSummary = Schemas['AssignmentSummary'];

/** One's own assignments, page by page: what is open, or what is done. */
export const myWorkQuery = (state: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: ['my-work', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/me/assignments', { params: { query: { state, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Takes the next claim. The answer has an assignment, or the reason why there is none. */
export function useTakeNext() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      data(api.POST('/api/v1/queue/next', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } } })),
    onSuccess: ({ assignment }) => {
      // It comes with all that the next page needs: that opens at once.
      if (assignment) queries.setQueryData(['assignment', assignment.id], assignment);
      void queries.invalidateQueries({ queryKey: ['my-work'] });
    },
  });
}
