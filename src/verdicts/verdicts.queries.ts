import { Injectable } from '@nestjs/common';
import type { SourceState } from '../claims/placement-status.js';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { VerdictBasis, VerdictEvidence, VerdictOrigin } from './verdict.entity.js';
import { JOIN_NEWEST, STALE, STANDING, type Standing } from './verdict-standing.js';
import type { VerdictState } from './verdict-status.js';
import { verdictNotFound } from './verdicts.errors.js';
import type { VerdictQuery, VerdictView } from './verdicts.schemas.js';

interface VerdictRow {
  id: string;
  claim_id: string;
  number: number;
  state: VerdictState;
  origin: VerdictOrigin;
  scheme_key: string;
  scheme_version: number;
  scheme_content: RatingSchemeContent;
  label: string;
  statement: string;
  short_statement: string;
  summary: string;
  rationale: string;
  evidence: VerdictEvidence[];
  raters: { count: number; labels: Record<string, number> };
  version_number: number;
  stale: boolean;
  standing: Standing;
  basis: VerdictBasis;
  source_state: SourceState;
  stale_since: Date | null;
  report_number: string | null;
  approved_by: string | null;
  approved_at: Date | null;
  publish_at: Date | null;
  scheduled_by: string | null;
  published_by: string | null;
  published_at: Date | null;
  first_published_at: Date | null;
  review_by: string | null;
  reason: string | null;
  created_at: Date;
  created_key: string;
  /** `review_by` as a time, for the cursor. */
  review_key: string | null;
  version: number;
}

/** Days are those of UTC, by the database's clock. */
const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

const SELECT_VERDICT = `
  SELECT verdict.*, verdict.review_by::text AS review_by, verdict.review_by::timestamptz::text AS review_key,
    verdict.created_at::text AS created_key, scheme.key AS scheme_key, scheme.scheme_version,
    scheme.content AS scheme_content, document_version.number AS version_number,
    newest.source_state, ${STALE} AS stale, ${STANDING} AS standing
  FROM verdict
  JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
  JOIN claim_placement placement ON placement.id = verdict.placement_id
  JOIN document_version ON document_version.id = placement.document_version_id
  ${JOIN_NEWEST}`;

@Injectable()
export class VerdictsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError NOT_FOUND, also for verdicts on claims this person rates. */
  async get(id: string, userId: string): Promise<VerdictView> {
    const [row] = await this.transactions.reader.query<VerdictRow[]>(
      `${SELECT_VERDICT} WHERE verdict.id = $1 AND NOT ${isBlind('verdict.claim_id', '$2')}`,
      [id, userId],
    );
    if (!row) throw verdictNotFound();
    return toVerdict(row);
  }

  /** Newest first. */
  async list(query: VerdictQuery, userId: string): Promise<Page<VerdictView>> {
    const parameters: unknown[] = [userId];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = [`NOT ${isBlind('verdict.claim_id', '$1')}`];
    const after = decodeTimeCursor(query.cursor);
    if (query.claimId) conditions.push(`verdict.claim_id = ${value(query.claimId)}`);
    if (query.state) conditions.push(`verdict.state = ${value(query.state)}`);
    if (query.scheduled) conditions.push(`verdict.publish_at IS ${query.scheduled === 'true' ? 'NOT NULL' : 'NULL'}`);
    if (after)
      conditions.push(`(verdict.created_at, verdict.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    const rows = await this.transactions.reader.query<VerdictRow[]>(
      `${SELECT_VERDICT} WHERE ${conditions.join(' AND ')} ORDER BY verdict.created_at DESC, verdict.id DESC LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.created_key, row.id], toVerdict);
  }

  /** Published verdicts whose day to be looked at again has come, longest due first. */
  async dueForReview({ cursor, limit }: PageQuery, userId: string): Promise<Page<VerdictView>> {
    const parameters: unknown[] = [userId];
    const after = decodeTimeCursor(cursor);
    const position = after
      ? `AND (verdict.review_by, verdict.id) > ($${parameters.push(after[0])}::timestamptz::date, $${parameters.push(after[1])}::uuid)`
      : '';
    const rows = await this.transactions.reader.query<VerdictRow[]>(
      `${SELECT_VERDICT}
       WHERE verdict.state = 'PUBLISHED' AND verdict.review_by <= ${TODAY} AND NOT ${isBlind('verdict.claim_id', '$1')} ${position}
       ORDER BY verdict.review_by, verdict.id LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.review_key ?? '', row.id], toVerdict);
  }
}

function toVerdict(row: VerdictRow): VerdictView {
  const label = row.scheme_content.labels.find((candidate) => candidate.key === row.label);
  return {
    id: row.id,
    claimId: row.claim_id,
    number: row.number,
    state: row.state,
    origin: row.origin,
    schemeKey: row.scheme_key,
    schemeVersion: row.scheme_version,
    label: row.label,
    labelName: label?.name ?? row.label,
    ordinal: label?.ordinal ?? null,
    statement: row.statement,
    shortStatement: row.short_statement,
    summary: row.summary,
    rationale: row.rationale,
    evidence: row.evidence,
    raters: row.raters,
    versionNumber: row.version_number,
    stale: row.stale,
    standing: row.standing,
    basis: row.basis,
    sourceState: row.source_state,
    staleSince: row.stale_since?.toISOString() ?? null,
    reportNumber: row.report_number,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at?.toISOString() ?? null,
    publishAt: row.publish_at?.toISOString() ?? null,
    scheduledBy: row.scheduled_by,
    publishedBy: row.published_by,
    publishedAt: row.published_at?.toISOString() ?? null,
    firstPublishedAt: row.first_published_at?.toISOString() ?? null,
    reviewBy: row.review_by,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
