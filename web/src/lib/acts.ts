import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { newIdempotencyKey } from './idempotency-key';

/** Path and header of an act on one thing that may be sent twice and must act once. */
export const actOn = (id: string) => ({
  params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } },
});

/** An act of a person; when it is done, what it changes is read again. `touches` are beginnings of query keys. */
export function useAct<Input, Output>(act: (input: Input) => Promise<Output>, touches: readonly QueryKey[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}
