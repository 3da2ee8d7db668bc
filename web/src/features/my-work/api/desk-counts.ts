import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type ClaimCounts = Schemas['ClaimCounts'];

/** How much waits at the desk, by state and by what presses. */
export const deskCountsQuery = queryOptions({
  queryKey: ['claim-counts', {}],
  queryFn: ({ signal }) => data(api.GET('/api/v1/claims/counts', { signal })),
});
