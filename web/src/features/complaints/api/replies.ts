import { infiniteQueryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Reply = Schemas['Reply'];
export const REPLY_STATES = ['RECEIVED', 'PUBLISHED', 'DECLINED'] as const satisfies readonly Reply['state'][];

export const repliesQuery = (state: Reply['state']) =>
  infiniteQueryOptions({
    queryKey: ['replies', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(api.GET('/api/v1/replies', { params: { query: { state, cursor } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

const TOUCHED = [['replies'], ['reports']];

export const usePublishReply = (id: string) =>
  useAct(() => data(api.POST('/api/v1/replies/{id}/publish', actOn(id))), TOUCHED);

export const useDeclineReply = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/replies/{id}/decline', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

/** The author's address; each look is in the audit trail. */
export const useReplyContact = (id: string) =>
  useAct(() => data(api.GET('/api/v1/replies/{id}/contact', { params: { path: { id } } })), []);
