import { queryOptions } from '@tanstack/react-query';
import { api, data } from './api-client';

/** One of one's own assignments with all that is needed to rate it. */
export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['assignment', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/assignments/{id}', { params: { path: { id } }, signal })),
  });
