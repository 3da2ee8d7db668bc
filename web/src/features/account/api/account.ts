import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { renewSession } from '../../../lib/session-renewal';

export type Session = Schemas['Session'];

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/auth/sessions', { signal }))).items,
});

export const passwordRuleQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/auth/options', { signal })),
});

/** The desk answers with a new session; all others of this person have ended. */
export function useChangePassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangePassword']) => renewSession(() => api.POST('/api/v1/auth/password', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** Ends another session of one's own. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id } } }),
    // Also when it was refused: it may have ended by itself.
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

/** Ends every session, also this one; nothing that was read stays in the page's memory. */
export function useEndSessions() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: () => api.DELETE('/api/v1/auth/sessions'), onSuccess: () => queries.clear() });
}

export function usePause() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ChangeOwnPause']) => api.PATCH('/api/v1/me', { body }),
    // Only that: until all of it has come again, the next press would do nothing.
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey, exact: true }),
  });
}
