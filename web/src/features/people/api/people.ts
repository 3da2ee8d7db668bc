import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type User = Schemas['User'];
export type Role = User['roles'][number];
export type UserChange = Schemas['ChangeUser'];

export const ROLES = ['viewer', 'reviewer', 'adjudicator', 'editor', 'admin'] as const satisfies readonly Role[];
export const LEVELS = ['NOVICE', 'EXPERIENCED'] as const satisfies readonly User['level'][];

export interface PeopleFilter {
  q?: string | undefined;
  role?: Role | undefined;
  status?: User['status'] | undefined;
}

export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', filter],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/users', { params: { query: { ...filter, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/users/{id}', { params: { path: { id } }, signal })),
  });

export const rolesQuery = queryOptions({
  queryKey: ['people', 'roles'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/roles', { signal }))).items,
});

/** What changes people changes every list of them. */
function useRefreshPeople(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['people'] });
}

/** Changes somebody as they were when `version` was read. */
export function useChangePerson(id: string) {
  // After a conflict too: what somebody else has saved is to be shown.
  const onSettled = useRefreshPeople();
  return useMutation({
    mutationFn: ({ version, change }: { version: number; change: UserChange }) =>
      data(
        api.PATCH('/api/v1/users/{id}', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } },
          body: change,
        }),
      ),
    onSettled,
  });
}

export function useAddPerson() {
  const onSuccess = useRefreshPeople();
  return useMutation({
    mutationFn: (body: Schemas['CreateUser']) =>
      data(api.POST('/api/v1/users', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })),
    onSuccess,
  });
}

/** Ends all sessions of somebody: they sign in anew everywhere. */
export function useEndSessions(id: string) {
  return useMutation({ mutationFn: () => api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id } } }) });
}

/** A token with which somebody sets a password; shown once. */
export function useStartReset() {
  return useMutation({
    mutationFn: (id: string) => data(api.POST('/api/v1/users/{id}/password-reset', { params: { path: { id } } })),
  });
}
