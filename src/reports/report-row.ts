import type { VerdictBasis } from '../verdicts/verdict.entity.js';
import { STALE } from '../verdicts/verdict-standing.js';
import type { VerdictReport } from './verdict-report.schemas.js';

/** A frozen report, and what became of it, as one row. */
export interface ReportRow {
  id: string;
  number: string;
  claim_id: string;
  content: string;
  content_hash: string;
  label_color: string | null;
  published_at: Date;
  state: VerdictReport['state'];
  stale: boolean;
  basis: VerdictBasis;
  stale_since: Date | null;
  review_by: string | null;
  source_state: VerdictReport['placementState'];
  /** When the newest version of the document came in; told only where it is needed. */
  source_moved_at: Date | null;
  /** Since when the source has no longer had the words; null while it has, or while it is not known. */
  gone_since: Date | null;
  superseded_by: number | null;
  superseded_at: Date | null;
  /** Number of the newest report on the claim. */
  newest_number: string;
  corrections: CorrectionRow[];
}

/** Within a JSON column: times are text. */
export interface CorrectionRow {
  fromVerdictId: string;
  kind: VerdictReport['corrections'][number]['kind'];
  what: string;
  now: string;
  why: string;
  at: string;
}

/** `report` (what was published), `verdict`, and `newest` (the claim today) are in scope of a WHERE. */
export const FROM_REPORTS = `
  FROM published_report report
  JOIN verdict ON verdict.id = report.verdict_id
  JOIN claim_board newest ON newest.claim_id = report.claim_id`;

/** When the first version came in, of those without the words, that no version with them followed. */
const GONE_SINCE = `(SELECT min(version.created_at) FROM claim_placement place
  JOIN document_version version ON version.id = place.document_version_id
  WHERE place.claim_id = page.claim_id AND version.number > (
    SELECT max(had_version.number) FROM claim_placement had
    JOIN document_version had_version ON had_version.id = had.document_version_id
    WHERE had.claim_id = page.claim_id AND had.source_state NOT IN ('GONE', 'PENDING', 'FAILED')))`;

/** When the claim got its place in the newest version. */
const SOURCE_MOVED = `(SELECT place.created_at FROM claim_placement place
  JOIN document_version version ON version.id = place.document_version_id
  WHERE place.claim_id = page.claim_id ORDER BY version.number DESC LIMIT 1)`;

/** The corrections log of the claims on a page. */
const CORRECTIONS = `
  SELECT correction.claim_id, json_agg(json_build_object(
    'fromVerdictId', correction.from_verdict_id, 'kind', correction.kind, 'what', correction.what_was_wrong,
    'now', correction.what_it_says_now, 'why', correction.why, 'at', correction.decided_at
  ) ORDER BY correction.decided_at DESC, correction.id DESC) AS entries
  FROM correction
  WHERE correction.status = 'APPLIED' AND correction.claim_id IN (SELECT page.claim_id FROM page)
  GROUP BY correction.claim_id`;

/** What was published, and what only pages show. */
const CONTENT = `, report.content, report.content_hash, report.label_color`;
const NEWEST_NUMBER = `,
    (SELECT max(other.number) FROM published_report other WHERE other.claim_id = page.claim_id) AS newest_number`;

/**
 * Reports under these conditions, with everything in one statement and so of one moment. What most reports have nothing
 * of (a successor, a source that lost the words) is looked for only where there is something to find.
 */
export const selectReports = (where: string, order: 'ASC' | 'DESC', limit: string): string =>
  statement({ where, order, limit, content: CONTENT, newestNumber: NEWEST_NUMBER });

/**
 * Of all reports under these conditions only what became of them: without `content`, `content_hash`, `label_color` and
 * `newest_number`, so that a set of any size is gone through without its texts.
 */
export const selectStatuses = (where: string): string =>
  statement({ where, order: 'ASC', limit: 'NULL', content: '', newestNumber: '' });

interface Parts {
  where: string;
  order: 'ASC' | 'DESC';
  limit: string;
  content: string;
  newestNumber: string;
}

const statement = ({ where, order, limit, content, newestNumber }: Parts): string => `
  WITH page AS MATERIALIZED (
    SELECT report.verdict_id AS id, report.number, report.claim_id, report.published_at, verdict.state,
      verdict.stale_since, verdict.review_by::text AS review_by, verdict.basis, ${STALE} AS stale,
      newest.source_state${content}
    ${FROM_REPORTS} WHERE ${where} ORDER BY report.number ${order} LIMIT ${limit})
  SELECT page.*, coalesce(log.entries, '[]') AS corrections,
    CASE WHEN page.source_state = 'GONE' THEN ${GONE_SINCE} END AS gone_since,
    CASE WHEN page.stale AND page.stale_since IS NULL THEN ${SOURCE_MOVED} END AS source_moved_at,
    successor.verdict_version AS superseded_by, successor.published_at AS superseded_at${newestNumber}
  FROM page
  LEFT JOIN (${CORRECTIONS}) log ON log.claim_id = page.claim_id
  LEFT JOIN LATERAL (
    SELECT next.verdict_version, next.published_at FROM published_report next
    WHERE page.state = 'SUPERSEDED' AND next.claim_id = page.claim_id AND next.number > page.number
    ORDER BY next.number LIMIT 1
  ) successor ON true
  ORDER BY page.number ${order}`;
