import { queryOptions } from '@tanstack/react-query';
import { api, data } from './api-client';

/** Every rating scheme in every version, newest version first. */
export const schemesQuery = queryOptions({
  queryKey: ['schemes', 'list'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/schemes', { signal }))).items,
  staleTime: 5 * 60_000,
});

/** The sources with most published verdicts: id and name. */
export const publishedSourcesQuery = queryOptions({
  queryKey: ['stats', 'published-sources'],
  queryFn: async ({ signal }) => {
    const { schemes } = await data(api.GET('/api/v1/stats/published', { params: { query: {} }, signal }));
    const named = schemes.flatMap(({ sources }) => sources.top).map(({ key, name }) => [key, name ?? key] as const);
    return [...new Map(named)].sort(([, a], [, b]) => a.localeCompare(b));
  },
  staleTime: 5 * 60_000,
});
