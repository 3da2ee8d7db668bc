import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { ClaimFilter } from '../../../lib/claims';
import type { SavedFilter } from './claim-filter';

/** One's own filters and those that the desk shares, by name. */
export const savedFiltersQuery = queryOptions({
  queryKey: ['saved-filters'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/saved-filters', { signal })),
});

export interface SaveFilter {
  name: string;
  shared: boolean;
  filter: ClaimFilter;
}

export function useSaveFilter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveFilter) =>
      data(
        api.POST('/api/v1/saved-filters', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: body as never,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['saved-filters'] }),
  });
}

/** Another name, other people who see it, or another filter for a saved one. */
export function useChangeFilter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ saved, change }: { saved: SavedFilter; change: Partial<SaveFilter> }) => {
      const { id, version, name, shared, filter } = saved;
      return data(
        api.PUT('/api/v1/saved-filters/{id}', {
          params: { path: { id } },
          headers: { 'If-Match': `"${version}"` },
          body: { name, shared, filter, ...change } as never,
        }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['saved-filters'] }),
  });
}

export function useRemoveFilter() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/saved-filters/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['saved-filters'] }),
  });
}
