import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Recusal = Schemas['Recusal'];
export type Kind = Recusal['kind'];
export const KINDS = ['CLAIMANT', 'SOURCE', 'TOPIC', 'CLAIM'] as const satisfies readonly Kind[];

export const recusalsQuery = queryOptions({
  queryKey: ['recusals'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/recusals', { signal }))).items,
});

/** Puts a conflict on record, or gives one that is there another reason or period. */
export function useAddRecusal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AddRecusal']) =>
      data(api.POST('/api/v1/recusals', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['recusals'] }),
  });
}
