import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';
import { meQuery } from './me';

/** Everybody with an account, for those who may see the list. */
export const peopleQuery = queryOptions({
  queryKey: ['people', 'all'],
  queryFn: async ({ signal }) => {
    const people: Schemas['User'][] = [];
    let cursor: string | undefined;
    do {
      const page = await data(api.GET('/api/v1/users', { params: { query: { limit: 200, cursor } }, signal }));
      people.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return people;
  },
  staleTime: 5 * 60_000,
});

/** What somebody is called; undefined while nobody knows, or for those who may not see the list of people. */
export function useNames(): (id: string | null | undefined) => string | undefined {
  const { data: me } = useQuery(meQuery);
  const allowed = me?.permissions.includes('user.read') ?? false;
  const { data: people } = useQuery({ ...peopleQuery, enabled: allowed });
  return (id) => (id === me?.id ? me?.displayName : people?.find((person) => person.id === id)?.displayName);
}
