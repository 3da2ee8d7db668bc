import { queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';
import { TOUCHED } from './claim';

export type Round = Schemas['Round'];
export type ClaimRound = Schemas['ClaimRound'];

export const roundsQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['claim', claimId, 'rounds'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims/{id}/rounds', { params: { path: { id: claimId } }, signal }))).items,
  });

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['round', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/rounds/{id}', { params: { path: { id } }, signal })),
  });

export const eligibilityQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['round', roundId, 'eligibility'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/rounds/{id}/eligibility', { params: { path: { id: roundId } }, signal }))).items,
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/policies', { signal }))).items,
});

export const useOpenRound = (claimId: string) =>
  useAct(
    (body: Schemas['OpenRound']) => data(api.POST('/api/v1/claims/{id}/rounds', { ...actOn(claimId), body })),
    TOUCHED,
  );

export const useAssign = (roundId: string) =>
  useAct(
    (body: Schemas['Assign']) => data(api.POST('/api/v1/rounds/{id}/assignments', { ...actOn(roundId), body })),
    TOUCHED,
  );

export const useVoidRound = (roundId: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/rounds/{id}/void', { ...actOn(roundId), body: { reason } })),
    TOUCHED,
  );

export const useUnblind = (roundId: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/rounds/{id}/unblind', { ...actOn(roundId), body: { reason } })),
    TOUCHED,
  );

export const useRevoke = () =>
  useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      api.POST('/api/v1/assignments/{id}/revoke', { ...actOn(id), body: { reason } }),
    TOUCHED,
  );
