import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import { nextOf } from '../draft/next-of';

export type NextWork = { id: string } | { id: null; reason: Schemas['TakeNext']['reason'] };

/**
 * What to rate after this one: what was given to the person and waits, else the next claim of the queue, else a draft that
 * was left.
 */
export function useNextWork() {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: async (doneId: string): Promise<NextWork> => {
      const { items } = await data(api.GET('/api/v1/me/assignments', { params: { query: { state: 'open' } } }));
      const given = nextOf(items, doneId);
      if (given.waiting !== null) return { id: given.waiting };
      const header = { 'Idempotency-Key': newIdempotencyKey() };
      const { assignment, reason } = await data(api.POST('/api/v1/queue/next', { params: { header } }));
      if (assignment) {
        queries.setQueryData(['assignment', assignment.id], assignment);
        return { id: assignment.id };
      }
      return given.draft === null ? { id: null, reason } : { id: given.draft };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['my-work'] }),
  });
}
