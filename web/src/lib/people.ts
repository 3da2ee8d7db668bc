import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from './api-client';

type User = Schemas['User'];

/** Everybody with an account, by id; needs the permission `user.read`. A desk has dozens of people, seldom hundreds. */
export const peopleDirectoryQuery = queryOptions({
  queryKey: ['people', 'directory'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<ReadonlyMap<string, User>> => {
    const all = new Map<string, User>();
    let cursor: string | undefined;
    do {
      const page = await data(api.GET('/api/v1/users', { params: { query: { limit: 200, cursor } }, signal }));
      for (const user of page.items) all.set(user.id, user);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  },
});

/** Names of people by id; the id's beginning for somebody who is not (yet) known. */
export function usePersonName(): (id: string) => string {
  const { data: people } = useQuery(peopleDirectoryQuery);
  return (id) => people?.get(id)?.displayName ?? id.slice(0, 8);
}
