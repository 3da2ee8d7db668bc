import { isBlind, isBlindInDocument } from '../database/blind-claim.js';
import { DESK_KINDS, RATER_KINDS } from './notification-kinds.js';

/**
 * SQL condition on `notification`: this person may see it now. A desk notification may have been written before the
 * person became a rater of the claim, so it is asked at every reading. One about a whole document is hidden from those
 * who are blind on any claim of it.
 * @param userId SQL, such as `$1`.
 * @param parameters of the statement; the lists of kinds are added to them.
 */
export function visibleTo(userId: string, parameters: unknown[]): string {
  const rater = `$${parameters.push(RATER_KINDS)}`;
  const desk = `$${parameters.push(DESK_KINDS)}`;
  return `(notification.kind = ANY(${rater}) OR (notification.kind = ANY(${desk})
    AND NOT ${isBlind('notification.claim_id', userId)}
    AND NOT (notification.claim_id IS NULL AND ${isBlindInDocument('notification.document_id', userId)})))`;
}
