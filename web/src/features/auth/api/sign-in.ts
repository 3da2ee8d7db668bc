import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';

/** What the sign-in page needs to know before anybody is signed in. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/auth/options', { signal })),
});

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['Login']) => data(api.POST('/api/v1/auth/login', { body })),
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
  });
}

/** Ends the session; nothing that was read stays in the page's memory. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: () => api.POST('/api/v1/auth/logout'),
    onSuccess: () => queries.clear(),
  });
}
