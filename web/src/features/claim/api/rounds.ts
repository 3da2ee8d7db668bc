import { queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';
import { TOUCHED_BY_CLAIM } from '../../../lib/claim-acts';

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

export const useOpenRound = (claimId: string) =>
  useAct(
    (body: Schemas['OpenRound']) => data(api.POST('/api/v1/claims/{id}/rounds', { ...actOn(claimId), body })),
    TOUCHED_BY_CLAIM,
  );

export const useVoidRound = (roundId: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/rounds/{id}/void', { ...actOn(roundId), body: { reason } })),
    TOUCHED_BY_CLAIM,
  );

export const useUnblind = (roundId: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/rounds/{id}/unblind', { ...actOn(roundId), body: { reason } })),
    TOUCHED_BY_CLAIM,
  );
