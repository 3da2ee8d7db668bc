import type { NotificationKind } from './notification-kinds.js';
import { DEFAULT_SETTINGS } from './notification-settings.entity.js';

/** A notification with what its sentence speaks of. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  claim_id: string | null;
  document_id: string | null;
  data: Record<string, unknown>;
  created_at: Date;
  created_key: string;
  read_at: Date | null;
  claim: string | null;
  document: string | null;
  person: string | null;
  time_zone: string;
}

/** Every query that puts notifications into words begins with this, and asks `visibleTo`. */
export const SELECT_NOTIFICATION = `
  SELECT notification.id, notification.kind, notification.claim_id, notification.document_id, notification.data,
    notification.created_at, notification.created_at::text AS created_key, notification.read_at,
    claim.statement AS claim, document.title AS document, person.display_name AS person,
    coalesce(settings.time_zone, '${DEFAULT_SETTINGS.timeZone}') AS time_zone
  FROM notification
  LEFT JOIN claim ON claim.id = notification.claim_id
  LEFT JOIN document ON document.id = notification.document_id
  LEFT JOIN user_account person ON person.id = (notification.data ->> 'personId')::uuid
  LEFT JOIN notification_settings settings ON settings.user_id = notification.user_id`;
