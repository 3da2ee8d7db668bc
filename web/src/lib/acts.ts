import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { newIdempotencyKey } from './idempotency-key';

/** Path and header of an act on one thing that may be sent twice and must act once. */
export const actOn = (id: string) => ({
  params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } },
});

/**
 * An act of a person; when it is done, what it changes is read again. `touches` are beginnings of query keys. The reading is
 * not waited for: it may take away the part of the page that waits to say that the act is done.
 */
export function useAct<Input, Output>(act: (input: Input) => Promise<Output>, touches: readonly QueryKey[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      for (const queryKey of touches) void queries.invalidateQueries({ queryKey });
    },
  });
}
