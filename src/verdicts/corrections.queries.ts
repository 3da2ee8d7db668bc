import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { CorrectionKind, CorrectionStatus } from './correction.entity.js';
import type { VerdictState } from './verdict-status.js';
import type { CorrectionRequestView, CorrectionView } from './verdicts.schemas.js';

interface CorrectionRow {
  id: string;
  claim_id: string;
  from_verdict_id: string;
  to_verdict_id: string | null;
  from_number: string | null;
  to_number: string | null;
  from_state: VerdictState;
  kind: CorrectionKind;
  status: CorrectionStatus;
  change: Record<string, string>;
  changes_conclusion: boolean;
  what_was_wrong: string;
  what_it_says_now: string;
  why: string;
  reported_by: string;
  reach_note: string | null;
  received_at: Date | null;
  requested_by: string;
  requested_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
  sort_key: string;
}

const KEY = 'coalesce(correction.decided_at, correction.requested_at)';

const SELECT = `
  SELECT correction.*, ${KEY}::text AS sort_key, from_verdict.report_number AS from_number,
    from_verdict.state AS from_state, to_verdict.report_number AS to_number
  FROM correction
  JOIN verdict from_verdict ON from_verdict.id = correction.from_verdict_id
  LEFT JOIN verdict to_verdict ON to_verdict.id = correction.to_verdict_id`;

@Injectable()
export class CorrectionsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError NOT_FOUND, also on claims this person rates. */
  async get(id: string, userId: string): Promise<CorrectionRequestView> {
    const [row] = await this.transactions.reader.query<CorrectionRow[]>(
      `${SELECT} WHERE correction.id = $1 AND NOT ${isBlind('correction.claim_id', '$2')}`,
      [id, userId],
    );
    if (!row) throw new AppError('NOT_FOUND', 'There is no such correction, or it is not for you.');
    return toRequest(row);
  }

  /** The public log: what was applied, newest first; of one kind when it is given. */
  log(query: PageQuery, kind: CorrectionKind | null = null): Promise<Page<CorrectionView>> {
    const applied = `correction.status = 'APPLIED'`;
    return kind === null
      ? this.page(query, applied, [], toCorrection)
      : this.page(query, `${applied} AND correction.kind = $1`, [kind], toCorrection);
  }

  /** What waits for a second person, newest first, without the claims this person rates. */
  open(query: PageQuery, userId: string): Promise<Page<CorrectionRequestView>> {
    const waiting = `correction.status = 'REQUESTED' AND NOT ${isBlind('correction.claim_id', '$1')}`;
    return this.page(query, waiting, [userId], toRequest);
  }

  private async page<View>(
    { cursor, limit }: PageQuery,
    where: string,
    parameters: unknown[],
    view: (row: CorrectionRow) => View,
  ): Promise<Page<View>> {
    const after = decodeTimeCursor(cursor);
    const position = after
      ? `AND (${KEY}, correction.id) < ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`
      : '';
    const rows = await this.transactions.reader.query<CorrectionRow[]>(
      `${SELECT} WHERE ${where} ${position} ORDER BY ${KEY} DESC, correction.id DESC LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.sort_key, row.id], view);
  }
}

function toCorrection(row: CorrectionRow): CorrectionView {
  const applied = row.status === 'APPLIED';
  return {
    id: row.id,
    claimId: row.claim_id,
    fromVerdictId: row.from_verdict_id,
    toVerdictId: row.to_verdict_id,
    fromReportNumber: row.from_number,
    toReportNumber: row.to_number,
    kind: row.kind,
    status: row.status,
    whatWasWrong: row.what_was_wrong,
    whatItSaysNow: row.what_it_says_now,
    why: row.why,
    reportedBy: row.reported_by,
    reachNote: row.reach_note,
    receivedAt: (row.received_at ?? row.requested_at).toISOString(),
    requestedAt: row.requested_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    publishedAt: applied ? (row.decided_at?.toISOString() ?? null) : null,
    approvers: applied && row.decided_by !== row.requested_by ? 2 : 1,
  };
}

const toRequest = (row: CorrectionRow): CorrectionRequestView => ({
  ...toCorrection(row),
  change: row.change,
  changesConclusion: row.changes_conclusion,
  requestedBy: row.requested_by,
  decidedBy: row.decided_by,
  decisionReason: row.decision_reason,
  fromState: row.from_state,
});
