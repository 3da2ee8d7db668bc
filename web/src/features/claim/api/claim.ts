import { queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';
import { markUrgent, TOUCHED_BY_CLAIM } from '../../../lib/claim-acts';

export type EditClaim = Schemas['EditClaim'];
const at = (id: string) => ({ params: { path: { id } } });

export const contactAttemptsQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'contact-attempts'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims/{id}/contact-attempts', { ...at(id), signal }))).items,
  });

export const verdictsOfClaimQuery = (id: string) =>
  queryOptions({
    queryKey: ['verdicts', 'of-claim', id],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/verdicts', { params: { query: { claimId: id, limit: 200 } }, signal }))).items,
  });

/** @throws ApiProblem VERSION_CONFLICT (412) when somebody else has edited it since `version`. */
export const useEditClaim = (id: string) =>
  useAct(
    ({ version, body }: { version: number; body: EditClaim }) =>
      data(api.PATCH('/api/v1/claims/{id}', { ...at(id), headers: { 'If-Match': `"${version}"` }, body })),
    TOUCHED_BY_CLAIM,
  );

export const useAccept = (id: string) =>
  useAct(
    (checkReason: string) => data(api.POST('/api/v1/claims/{id}/accept', { ...actOn(id), body: { checkReason } })),
    TOUCHED_BY_CLAIM,
  );

export const useReject = (id: string) =>
  useAct(
    (body: Schemas['RejectClaim']) => data(api.POST('/api/v1/claims/{id}/reject', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );

export const useReopen = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/claims/{id}/reopen', { ...actOn(id), body: { reason } })),
    TOUCHED_BY_CLAIM,
  );

export const useArchive = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/claims/{id}/archive', { ...actOn(id), body: { reason } })),
    TOUCHED_BY_CLAIM,
  );

export const useUndoTriage = (id: string) =>
  useAct(() => data(api.POST('/api/v1/claims/{id}/undo-triage', { ...actOn(id), body: {} })), TOUCHED_BY_CLAIM);

export const useMarkUrgent = (id: string) =>
  useAct((body: Schemas['MarkUrgent']) => markUrgent(id, body), TOUCHED_BY_CLAIM);

export const useAcknowledge = (id: string) =>
  useAct(
    (body: Schemas['AcknowledgeStaleness']) =>
      api.POST('/api/v1/claims/{id}/staleness/acknowledge', { ...actOn(id), body }),
    TOUCHED_BY_CLAIM,
  );

export const useSourceGone = (id: string) =>
  useAct(
    (body: Schemas['SourceGone']) => data(api.POST('/api/v1/claims/{id}/source-gone', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );

export const useReattach = (id: string) =>
  useAct(
    (body: Schemas['ReattachClaim']) => data(api.POST('/api/v1/claims/{id}/reattach', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );

export const useRecordContact = (id: string) =>
  useAct(
    (body: Schemas['RecordContactAttempt']) =>
      data(api.POST('/api/v1/claims/{id}/contact-attempts', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );
