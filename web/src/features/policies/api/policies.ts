import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { Policy } from '../../../lib/policies';

export type Rules = Policy['policy'];

export interface PolicyToSave {
  key: string;
  name: string;
  policy: Rules;
  isDefault: boolean;
  /** The version it was made from; null for a new policy. */
  from: number | null;
}

/** Adds a policy, or the next version of one. */
export function useSavePolicy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, from, ...body }: PolicyToSave) =>
      from === null
        ? data(
            api.POST('/api/v1/policies', {
              params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
              body: { key, ...body },
            }),
          )
        : data(
            api.PUT('/api/v1/policies/{key}', {
              params: { path: { key }, header: { 'If-Match': `"${from}"` } },
              body,
            }),
          ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
}
