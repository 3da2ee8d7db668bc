import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas, sessionEnded } from './api-client';
import { renewalUnderWay } from './session-renewal';

export type Me = Schemas['Me'];
export type Permission = Me['permissions'][number];

const ask = async (signal: AbortSignal): Promise<Me | null> =>
  (await data(api.GET('/api/v1/auth/session', { signal }))).me;

/**
 * Who is signed in, and what they may do; null when nobody is. Somebody whose session ends stays who they are, and is asked to
 * sign in again: the pages with what they typed must not go.
 */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal, client, queryKey }): Promise<Me | null> => {
    const me = await ask(signal);
    if (me || client.getQueryData(queryKey) == null) return me;
    const renewal = renewalUnderWay();
    if (!renewal) throw sessionEnded();
    await renewal;
    return ask(signal);
  },
  staleTime: 5 * 60_000,
});
