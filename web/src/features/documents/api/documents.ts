import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type DocumentSummary = Schemas['Document'];
export type DocumentDetail = Schemas['DocumentDetail'];
export type DocumentJob = Schemas['DocumentJob'];
export type DocumentVersion = Schemas['DocumentVersion'];

export interface DocumentFilter {
  q?: string | undefined;
  status?: DocumentSummary['status'] | undefined;
  source?: string | undefined;
}

/** Documents, newest first. */
export const documentsQuery = (filter: DocumentFilter) =>
  infiniteQueryOptions({
    queryKey: ['documents', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/documents', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/documents/{id}', { params: { path: { id } }, signal })),
  });

/** What runs and ran on a document, newest first. */
export const jobsQuery = (id: string) =>
  queryOptions({
    queryKey: ['document-jobs', id],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/documents/{id}/jobs', { params: { path: { id } }, signal }))).items,
  });

/** A version never changes once it is there. */
export const versionQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['document', id, 'version', number],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/documents/{id}/versions/{number}', { params: { path: { id, number } }, signal })),
    staleTime: Infinity,
  });

export const versionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['document', id, 'versions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/documents/{id}/versions', {
          params: { path: { id }, query: { limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const diffQuery = (id: string, n: number, m: number) =>
  queryOptions({
    queryKey: ['document', id, 'diff', n, m],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/documents/{id}/versions/{n}/diff/{m}', { params: { path: { id, n, m } }, signal })),
  });

/** Sentences that the search set aside, best score first. */
export const discardedQuery = (id: string, reason: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['document', id, 'discarded', reason],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/documents/{id}/discarded', {
          params: { path: { id }, query: { limit: 200, cursor: pageParam, reason } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Where the file of a version can be had, byte for byte. */
export const originalAddress = (id: string, version: number): string =>
  `/api/v1/documents/${id}/original?version=${version}`;
