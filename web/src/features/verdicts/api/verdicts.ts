import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Verdict = Schemas['Verdict'];
export type Preview = Schemas['ReportPreview'];
export type Report = Schemas['SealedVerdictReport'];
export type Approval = Schemas['ApproveVerdict'];

/** What the desk has to do with verdicts, one list each. */
export const WAITING = ['approve', 'publish', 'scheduled', 'review', 'published'] as const;
export type Waiting = (typeof WAITING)[number];

const FILTERS = {
  approve: { state: 'PROPOSED' },
  publish: { state: 'APPROVED', scheduled: 'false' },
  scheduled: { state: 'APPROVED', scheduled: 'true' },
  published: { state: 'PUBLISHED' },
} as const;

export const verdictsQuery = (waiting: Waiting) =>
  infiniteQueryOptions({
    queryKey: ['verdicts', waiting],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      waiting === 'review'
        ? data(api.GET('/api/v1/verdicts/due-for-review', { params: { query: { cursor } }, signal }))
        : data(api.GET('/api/v1/verdicts', { params: { query: { ...FILTERS[waiting], cursor } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const verdictQuery = (id: string) =>
  queryOptions({
    queryKey: ['verdicts', 'one', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/verdicts/{id}', { params: { path: { id } }, signal })),
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['verdicts', 'one', id, 'preview'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/verdicts/{id}/preview', { params: { path: { id } }, signal })),
  });

/** What was published under a number, frozen, with what became of it since. Caches may be behind, so they are asked to ask. */
export const reportQuery = (verdictId: string, number: string) =>
  queryOptions({
    queryKey: ['verdicts', 'one', verdictId, 'report'],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/reports/{number}.json', { params: { path: { number } }, cache: 'no-cache', signal })),
  });

const TOUCHED = [['verdicts'], ['claim'], ['claims'], ['claim-counts'], ['round'], ['corrections'], ['reports']];

export const useApprove = (id: string) =>
  useAct((body: Approval) => data(api.POST('/api/v1/verdicts/{id}/approve', { ...actOn(id), body })), TOUCHED);

export const useRefuse = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/verdicts/{id}/refuse', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

export const usePublish = (id: string) =>
  useAct(() => data(api.POST('/api/v1/verdicts/{id}/publish', actOn(id))), TOUCHED);

export const useWithdraw = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/verdicts/{id}/withdraw', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

export const useSchedule = (id: string) =>
  useAct(
    (body: Schemas['ScheduleVerdict']) => data(api.POST('/api/v1/verdicts/{id}/schedule', { ...actOn(id), body })),
    TOUCHED,
  );

export const useUnschedule = (id: string) =>
  useAct(() => data(api.DELETE('/api/v1/verdicts/{id}/schedule', { params: { path: { id } } })), TOUCHED);

export const useReviewDate = (id: string) =>
  useAct(
    (body: Schemas['SetReviewDate']) => data(api.POST('/api/v1/verdicts/{id}/review-date', { ...actOn(id), body })),
    TOUCHED,
  );

export const useCorrect = (id: string) =>
  useAct(
    (body: Schemas['CorrectVerdict']) => data(api.POST('/api/v1/verdicts/{id}/correct', { ...actOn(id), body })),
    TOUCHED,
  );

export const useRetract = (id: string) =>
  useAct(
    (body: Schemas['RetractVerdict']) => data(api.POST('/api/v1/verdicts/{id}/retract', { ...actOn(id), body })),
    TOUCHED,
  );
