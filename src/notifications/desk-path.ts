import type { NotificationRow } from './notification-row.js';

/** Kinds that are about an assignment of the reader's own, which the reader opens on the page where it is rated. */
const OWN_WORK = new Set([
  'assignment.offered',
  'assignment.urgent',
  'assignment.reminder',
  'assignment.expired',
  'assignment.feedback',
  'review.returned',
  'wording.confirm',
]);

/**
 * The page of the desk that shows what a notification is about, from the root of the site.
 * @returns null when there is nothing to open.
 */
export function deskPathOf({
  kind,
  claim_id,
  document_id,
  data,
}: Pick<NotificationRow, 'kind' | 'claim_id' | 'document_id' | 'data'>): string | null {
  const id = (name: string): string | null => (typeof data[name] === 'string' ? data[name] : null);
  const assignmentId = id('assignmentId');
  if (assignmentId && OWN_WORK.has(kind)) return `/desk/rate/${assignmentId}`;
  const roundId = id('roundId');
  if (roundId && kind === 'claim.needs_adjudication') return `/desk/adjudicate/${roundId}`;
  const complaintId = id('complaintId');
  if (complaintId) return `/desk/complaints/${complaintId}`;
  if (id('replyId')) return '/desk/replies';
  if (claim_id) return `/desk/claims/${claim_id}`;
  return document_id ? `/desk/documents/${document_id}` : null;
}
