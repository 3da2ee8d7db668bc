import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import type { PriorCheckFilter } from '../../../lib/prior-check-filter';

export type PriorCheck = Schemas['PriorCheck'];

/** Claims checked before, the newest in the desk first. */
export const priorChecksQuery = (filter: PriorCheckFilter) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'prior-checks', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/prior-checks', { params: { query: { ...filter, limit: 40, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** One earlier check, with its states and where each came from. */
export const priorCheckQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'prior-check', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/prior-checks/{id}', { params: { path: { id } }, signal })),
  });

/** The address of a table or a feed of all checks that a filter names. */
export const priorCheckFile = (extension: 'csv' | 'jsonld', filter: PriorCheckFilter): string =>
  `/api/v1/prior-checks.${extension}?${new URLSearchParams({ ...filter }).toString()}`;
