import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Invitation = Schemas['Invitation'];

export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['people', 'invitations', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/invitations', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export function useInvite() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateInvitation']) => data(api.POST('/api/v1/invitations', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people', 'invitations'] }),
  });
}

export function useWithdrawInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people', 'invitations'] }),
  });
}
