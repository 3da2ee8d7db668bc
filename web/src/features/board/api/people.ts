import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { isActive, type Person } from '../../../lib/people';

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

/** Those who rate, and those who run the desk, as far as they are at work. */
export const ratersOf = (people: readonly Person[]): Person[] =>
  people.filter(
    (person) => isActive(person) && person.roles.some((role) => role === 'reviewer' || role === 'adjudicator'),
  );
export const editorsOf = (people: readonly Person[]): Person[] =>
  people.filter((person) => isActive(person) && person.roles.some((role) => role === 'editor' || role === 'admin'));

/** The newest documents: what claims are most often looked for in. */
export const newestDocumentsQuery = queryOptions({
  queryKey: ['documents', 'newest'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/documents', { params: { query: { limit: 200 } }, signal })),
  staleTime: 60_000,
});
