import { queryOptions } from '@tanstack/react-query';
import { api, data } from './api-client';

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
