import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Person = Schemas['User'];

/** Everybody with an account that is active, by name. */
export const peopleQuery = queryOptions({
  queryKey: ['people', 'active'],
  queryFn: async ({ signal }) => {
    const people: Person[] = [];
    let cursor: string | undefined;
    do {
      const query = { status: 'ACTIVE' as const, limit: 200, ...(cursor === undefined ? {} : { cursor }) };
      const page = await data(api.GET('/api/v1/users', { params: { query }, signal }));
      people.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return people.sort((a, b) => a.displayName.localeCompare(b.displayName));
  },
  staleTime: 60_000,
});

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

/** Those who rate, and those who run the desk. */
export const ratersOf = (people: readonly Person[]): Person[] =>
  people.filter(({ roles }) => roles.some((role) => role === 'reviewer' || role === 'adjudicator'));
export const editorsOf = (people: readonly Person[]): Person[] =>
  people.filter(({ roles }) => roles.some((role) => role === 'editor' || role === 'admin'));

/** The newest documents: what claims are most often looked for in. */
export const newestDocumentsQuery = queryOptions({
  queryKey: ['documents', 'newest'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/documents', { params: { query: { limit: 200 } }, signal })),
  staleTime: 60_000,
});
