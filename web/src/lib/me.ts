import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';

export type Me = Schemas['Me'];
export type Permission = Me['permissions'][number];

/** Who is signed in, and what they may do; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => (await data(api.GET('/api/v1/auth/session', { signal }))).me,
  staleTime: 5 * 60_000,
});
