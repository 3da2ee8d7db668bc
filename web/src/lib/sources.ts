import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data } from './api-client';

/** Sources by name, with what they have. What is shown stays while other letters are looked for. */
export const sourcesQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sources', 'list', q ?? ''],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/sources', { params: { query: { q, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Names of sources, for choosing one: 200 at most. */
export const sourceNamesQuery = queryOptions({
  queryKey: ['sources', 'names'],
  queryFn: async ({ signal }) =>
    (await data(api.GET('/api/v1/sources', { params: { query: { limit: 200 } }, signal }))).items,
  staleTime: 60_000,
});
