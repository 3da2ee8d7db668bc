import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Hook = Schemas['IncomingHook'];

/** The hooks by which other systems tell of new texts, newest first. */
export const hooksQuery = infiniteQueryOptions({
  queryKey: ['settings', 'hooks'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/hooks', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Makes a hook. The answer has its secret, this once. */
export function useMakeHook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateIncomingHook']) => data(api.POST('/api/v1/hooks', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings', 'hooks'] }),
  });
}

export function useRevokeHook() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/hooks/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings', 'hooks'] }),
  });
}
