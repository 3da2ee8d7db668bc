import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Health = Schemas['SystemHealth'];

export const healthQuery = queryOptions({
  queryKey: ['settings', 'health'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/admin/health', { signal })),
});
