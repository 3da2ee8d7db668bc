import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';

export const systemHealthQuery = queryOptions({
  queryKey: ['settings', 'health'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/admin/health', { signal })),
});

/** Invitations of the first page: the newest, and so all that can be open. */
export const newestInvitationsQuery = queryOptions({
  queryKey: ['people', 'invitations', 'newest'],
  queryFn: async ({ signal }) =>
    (await data(api.GET('/api/v1/invitations', { params: { query: { limit: 200 } }, signal }))).items,
});

export const organisationQuery = queryOptions({
  queryKey: ['settings', 'organisation'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/organisation', { signal })),
});
