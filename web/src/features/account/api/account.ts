import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/auth/sessions', { signal }))).items,
});

export const passwordRuleQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/auth/options', { signal })),
});

export const useChangePassword = () =>
  useMutation({ mutationFn: (body: Schemas['ChangePassword']) => api.POST('/api/v1/auth/password', { body }) });

/** Ends every session, also this one; nothing that was read stays in the page's memory. */
export function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: () => api.DELETE('/api/v1/auth/sessions'), onSuccess: () => queries.clear() });
}

export function usePause() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangeOwnPause']) => api.PATCH('/api/v1/me', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }),
  });
}
