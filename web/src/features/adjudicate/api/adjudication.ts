import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type QueuedRound = Schemas['QueuedRound'];
export type Round = Schemas['Round'];
export type Rating = Schemas['BlindRating'];
export type Decision = Schemas['Adjudicate'];
export type Cause = Decision['cause'];
export type FormReason = Schemas['ReturnReview']['reason'];

/** In the order of how often they are the cause: what was seen first, then how it was read. */
export const CAUSES = [
  'EVIDENCE_MISSED',
  'EVIDENCE_WEIGHED_DIFFERENTLY',
  'CLAIM_READ_DIFFERENTLY',
  'SCHEME_APPLIED_DIFFERENTLY',
  'GUIDELINE_GAP',
  'RATER_ERROR',
  'GENUINELY_AMBIGUOUS',
  'VERDICT_REFUSED',
] as const satisfies readonly Cause[];

export const FORM_REASONS = [
  'missing evidence',
  'dead link',
  'rated the wrong claim',
  'policy',
] as const satisfies readonly FormReason[];

/** What waits for an adjudicator, page by page: least agreement first. */
export const queueQuery = infiniteQueryOptions({
  queryKey: ['round', 'queue'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/adjudication-queue', { params: { query: { cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['round', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/rounds/{id}', { params: { path: { id } }, signal })),
  });

export const similarQuery = (id: string) =>
  queryOptions({
    queryKey: ['round', id, 'similar'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/rounds/{id}/similar', { params: { path: { id } }, signal }))).items,
  });

const TOUCHED = [['round'], ['claim'], ['claims'], ['claim-counts'], ['verdicts']];

/** Settles the round: a verdict is proposed. */
export const useAdjudicate = (roundId: string) =>
  useAct((body: Decision) => data(api.POST('/api/v1/rounds/{id}/adjudication', { ...actOn(roundId), body })), TOUCHED);

/** Sends one review back to its rater for a reason of form; the round is open again. */
export const useReturnReview = () =>
  useAct(
    ({ assignmentId, ...body }: Schemas['ReturnReview'] & { assignmentId: string }) =>
      api.POST('/api/v1/assignments/{id}/return', { ...actOn(assignmentId), body }),
    TOUCHED,
  );
