import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type AuditEvent = Schemas['AuditEvent'];

export interface AuditFilter {
  actorId?: string | undefined;
  event?: string | undefined;
  entityType?: string | undefined;
  entityId?: string | undefined;
  /** ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  order?: 'oldest' | undefined;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/audit', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Goes through ten thousand rows, so it is asked for and not fetched by the page. */
export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  enabled: false,
  queryFn: ({ signal }) => data(api.GET('/api/v1/audit/verification', { signal })),
});
