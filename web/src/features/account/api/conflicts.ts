import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export const ownConflictsQuery = queryOptions({
  queryKey: ['recusals', 'own'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/me/recusals', { signal }))).items,
});

export function useDeclareConflict() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['DeclareRecusal']) =>
      data(api.POST('/api/v1/me/recusals', { body, headers: { 'Idempotency-Key': newIdempotencyKey() } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['recusals'] }),
  });
}
