import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';
import type { paths } from './api-schema';

export type DeskClaim = Schemas['DeskClaim'];

/** A filter of claims as the API takes it. */
export type ClaimFilter = Omit<
  NonNullable<paths['/api/v1/claims']['get']['parameters']['query']>,
  'limit' | 'cursor' | 'sort'
>;

/** Claims that are named, or all that a filter means. */
export type ClaimTarget = { ids: readonly string[] } | { filter: ClaimFilter; count: string };

const at = (id: string) => ({ params: { path: { id } } });

export const isDeskClaim = (claim: Schemas['Claim']): claim is DeskClaim => claim.view === 'desk';

/** One claim: as the desk sees it, or as its rater does. */
export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}', { ...at(id), signal })),
  });

/** One claim as the desk sees it; null for its rater. */
export const deskClaimQuery = (id: string) =>
  queryOptions({ ...claimQuery(id), select: (claim) => (isDeskClaim(claim) ? claim : null) });

export const claimHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'history'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}/history', { ...at(id), signal })),
  });

/** Old and new words of a claim, and what may be decided about it. */
export const stalenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'staleness'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}/staleness', { ...at(id), signal })),
  });

/** Claims of the desk that may say the same, nearest first. */
export const alikeQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'alike'],
    queryFn: async ({ signal }) => (await data(api.GET('/api/v1/claims/{id}/alike', { ...at(id), signal }))).items,
  });

/** What others found of claims like this one. */
export const priorChecksQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'prior-checks'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims/{id}/prior-checks', { ...at(id), signal }))).items,
  });

/** Claims with such words. */
export const claimSearchQuery = (words: string) =>
  queryOptions({
    queryKey: ['claims', 'search', words],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims', { params: { query: { q: words, limit: 10 } }, signal }))).items,
    enabled: words.trim().length > 2,
  });
