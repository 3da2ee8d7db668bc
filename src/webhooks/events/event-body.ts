import type { AuditRow } from './audit-row.js';
import { WEBHOOK_EVENTS, type WebhookEventType } from './webhook-catalogue.js';

/**
 * The JSON that is sent: type, time, and what the schema of the type lists.
 * @param publicUrl origin of the addresses readers use
 * @throws ZodError when the row lacks something, which is a fault of the program
 */
export function eventBody(type: WebhookEventType, row: AuditRow, publicUrl: string): string {
  const data = WEBHOOK_EVENTS[type].data.parse(factsOf(row, publicUrl));
  return JSON.stringify({ type, timestamp: row.at.toISOString(), data });
}

/** All that any event may tell of a row. Of its free data only numbers and ids that are named here. */
function factsOf(row: AuditRow, publicUrl: string): Record<string, unknown> {
  const { entityId, claimId, documentId, data } = row;
  const urlOf = (report: number | null) => (report === null ? null : `${publicUrl}/reports/${report}`);
  const reportNumber = numberOf(data['reportNumber'] ?? row.complaintReport);
  const [fromReportNumber, toReportNumber] = [numberOf(row.fromReport), numberOf(row.toReport)];
  return {
    sequence: Number(row.seq),
    claimId,
    documentId,
    roundId: row.roundId,
    roundNumber: row.roundNumber,
    adjudicationId: data['adjudicationId'],
    verdictId: entityId,
    verdictNumber: numberOf(data['number']),
    reportNumber,
    reportUrl: urlOf(reportNumber),
    correctionId: entityId,
    fromReportNumber,
    fromReportUrl: urlOf(fromReportNumber),
    toReportNumber,
    toReportUrl: urlOf(toReportNumber),
    placementId: entityId,
    sourceState: row.toState,
    exportId: entityId,
    importId: entityId,
    state: row.toState,
    rows: numberOf(data['rows']),
    versionNumber: numberOf(data['versionNumber']),
    complaintId: entityId,
    complaintNumber: numberOf(row.complaintNumber),
  };
}

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' || typeof value === 'string' ? Number(value) : null;
