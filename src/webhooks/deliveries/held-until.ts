import { EMBARGOED_TYPES } from '../events/webhook-catalogue.js';

const TYPES = EMBARGOED_TYPES.map((type) => `'${type}'`).join(', ');

/**
 * SQL: until when the event with this id may not leave the desk, because of an embargo; null when it may. It is asked at
 * every try, so that an embargo which is moved or lifted counts as it then is.
 */
export const heldUntil = (eventId: string): string => `(
  SELECT claim.embargo_until FROM webhook_event held JOIN claim ON claim.id = held.claim_id
  WHERE held.id = ${eventId} AND held.type IN (${TYPES}) AND claim.embargo_until > now())`;
