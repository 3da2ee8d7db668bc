import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Notification = Schemas['Notification'];

/** How many are unread: for the bell on every page. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'count'],
  queryFn: async ({ signal }) =>
    (await data(api.GET('/api/v1/notifications', { params: { query: { unread: 'true', limit: 1 } }, signal }))).unread,
});

export const notificationsQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', unread ? 'unread' : 'all'],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/notifications', {
          params: {
            query: { unread: unread ? 'true' : 'false', limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

export function useMarkAllRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/read-all'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
