import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';

/** The newest documents: what claims are most often looked for in. */
export const newestDocumentsQuery = queryOptions({
  queryKey: ['documents', 'newest'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/documents', { params: { query: { limit: 200 } }, signal })),
  staleTime: 60_000,
});
