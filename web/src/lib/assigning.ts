import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';
import { TOUCHED_BY_CLAIM } from './claim-acts';
import { newIdempotencyKey } from './idempotency-key';

export type Plan = Schemas['AssignmentPlan'];
export type PlanItem = Schemas['PlanItem'];
export type Eligibility = Schemas['Eligibility'];
export type Round = Schemas['Round'];
export type Overdue = Schemas['OverdueAssignment'];
export type BulkAssign = Schemas['BulkAssign'];
export type HandOverResult = Schemas['HandOverResult'];
export type Strategy = NonNullable<BulkAssign['strategy']>;

export const STRATEGIES = [
  'LEAST_LOADED',
  'ROUND_ROBIN',
  'EXPERT_TAG',
  'NO_TWO_NOVICES',
  'RANDOM_SEEDED',
] as const satisfies readonly Strategy[];

const keyed = () => ({ 'Idempotency-Key': newIdempotencyKey() });

/** Who may rate a claim; before its round is opened, as if it were opened with this policy now. */
export const eligibilityQuery = (claimId: string, policyKey: string | undefined) =>
  queryOptions({
    queryKey: ['claim', claimId, 'eligibility', policyKey ?? ''],
    queryFn: ({ signal }) => {
      const query = policyKey === undefined ? {} : { policyKey };
      return data(api.GET('/api/v1/claims/{id}/eligibility', { params: { path: { id: claimId }, query }, signal }));
    },
  });

/** The round of a claim that is under way; null when there is none. */
export const runningRoundQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['claim', claimId, 'running-round'],
    queryFn: async ({ signal }): Promise<Round | null> => {
      const rounds = await data(api.GET('/api/v1/claims/{id}/rounds', { params: { path: { id: claimId } }, signal }));
      const open = rounds.items.find(({ status }) => status === 'OPEN');
      return open ? data(api.GET('/api/v1/rounds/{id}', { params: { path: { id: open.id } }, signal })) : null;
    },
  });

export const overdueQuery = infiniteQueryOptions({
  queryKey: ['assignment', 'overdue'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/assignments/overdue', { params: { query: { limit: 100, cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Shows a plan, or with a `planId` applies the one that was shown. */
export const assignMany = (body: BulkAssign) =>
  data(api.POST('/api/v1/assignments/bulk', { params: { header: keyed() }, body }));

export const rebalance = (body: Schemas['Rebalance']) =>
  data(api.POST('/api/v1/assignments/rebalance', { params: { header: keyed() }, body }));

export const reassign = (id: string, reviewerId: string, reason: string) =>
  data(
    api.POST('/api/v1/assignments/{id}/reassign', {
      params: { path: { id }, header: keyed() },
      body: { reviewerId, reason },
    }),
  );

export const revoke = (id: string, reason: string) =>
  api.POST('/api/v1/assignments/{id}/revoke', { params: { path: { id }, header: keyed() }, body: { reason } });

export const handOver = (id: string, body: Schemas['HandOver']) =>
  data(api.POST('/api/v1/users/{id}/hand-over', { params: { path: { id } }, body }));

/** Everything that shows who has which work. */
export function useRefreshWork() {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of TOUCHED_BY_CLAIM) void queries.invalidateQueries({ queryKey });
  };
}
