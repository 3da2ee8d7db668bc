import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';

export type Policy = Schemas['Policy'];

/** The policies of the desk, the newest version of each. */
export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/policies', { signal }))).items,
});
