import { api, data, type Schemas } from '../../../lib/api-client';
import type { RejectReason } from '../../../lib/claim-acts';
import { newIdempotencyKey } from '../../../lib/idempotency-key';

export type BulkResult = Schemas['BulkTriageResult'];
export type BulkBody = Schemas['BulkTriage'];

/** What an editor decides of a candidate. */
export type Decision = { action: 'accept'; checkReason: string } | { action: 'reject'; reason: RejectReason };

const key = () => ({ 'Idempotency-Key': newIdempotencyKey() });
const to = (id: string) => ({ path: { id }, header: key() });

export const decide = (id: string, decision: Decision) =>
  decision.action === 'accept'
    ? data(api.POST('/api/v1/claims/{id}/accept', { params: to(id), body: { checkReason: decision.checkReason } }))
    : data(api.POST('/api/v1/claims/{id}/reject', { params: to(id), body: { reason: decision.reason } }));

export const undoTriage = (id: string) =>
  data(api.POST('/api/v1/claims/{id}/undo-triage', { params: to(id), body: {} }));

/** @param version of the claim that was edited; a newer one is refused with VERSION_CONFLICT */
export const editStatement = (id: string, version: number, statement: string) =>
  data(
    api.PATCH('/api/v1/claims/{id}', {
      params: { path: { id } },
      headers: { 'If-Match': `"${version}"` },
      body: { statement },
    }),
  );

/** Claims of one request; more are sent one request after the other. */
const MOST = 500;

/** One decision for many claims. Every claim has a result of its own. */
export async function triageMany(
  claimIds: readonly string[],
  body: Omit<BulkBody, 'claimIds'>,
  onProgress: (count: number) => void = () => undefined,
): Promise<BulkResult['items']> {
  const items: BulkResult['items'] = [];
  for (let from = 0; from < claimIds.length; from += MOST) {
    const some = claimIds.slice(from, from + MOST);
    const result = await data(api.POST('/api/v1/claims/bulk', { body: { ...body, claimIds: some } }));
    items.push(...result.items);
    onProgress(items.length);
  }
  return items;
}
