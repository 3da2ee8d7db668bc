import { queryOptions } from '@tanstack/react-query';
import { actOn, useAct } from '../../../lib/acts';
import { api, data, type Schemas } from '../../../lib/api-client';

export type DeskClaim = Schemas['DeskClaim'];
export type EditClaim = Schemas['EditClaim'];
export type RejectReason = Schemas['RejectClaim']['reason'];

export const REJECT_REASONS = [
  'opinion',
  'prediction',
  'duplicate',
  'vague',
  'out-of-scope',
  'extractor-error',
] as const satisfies readonly RejectReason[];

const at = (id: string) => ({ params: { path: { id } } });

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}', { ...at(id), signal })),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'history'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}/history', { ...at(id), signal })),
  });

export const stalenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'staleness'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/claims/{id}/staleness', { ...at(id), signal })),
  });

export const priorChecksQuery = (id: string) =>
  queryOptions({
    queryKey: ['claim', id, 'prior-checks'],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims/{id}/prior-checks', { ...at(id), signal }))).items,
  });

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

/** Claims with such words, to merge one into another. */
export const claimSearchQuery = (words: string) =>
  queryOptions({
    queryKey: ['claims', 'search', words],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/claims', { params: { query: { q: words, limit: 10 } }, signal }))).items,
    enabled: words.trim().length > 2,
  });

/** What an act on a claim may change. */
export const TOUCHED = [['claim'], ['claims'], ['claim-counts'], ['round'], ['verdicts'], ['document']];

/** @throws ApiProblem VERSION_CONFLICT (412) when somebody else has edited it since `version`. */
export const useEditClaim = (id: string) =>
  useAct(
    ({ version, body }: { version: number; body: EditClaim }) =>
      data(api.PATCH('/api/v1/claims/{id}', { ...at(id), headers: { 'If-Match': `"${version}"` }, body })),
    TOUCHED,
  );

export const useAccept = (id: string) =>
  useAct(
    (checkReason: string) => data(api.POST('/api/v1/claims/{id}/accept', { ...actOn(id), body: { checkReason } })),
    TOUCHED,
  );

export const useReject = (id: string) =>
  useAct(
    (body: Schemas['RejectClaim']) => data(api.POST('/api/v1/claims/{id}/reject', { ...actOn(id), body })),
    TOUCHED,
  );

export const useReopen = (id: string) =>
  useAct((reason: string) => data(api.POST('/api/v1/claims/{id}/reopen', { ...actOn(id), body: { reason } })), TOUCHED);

export const useArchive = (id: string) =>
  useAct(
    (reason: string) => data(api.POST('/api/v1/claims/{id}/archive', { ...actOn(id), body: { reason } })),
    TOUCHED,
  );

export const useUndoTriage = (id: string) =>
  useAct(() => data(api.POST('/api/v1/claims/{id}/undo-triage', { ...actOn(id), body: {} })), TOUCHED);

export const useMarkUrgent = (id: string) =>
  useAct(
    (body: Schemas['MarkUrgent']) => data(api.POST('/api/v1/claims/{id}/urgent', { ...actOn(id), body })),
    TOUCHED,
  );

export const useSetEmbargo = (id: string) =>
  useAct(
    (body: Schemas['SetEmbargo']) => data(api.POST('/api/v1/claims/{id}/embargo', { ...actOn(id), body })),
    TOUCHED,
  );

export const useMerge = (id: string) =>
  useAct((body: Schemas['MergeClaim']) => data(api.POST('/api/v1/claims/{id}/merge', { ...actOn(id), body })), TOUCHED);

export const useSplit = (id: string) =>
  useAct((body: Schemas['SplitClaim']) => data(api.POST('/api/v1/claims/{id}/split', { ...actOn(id), body })), TOUCHED);

export const useAcknowledge = (id: string) =>
  useAct(
    (body: Schemas['AcknowledgeStaleness']) =>
      api.POST('/api/v1/claims/{id}/staleness/acknowledge', { ...actOn(id), body }),
    TOUCHED,
  );

export const useSourceGone = (id: string) =>
  useAct(
    (body: Schemas['SourceGone']) => data(api.POST('/api/v1/claims/{id}/source-gone', { ...actOn(id), body })),
    TOUCHED,
  );

export const useReattach = (id: string) =>
  useAct(
    (body: Schemas['ReattachClaim']) => data(api.POST('/api/v1/claims/{id}/reattach', { ...actOn(id), body })),
    TOUCHED,
  );

export const useRecordContact = (id: string) =>
  useAct(
    (body: Schemas['RecordContactAttempt']) =>
      data(api.POST('/api/v1/claims/{id}/contact-attempts', { ...actOn(id), body })),
    TOUCHED,
  );
