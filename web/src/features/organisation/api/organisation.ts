import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Profile = Schemas['OrganisationProfile'];
export type Organisation = Schemas['Organisation'];

export const organisationQuery = queryOptions({
  queryKey: ['settings', 'organisation'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/organisation', { signal })),
});

export function useSaveProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, profile }: { version: number; profile: Profile }) =>
      data(api.PUT('/api/v1/organisation', { params: { header: { 'If-Match': `"${version}"` } }, body: profile })),
    onSettled: () => queries.invalidateQueries({ queryKey: organisationQuery.queryKey }),
  });
}

export const methodologiesQuery = queryOptions({
  queryKey: ['settings', 'methodology'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/methodology', { signal }))).items,
});

export const methodologyQuery = (version: string) =>
  queryOptions({
    queryKey: ['settings', 'methodology', version],
    queryFn: ({ signal }) => data(api.GET('/api/v1/methodology/{version}', { params: { path: { version } }, signal })),
  });

export function usePublishMethodology() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['NewMethodology']) =>
      data(api.POST('/api/v1/methodology', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: methodologiesQuery.queryKey }),
  });
}
