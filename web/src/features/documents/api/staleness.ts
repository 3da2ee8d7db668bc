import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import { documentChanged } from './put-in';

export type Impact = Schemas['VersionImpact'];
export type ImpactClaim = Schemas['ImpactClaim'];
export type Staleness = Schemas['Staleness'];
export type Fate = ImpactClaim['fate'];

/** What a version means for the claims of its document. */
export const impactQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['document', id, 'impact', number],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/documents/{id}/versions/{number}/impact', { params: { path: { id, number } }, signal })),
  });

const header = () => ({ 'Idempotency-Key': newIdempotencyKey() });

interface Decided {
  claimId: string;
  versionNumber: number;
  reason: string;
}

/** What an editor decides about a claim after its source changed. */
export type Decision = Decided &
  ({ act: 'acknowledge' } | { act: 'finish' | 'void' } | { act: 'reattach'; start: number; end: number });

export function useDecide(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (_, { claimId }) =>
      Promise.all([documentChanged(queries, documentId), queries.invalidateQueries({ queryKey: ['claim', claimId] })]),
  });
}

async function send(decision: Decision): Promise<void> {
  const { claimId, versionNumber, reason } = decision;
  const params = { path: { id: claimId }, header: header() };
  switch (decision.act) {
    case 'acknowledge':
      await api.POST('/api/v1/claims/{id}/staleness/acknowledge', { params, body: { reason, versionNumber } });
      return;
    case 'finish':
    case 'void':
      await api.POST('/api/v1/claims/{id}/source-gone', {
        params,
        body: { choice: decision.act, reason, versionNumber },
      });
      return;
    case 'reattach': {
      const { start, end } = decision;
      await api.POST('/api/v1/claims/{id}/reattach', { params, body: { versionNumber, reason, start, end } });
    }
  }
}

/** Acknowledges many at once; the answer says of each whether it was. */
export function useAcknowledgeMany(documentId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AcknowledgeMany']) => data(api.POST('/api/v1/staleness/acknowledge', { body })),
    onSuccess: () =>
      Promise.all([documentChanged(queries, documentId), queries.invalidateQueries({ queryKey: ['claim'] })]),
  });
}
