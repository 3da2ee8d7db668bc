import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type Scheme = Schemas['RatingScheme'];
export type Content = Scheme['content'];
export type Label = Content['labels'][number];
export type Field = NonNullable<Content['fields']>[number];
export type Translation = NonNullable<Content['translations']>[number];

/** Adds a scheme, or the next version of one. */
export function useAddScheme() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Content) =>
      data(api.POST('/api/v1/schemes', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['schemes'] }),
  });
}
