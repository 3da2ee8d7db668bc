import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Settings = Schemas['ExtractionSettings'];
export type Trial = Schemas['ExtractionTrialResult'];
export type Rerun = Schemas['ExtractionRerun'];
export type ClaimType = Schemas['ExtractionSettingsInForce']['settings']['types'][number];
export type InForce = Schemas['ExtractionSettingsInForce'];

export const TYPES = [
  'event',
  'quantity',
  'quote',
  'relation',
  'causal',
  'prediction',
  'opinion',
  'none',
] as const satisfies readonly ClaimType[];

export const settingsQuery = queryOptions({
  queryKey: ['settings', 'extraction'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/settings/extraction', { signal })),
});

export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, settings }: { version: number; settings: Settings }) =>
      data(
        api.PUT('/api/v1/settings/extraction', {
          params: { header: { 'If-Match': `"${version}"` } },
          body: settings,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
}

/** What settings pick in a text, beside those in force. Keeps nothing. */
export function useTryOut() {
  return useMutation({
    mutationFn: (body: Schemas['ExtractionTrial']) => data(api.POST('/api/v1/settings/extraction/try', { body })),
  });
}

export const usageQuery = queryOptions({
  queryKey: ['settings', 'llm-usage'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/admin/llm-usage', { signal })),
});

export const rerunsQuery = infiniteQueryOptions({
  queryKey: ['settings', 'reruns'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/extraction/reruns', { params: { query: { limit: 10, cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const rerunQuery = (id: string) =>
  queryOptions({
    queryKey: ['settings', 'reruns', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/extraction/reruns/{id}', { params: { path: { id } }, signal })),
  });

const key = () => ({ header: { 'Idempotency-Key': newIdempotencyKey() } });

export function useStartRerun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (dryRun: boolean) => data(api.POST('/api/v1/extraction/reruns', { params: key(), body: { dryRun } })),
    onSettled: () => queries.invalidateQueries({ queryKey: rerunsQuery.queryKey }),
  });
}

export function useCancelRerun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      data(api.POST('/api/v1/extraction/reruns/{id}/cancel', { params: { path: { id }, ...key() } })),
    onSettled: () => queries.invalidateQueries({ queryKey: rerunsQuery.queryKey }),
  });
}
