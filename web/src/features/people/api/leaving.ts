import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

const rebalance = (body: { planId: string; dryRun: boolean } | { userId: string; dryRun: boolean; reason?: string }) =>
  data(
    api.POST('/api/v1/assignments/rebalance', {
      params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
      body: { reason: 'handed over', seed: '', ...body },
    }),
  );

/** Who could take somebody's open ratings. A plan, not yet carried out. */
export const rebalancePlanQuery = (userId: string) =>
  queryOptions({
    queryKey: ['people', userId, 'rebalance'],
    // A plan holds for this desk at this moment only.
    gcTime: 0,
    queryFn: () => rebalance({ userId, dryRun: true }),
  });

export function useApplyRebalance(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (planId: string) => rebalance({ planId, dryRun: false }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people', userId, 'rebalance'] }),
  });
}

/** What an editor would leave to another, and gives when `dryRun` is false. */
export function useHandOver(fromId: string) {
  return useMutation({
    mutationFn: (body: { toId: string; reason: string; dryRun: boolean }) =>
      data(api.POST('/api/v1/users/{id}/hand-over', { params: { path: { id: fromId } }, body })),
  });
}
