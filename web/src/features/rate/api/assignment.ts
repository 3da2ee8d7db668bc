import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiProblem, data, problemOf, type Schemas } from '../../../lib/api-client';
import { assignmentQuery } from '../../../lib/assignment';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { DraftContent } from '../draft/draft-content';

export type Assignment = Schemas['Assignment'];
export type Attachment = Schemas['Attachment'];
export type RatingLabel = Schemas['RatingLabel'];
export type CustomField = Schemas['CustomField'];
export type DeclineReason = Schemas['Decline']['reason'];

/** Saves a draft over the version it was made from. @throws ApiProblem 412 when another window was quicker. */
export const putDraft = (id: string, version: number, body: DraftContent): Promise<Assignment> =>
  data(
    api.PUT('/api/v1/assignments/{id}/draft', {
      params: { path: { id } },
      headers: { 'If-Match': `"${version}"` },
      body,
    }),
  );

/** An act on the assignment whose answer is the assignment as it is then. Fails at once when there is no connection. */
function useAct<Input>(id: string, send: (input: Input) => Promise<Assignment>) {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: send,
    onSuccess: (assignment) => {
      queries.setQueryData(assignmentQuery(id).queryKey, assignment);
      void queries.invalidateQueries({ queryKey: ['my-work'] });
    },
  });
}

const keyed = (id: string) => ({ path: { id }, header: { 'Idempotency-Key': newIdempotencyKey() } });

export const useOpen = (id: string) =>
  useAct<void>(id, () => data(api.POST('/api/v1/assignments/{id}/open', { params: { path: { id } } })));

export const useSubmit = (id: string) =>
  useAct<DraftContent & { wordingHash?: string }>(id, (body) =>
    data(api.POST('/api/v1/assignments/{id}/submit', { params: keyed(id), body })),
  );

export const useDecline = (id: string) =>
  useAct<{ reason: DeclineReason; note?: string }>(id, (body) =>
    data(api.POST('/api/v1/assignments/{id}/decline', { params: keyed(id), body })),
  );

export const useWithdraw = (id: string) =>
  useAct<void>(id, () => data(api.POST('/api/v1/assignments/{id}/withdraw', { params: keyed(id) })));

export const useConfirmWording = (id: string) =>
  useAct<{ wordingHash: string }>(id, (body) =>
    data(api.POST('/api/v1/assignments/{id}/confirm-wording', { params: keyed(id), body })),
  );

/** Hands a file in; evidence cites it by its id. The typed client has no forms with files. */
export const useAttach = (id: string) =>
  useMutation({
    networkMode: 'always',
    mutationFn: async (file: File): Promise<Attachment> => {
      const body = new FormData();
      body.append('file', file);
      const headers = { 'Idempotency-Key': newIdempotencyKey() };
      const sent = fetch(`/api/v1/assignments/${id}/attachments`, { method: 'POST', body, headers });
      const answer = await sent.catch(() => {
        throw new ApiProblem(0, 'OFFLINE', 'The desk cannot be reached.');
      });
      if (!answer.ok) throw await problemOf(answer);
      return (await answer.json()) as Attachment;
    },
  });
