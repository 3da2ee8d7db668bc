import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { CorrectionKind } from '../verdicts/correction.entity.js';
import type { ComplaintState } from './complaint-status.js';
import type { ComplaintQuery, ComplaintReceipt, ComplaintView } from './complaints.schemas.js';
import { complaintNotFound } from './complaints.service.js';

interface ComplaintRow {
  id: string;
  number: string;
  state: ComplaintState;
  report_number: string | null;
  verdict_id: string | null;
  claim_id: string | null;
  text: string;
  has_contact: boolean;
  contact_erased_at: Date | null;
  received_at: Date;
  due_at: Date;
  due_key: string;
  seconds_left: number | null;
  acknowledged_at: Date | null;
  assigned_to: string | null;
  answer: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  correction_id: string | null;
  version: number;
}

interface ReceiptRow extends Omit<ComplaintRow, 'due_key' | 'seconds_left' | 'text'> {
  correction_kind: CorrectionKind | null;
  to_number: string | null;
  corrected_at: Date | null;
}

const IS_OPEN = `complaint.state IN ('RECEIVED', 'ACKNOWLEDGED')`;

/** Every column but the contact. */
const COLUMNS = `complaint.id, complaint.number, complaint.state, complaint.verdict_id, complaint.claim_id, complaint.text,
  complaint.contact_email IS NOT NULL AS has_contact, complaint.contact_erased_at, complaint.received_at, complaint.due_at,
  complaint.due_at::text AS due_key, complaint.acknowledged_at, complaint.assigned_to, complaint.answer,
  complaint.decided_at, complaint.decided_by, complaint.correction_id, complaint.version,
  CASE WHEN ${IS_OPEN} THEN floor(extract(epoch FROM complaint.due_at - now()))::int END AS seconds_left,
  verdict.report_number`;

const FROM = `FROM complaint LEFT JOIN verdict ON verdict.id = complaint.verdict_id`;

/** Whoever rates the claim again must not learn that its verdict is under attack. */
const visible = (userId: string): string => `NOT ${isBlind('complaint.claim_id', userId)}`;

@Injectable()
export class ComplaintsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError NOT_FOUND, also on claims this person rates. */
  async get(id: string, userId: string): Promise<ComplaintView> {
    const [row] = await this.transactions.reader.query<ComplaintRow[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE complaint.id = $1 AND ${visible('$2')}`,
      [id, userId],
    );
    if (!row) throw complaintNotFound();
    return toView(row);
  }

  /** By due date, the most pressing first. */
  async list(query: ComplaintQuery, userId: string): Promise<Page<ComplaintView>> {
    const parameters: unknown[] = [userId];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = [visible('$1')];
    const after = decodeTimeCursor(query.cursor);
    if (query.state) conditions.push(`complaint.state = ${value(query.state)}`);
    if (query.open !== undefined) conditions.push(query.open ? IS_OPEN : `NOT ${IS_OPEN}`);
    if (query.overdue !== undefined) {
      conditions.push(`${query.overdue ? '' : 'NOT '}(${IS_OPEN} AND complaint.due_at <= now())`);
    }
    if (query.claimId) conditions.push(`complaint.claim_id = ${value(query.claimId)}`);
    if (query.assignedTo === 'nobody') conditions.push('complaint.assigned_to IS NULL');
    else if (query.assignedTo) {
      conditions.push(`complaint.assigned_to = ${value(query.assignedTo === 'me' ? userId : query.assignedTo)}`);
    }
    if (after)
      conditions.push(`(complaint.due_at, complaint.id) > (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    const rows = await this.transactions.reader.query<ComplaintRow[]>(
      `SELECT ${COLUMNS} ${FROM} WHERE ${conditions.join(' AND ')}
       ORDER BY complaint.due_at, complaint.id LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.due_key, row.id], toView);
  }

  /** What the reader is told; null for a secret that opens nothing. */
  async byReceipt(hash: string): Promise<ComplaintReceipt | null> {
    const [row] = await this.transactions.reader.query<ReceiptRow[]>(
      `SELECT ${COLUMNS}, correction.kind AS correction_kind, correction.decided_at AS corrected_at,
         corrected.report_number AS to_number
       ${FROM}
       LEFT JOIN correction ON correction.id = complaint.correction_id AND correction.status = 'APPLIED'
       LEFT JOIN verdict corrected ON corrected.id = correction.to_verdict_id
       WHERE complaint.receipt_hash = $1`,
      [hash],
    );
    return row ? toReceipt(row) : null;
  }
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

const toView = (row: ComplaintRow): ComplaintView => ({
  id: row.id,
  number: row.number,
  state: row.state,
  reportNumber: row.report_number,
  verdictId: row.verdict_id,
  claimId: row.claim_id,
  text: row.text,
  hasContact: row.has_contact,
  contactErasedAt: iso(row.contact_erased_at),
  receivedAt: row.received_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  overdue: row.seconds_left !== null && row.seconds_left <= 0,
  secondsLeft: row.seconds_left,
  acknowledgedAt: iso(row.acknowledged_at),
  assignedTo: row.assigned_to,
  answer: row.answer,
  decidedAt: iso(row.decided_at),
  decidedBy: row.decided_by,
  correctionId: row.correction_id,
  version: row.version,
});

const toReceipt = (row: ReceiptRow): ComplaintReceipt => ({
  number: row.number,
  state: row.state,
  reportNumber: row.report_number,
  receivedAt: row.received_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  acknowledgedAt: iso(row.acknowledged_at),
  decidedAt: iso(row.decided_at),
  answer: row.answer,
  contactKept: row.has_contact,
  correction:
    row.correction_kind === null || row.corrected_at === null
      ? null
      : { kind: row.correction_kind, toReportNumber: row.to_number, publishedAt: row.corrected_at.toISOString() },
});
