import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem, data, type Schemas } from '../../../lib/api-client';

export type Watch = Schemas['Watch'];
export type Health = Watch['health'];

export interface WatchFilter {
  health?: Health | undefined;
  paused?: boolean | undefined;
  source?: string | undefined;
}

const queryOf = ({ paused, ...filter }: WatchFilter) => ({
  ...filter,
  ...(paused === undefined ? {} : { paused: paused ? ('true' as const) : ('false' as const) }),
});

/** Watched documents, newest watch first. */
export const watchesQuery = (filter: WatchFilter) =>
  infiniteQueryOptions({
    queryKey: ['watches', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/watches', { params: { query: { ...queryOf(filter), cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** How the page of a document is watched; null when nobody watches it. */
export const watchQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['watches', documentId],
    queryFn: async ({ signal }): Promise<Watch | null> => {
      try {
        return await data(api.GET('/api/v1/documents/{id}/watch', { params: { path: { id: documentId } }, signal }));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });

export type WatchAct =
  | { act: 'set'; intervalMinutes: number; paused: boolean; version: number | null }
  | { act: 'remove' | 'pause' | 'resume' | 'check' };

/** Watches the page of a document, changes how, or asks for a look now. */
export function useWatch(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (act: WatchAct): Promise<void> => {
      const path = { id: documentId };
      switch (act.act) {
        case 'set': {
          const { intervalMinutes, paused, version } = act;
          const header = version === null ? {} : { 'If-Match': `"${version}"` };
          await api.PUT('/api/v1/documents/{id}/watch', {
            params: { path, header },
            body: { intervalMinutes, paused },
          });
          return;
        }
        case 'remove':
          await api.DELETE('/api/v1/documents/{id}/watch', { params: { path } });
          return;
        case 'pause':
          await api.POST('/api/v1/documents/{id}/watch/pause', { params: { path } });
          return;
        case 'resume':
          await api.POST('/api/v1/documents/{id}/watch/resume', { params: { path } });
          return;
        case 'check':
          await api.POST('/api/v1/documents/{id}/watch/check', { params: { path } });
      }
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['watches'] }),
        queries.invalidateQueries({ queryKey: ['sources'] }),
      ]),
  });
}
