import { infiniteQueryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type CorrectionRequest = Schemas['CorrectionRequest'];

/** What waits for a second person. */
export const requestsQuery = infiniteQueryOptions({
  queryKey: ['corrections', 'requests'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor, signal }) =>
    data(api.GET('/api/v1/correction-requests', { params: { query: { cursor } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** The public log. */
export const logQuery = infiniteQueryOptions({
  queryKey: ['corrections', 'log'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor, signal }) =>
    data(api.GET('/api/v1/corrections', { params: { query: { cursor, limit: 20 } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

const TOUCHED = [['corrections'], ['verdicts'], ['claim'], ['claims'], ['reports']];

export const useApproveCorrection = (id: string) =>
  useAct(() => data(api.POST('/api/v1/corrections/{id}/approve', actOn(id))), TOUCHED);

export const useRefuseCorrection = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/corrections/{id}/refuse', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

export const useWithdrawCorrection = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/corrections/{id}/withdraw', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );
