import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { type Me, meQuery } from '../../../lib/me';

/** Whether somebody is on a pause now. */
export const isPaused = ({ pausedFrom, pausedUntil }: Me, now: Date): boolean =>
  pausedUntil !== null && new Date(pausedUntil) > now && (pausedFrom === null || new Date(pausedFrom) <= now);

/** Ends one's own pause. */
export function useEndPause() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => data(api.PATCH('/api/v1/me', { body: { pausedUntil: null } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}
