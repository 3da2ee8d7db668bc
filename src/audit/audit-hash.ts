import { createHmac } from 'node:crypto';
import type { AuditEvent } from './audit-event.entity.js';

/** Hash that the first row links to. */
export const CHAIN_START = '0'.repeat(64);

/** HMAC-SHA256 (hex) over the previous hash and the row's content, with object keys sorted at every depth. */
export function auditHash(key: Buffer, row: Omit<AuditEvent, 'hash'>): string {
  const { at, prevHash, ...rest } = row;
  const content = canonical({ ...rest, seq: String(row.seq), at: at.toISOString() });
  return createHmac('sha256', key).update(prevHash).update('\n').update(content).digest('hex');
}

/** JSON with sorted keys: jsonb does not keep the order in which keys were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
