import { queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, ApiProblem, data, type Schemas } from '../../../lib/api-client';

/** The known answer of a claim; null when the desk has not said one. */
export const goldQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['claim', claimId, 'gold'],
    queryFn: async ({ signal }): Promise<Schemas['GoldAnswer'] | null> => {
      try {
        return await data(api.GET('/api/v1/claims/{id}/gold', { params: { path: { id: claimId } }, signal }));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });

export const useSetGold = (claimId: string) =>
  useAct(
    (body: Schemas['SetGoldAnswer']) =>
      data(api.PUT('/api/v1/claims/{id}/gold', { params: { path: { id: claimId } }, body })),
    [['claim', claimId]],
  );

export const useEndGold = (claimId: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/claims/{id}/gold/end', { ...actOn(claimId), body: { reason } })),
    [['claim', claimId]],
  );
