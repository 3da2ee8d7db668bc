import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { meQuery } from '../../../lib/me';
import { signInOptionsQuery } from './sign-in';

/** Signs in whoever has just chosen a password. */
const signIn = (body: Schemas['Login']) => data(api.POST('/api/v1/auth/login', { body }));

/** Makes the first account of a desk, and signs in with it. */
export function useSetUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas['Setup']) => {
      await api.POST('/api/v1/auth/setup', { body });
      return signIn({ email: body.email, password: body.password });
    },
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      return queries.invalidateQueries({ queryKey: signInOptionsQuery.queryKey });
    },
  });
}

/** Makes the account that somebody was invited to have, and signs in with it. */
export function useAcceptInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Schemas['AcceptInvitation']) => {
      const { email } = await data(api.POST('/api/v1/invitations/accept', { body }));
      return signIn({ email, password: body.password });
    },
    onSuccess: (me) => queries.setQueryData(meQuery.queryKey, me),
  });
}

export const useResetPassword = () =>
  useMutation({
    mutationFn: (body: Schemas['PasswordReset']) => api.POST('/api/v1/auth/password-reset', { body }),
  });
