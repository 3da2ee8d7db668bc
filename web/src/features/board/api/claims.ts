import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { type ClaimFilter, isDeskClaim } from '../../../lib/claims';
import type { Sort } from './claim-search';

export type ClaimCounts = Schemas['ClaimCounts'];

/** Rows of one page: enough that scrolling seldom waits, few enough that a page comes at once. */
export const PAGE = 100;

/** One page of claims; pages far from what is in view are soon forgotten. */
export const claimPageQuery = (filter: ClaimFilter, sort: Sort, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['claims', 'page', filter, sort, cursor ?? ''],
    queryFn: async ({ signal }) => {
      const query = { ...filter, sort, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await data(api.GET('/api/v1/claims', { params: { query }, signal }));
      return { items: items.filter(isDeskClaim), nextCursor };
    },
    gcTime: 60_000,
  });

export const countsQuery = (filter: ClaimFilter) =>
  queryOptions({
    queryKey: ['claim-counts', filter],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/counts', { params: { query: filter }, signal })),
  });

/** Which candidates of a document somebody seems to have checked before: the first 200. */
export const documentPriorChecksQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id, 'prior-checks'],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/documents/{id}/prior-checks', { params: { path: { id }, query: { limit: 200 } }, signal })),
    staleTime: 60_000,
  });

/** The text of one version; it never changes. */
export const versionTextQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['document', id, 'version', number],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/documents/{id}/versions/{number}', { params: { path: { id, number } }, signal })),
    staleTime: Infinity,
  });

/** All ids that fit a filter, page by page. @returns at most `most`, and whether there are more. */
export async function idsOf(
  filter: ClaimFilter,
  most: number,
  onProgress: (count: number) => void,
): Promise<{ ids: string[]; more: boolean }> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = await data(api.GET('/api/v1/claims', { params: { query } }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    onProgress(Math.min(ids.length, most));
  } while (cursor !== undefined && ids.length < most);
  return { ids: ids.slice(0, most), more: cursor !== undefined || ids.length > most };
}
