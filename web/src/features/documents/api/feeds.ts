import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Feed = Schemas['Feed'];
export type FeedEntry = Schemas['FeedEntry'];
export type FeedSettings = Schemas['ChangeFeed'];

export const feedsQuery = infiniteQueryOptions({
  queryKey: ['feeds', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/feeds', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const feedQuery = (id: string) =>
  queryOptions({
    queryKey: ['feeds', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/feeds/{id}', { params: { path: { id } }, signal })),
  });

/** What a feed had, last seen first. */
export const entriesQuery = (id: string, state: FeedEntry['state'] | undefined, q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['feeds', id, 'entries', state, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/feeds/{id}/entries', {
          params: { path: { id }, query: { state, q, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

function useFeedAct<Input>(send: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => queries.invalidateQueries({ queryKey: ['feeds'] }) });
}

export const useAddFeed = () =>
  useFeedAct((body: Schemas['CreateFeed']) =>
    api.POST('/api/v1/feeds', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body }),
  );

export const useChangeFeed = (id: string) =>
  useFeedAct(({ version, ...body }: FeedSettings & { version: number }) =>
    api.PATCH('/api/v1/feeds/{id}', { params: { path: { id }, header: { 'If-Match': `"${version}"` } }, body }),
  );

export const useFeed = (id: string) =>
  useFeedAct((act: 'check' | 'remove') =>
    act === 'check'
      ? api.POST('/api/v1/feeds/{id}/check', { params: { path: { id } } })
      : api.DELETE('/api/v1/feeds/{id}', { params: { path: { id } } }),
  );

/** Takes the page of an entry in, or says no to it. */
export const useDecideEntry = (id: string) =>
  useFeedAct(({ entryId, act }: { entryId: string; act: 'accept' | 'dismiss' }) => {
    const path = { id, entryId };
    return act === 'accept'
      ? api.POST('/api/v1/feeds/{id}/entries/{entryId}/accept', {
          params: { path, header: { 'Idempotency-Key': newIdempotencyKey() } },
        })
      : api.POST('/api/v1/feeds/{id}/entries/{entryId}/dismiss', { params: { path } });
  });
