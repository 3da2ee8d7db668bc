import { describe, expect, it } from '@jest/globals';
import { deskPathOf } from './desk-path.js';
import type { NotificationKind } from './notification-kinds.js';

describe('the page that a notification opens', () => {
  const path = (
    kind: NotificationKind,
    data: Record<string, unknown>,
    claim: string | null = 'c',
    doc: string | null = null,
  ) => deskPathOf({ kind, data, claim_id: claim, document_id: doc });

  it('is the page of rating for the reader’s own work', () => {
    expect(path('assignment.offered', { assignmentId: 'a', dueAt: null })).toBe('/desk/rate/a');
    expect(path('review.returned', { assignmentId: 'a' })).toBe('/desk/rate/a');
  });

  it('is the claim for an editor who hears of somebody’s assignment, and for work that is gone', () => {
    expect(path('assignment.overdue', { assignmentId: 'a' })).toBe('/desk/claims/c');
    expect(path('assignment.revoked', { assignmentId: 'a' })).toBe('/desk/claims/c');
  });

  it('is the adjudication, the complaint, the replies, the document, or none', () => {
    expect(path('claim.needs_adjudication', { roundId: 'r' })).toBe('/desk/adjudicate/r');
    expect(path('complaint.due', { complaintId: 'k' }, null)).toBe('/desk/complaints/k');
    expect(path('reply.received', { replyId: 'r' })).toBe('/desk/replies');
    expect(path('source.version_created', { versionNumber: 2 }, null, 'd')).toBe('/desk/documents/d');
    expect(path('webhook.disabled', { webhookId: 'w' }, null)).toBeNull();
  });
});
