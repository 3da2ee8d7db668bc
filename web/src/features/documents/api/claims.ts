import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import { documentChanged } from './put-in';

export type DocumentClaim = Schemas['Claim'];

/** The claims of a document, as many at a time as the desk gives. */
export const documentClaimsQuery = (documentId: string) =>
  infiniteQueryOptions({
    queryKey: ['claims', 'document', documentId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/claims', { params: { query: { documentId, limit: 200, cursor: pageParam } }, signal })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Makes a claim of words in the newest text. */
export function useAddClaim(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateClaim']) =>
      data(
        api.POST('/api/v1/documents/{id}/claims', {
          params: { path: { id: documentId }, header: { 'Idempotency-Key': newIdempotencyKey() } },
          body,
        }),
      ),
    onSuccess: () => documentChanged(queries, documentId),
  });
}
