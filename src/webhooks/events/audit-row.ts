/** A row of the audit trail with the ids and numbers around it, as an event may tell them. */
export interface AuditRow {
  /** Place in the audit trail. */
  seq: string;
  at: Date;
  event: string;
  entityId: string;
  claimId: string | null;
  documentId: string | null;
  toState: string | null;
  data: Record<string, unknown>;
  roundId: string | null;
  roundNumber: number | null;
  fromReport: string | null;
  toReport: string | null;
  complaintNumber: string | null;
  complaintReport: string | null;
}
