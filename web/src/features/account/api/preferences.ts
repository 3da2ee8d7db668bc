import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';

export type Preferences = Schemas['NotificationPreferences'];

export const preferencesQuery = queryOptions({
  queryKey: ['notifications', 'preferences'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/me/notification-preferences', { signal })),
});

export function useSavePreferences() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ timeZone, digestHour, dailyDigest, kinds }: Preferences) => {
      const wishes = kinds.map(({ kind, inApp, digest }) => ({ kind, inApp, digest }));
      const body = { timeZone, digestHour, dailyDigest, kinds: wishes };
      return data(api.PUT('/api/v1/me/notification-preferences', { body }));
    },
    onSuccess: (saved) => queries.setQueryData(preferencesQuery.queryKey, saved),
  });
}
