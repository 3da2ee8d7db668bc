import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';
import { meQuery } from './me';

export type Person = Schemas['User'];

/** Everybody with an account, by name; needs the permission `user.read`. A desk has dozens of people, seldom hundreds. */
export const peopleQuery = queryOptions({
  queryKey: ['people', 'all'],
  queryFn: async ({ signal }) => {
    const people: Person[] = [];
    let cursor: string | undefined;
    do {
      const page = await data(api.GET('/api/v1/users', { params: { query: { limit: 200, cursor } }, signal }));
      people.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return people.sort((a, b) => a.displayName.localeCompare(b.displayName));
  },
  staleTime: 60_000,
});

export const isActive = ({ status }: Person): boolean => status === 'ACTIVE';

/** What somebody is called; undefined while nobody knows, or for those who may not see the list of people. */
export function useNames(): (id: string | null | undefined) => string | undefined {
  const { data: me } = useQuery(meQuery);
  const allowed = me?.permissions.includes('user.read') ?? false;
  const { data: people } = useQuery({ ...peopleQuery, enabled: allowed });
  return (id) => (id === me?.id ? me?.displayName : people?.find((person) => person.id === id)?.displayName);
}

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
  });

/** Those who rate, and those who run the desk, as far as they are at work. */
export const ratersOf = (people: readonly Person[]): Person[] =>
  people.filter(
    (person) => isActive(person) && person.roles.some((role) => role === 'reviewer' || role === 'adjudicator'),
  );
export const editorsOf = (people: readonly Person[]): Person[] =>
  people.filter((person) => isActive(person) && person.roles.some((role) => role === 'editor' || role === 'admin'));
