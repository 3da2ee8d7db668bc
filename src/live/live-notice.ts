/** PostgreSQL channel on which every process hears that something happened; the migrations' triggers speak on it. */
export const LIVE_CHANNEL = 'claimdesk_live';

/** What is said on the channel: a word and its ids. */
export type LiveNotice =
  /** The audit trail has grown. */
  | { kind: 'audit' }
  | { kind: 'notification'; id: string }
  /** Somebody has read notifications of their own. */
  | { kind: 'read'; userId: string }
  | { kind: 'job'; documentId: string }
  | { kind: 'export' | 'import'; id: string }
  | { kind: 'presence'; on: string; id: string };

/** @returns null for words of another version of the program. */
export function noticeOf(payload: string): LiveNotice | null {
  const [kind = '', first = '', second = ''] = payload.split(' ');
  switch (kind) {
    case 'audit':
      return { kind };
    case 'notification':
    case 'export':
    case 'import':
      return { kind, id: first };
    case 'read':
      return { kind, userId: first };
    case 'job':
      return { kind, documentId: first };
    case 'presence':
      return { kind, on: first, id: second };
    default:
      return null;
  }
}
