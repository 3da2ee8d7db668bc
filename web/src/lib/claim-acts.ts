import { actOn, useAct } from './acts';
import { api, data, type Schemas } from './api-client';

export type RejectReason = Schemas['RejectClaim']['reason'];

/** In the order of their number keys. */
export const REJECT_REASONS = [
  'opinion',
  'prediction',
  'duplicate',
  'vague',
  'out-of-scope',
  'extractor-error',
] as const satisfies readonly RejectReason[];

/** What an act on a claim may change. */
export const TOUCHED_BY_CLAIM = ['claim', 'claims', 'claim-counts', 'round', 'assignment', 'verdicts', 'document'].map(
  (word) => [word],
);

export const markUrgent = (id: string, body: Schemas['MarkUrgent']) =>
  data(api.POST('/api/v1/claims/{id}/urgent', { ...actOn(id), body }));

export const useSetEmbargo = (id: string) =>
  useAct(
    (body: Schemas['SetEmbargo']) => data(api.POST('/api/v1/claims/{id}/embargo', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );

/** Makes a claim a duplicate of another one, which is kept. */
export const useMerge = (id: string) =>
  useAct(
    (body: Schemas['MergeClaim']) => data(api.POST('/api/v1/claims/{id}/merge', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );

export const useSplit = (id: string) =>
  useAct(
    (body: Schemas['SplitClaim']) => data(api.POST('/api/v1/claims/{id}/split', { ...actOn(id), body })),
    TOUCHED_BY_CLAIM,
  );
