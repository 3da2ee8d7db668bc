import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { VerdictBasis, VerdictEvidence } from '../verdicts/verdict.entity.js';
import { JOIN_NEWEST, STALE } from '../verdicts/verdict-standing.js';
import type { VerdictReport } from './verdict-report.schemas.js';

/** What a report is made of, as one row. */
export interface ReportRow {
  id: string;
  report_number: string;
  claim_id: string;
  document_id: string;
  verdict_number: number;
  state: VerdictReport['state'];
  origin: VerdictReport['origin'];
  label: string;
  statement: string;
  short_statement: string;
  summary: string;
  rationale: string;
  evidence: VerdictEvidence[];
  labels: Record<string, number>;
  methodology_version: string;
  stale: boolean;
  basis: VerdictBasis;
  stale_since: Date | null;
  review_by: string | null;
  published_at: Date;
  first_published_at: Date | null;
  claimant: string | null;
  claimant_same_as: string | null;
  made_at: Date | null;
  appearances: string[];
  language: string;
  title: string;
  url: string | null;
  document_published_at: Date | null;
  publisher: string | null;
  exact: string;
  prefix: string | null;
  suffix: string | null;
  start_offset: number;
  end_offset: number;
  version_number: number;
  text_sha256: string;
  source_state: VerdictReport['placementState'];
  /** When the newest version of the document came in. */
  source_moved_at: Date;
  /** Since when the source has no longer had the words; null while it has, or while it is not known. */
  gone_since: Date | null;
  scheme_key: string;
  scheme_version: number;
  scheme_content: RatingSchemeContent;
  adjudication_cause: string | null;
  adjudication_rationale: string | null;
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

/** `verdict`, `claim`, `document`, `source` and `newest` (the placement in the newest version) are in scope of a WHERE. */
export const FROM_REPORTS = `
  FROM verdict
  JOIN claim ON claim.id = verdict.claim_id
  JOIN document ON document.id = claim.document_id
  LEFT JOIN source ON source.id = document.source_id
  ${JOIN_NEWEST}`;

/** The words the verdict judged; where the claim was gone from its source by then, those of the last version that had it. */
const JUDGED = `
  JOIN LATERAL (
    SELECT place.exact, place.prefix, place.suffix, place.start_offset, place.end_offset,
      version.number AS version_number, version.text_sha256
    FROM claim_placement place
    JOIN document_version version ON version.id = place.document_version_id
    WHERE place.claim_id = verdict.claim_id AND place.exact IS NOT NULL AND place.source_state <> 'CHANGED' AND version.number <= (
      SELECT named_version.number FROM claim_placement named
      JOIN document_version named_version ON named_version.id = named.document_version_id
      WHERE named.id = verdict.placement_id)
    ORDER BY version.number DESC LIMIT 1
  ) judged ON true`;

/** What came after: the version that replaced this one, and the newest report on the claim. */
const LATER = `
  LEFT JOIN LATERAL (
    SELECT next.number, next.published_at FROM verdict next
    WHERE verdict.state = 'SUPERSEDED' AND next.claim_id = verdict.claim_id
      AND next.report_number > verdict.report_number
    ORDER BY next.report_number LIMIT 1
  ) successor ON true
  JOIN LATERAL (
    SELECT max(other.report_number) AS number FROM verdict other WHERE other.claim_id = verdict.claim_id
  ) latest ON true`;

/** When the first version came in, of those without the words, that no version with them followed. */
const GONE_SINCE = `(SELECT min(version.created_at) FROM claim_placement place
  JOIN document_version version ON version.id = place.document_version_id
  WHERE newest.source_state = 'GONE' AND place.claim_id = verdict.claim_id AND version.number > (
    SELECT max(had_version.number) FROM claim_placement had
    JOIN document_version had_version ON had_version.id = had.document_version_id
    WHERE had.claim_id = verdict.claim_id AND had.source_state NOT IN ('GONE', 'PENDING', 'FAILED')))`;

const SELECT_REPORT = `
  SELECT verdict.id, verdict.report_number, verdict.claim_id, claim.document_id, verdict.number AS verdict_number,
    verdict.state, verdict.origin, verdict.label, verdict.statement, verdict.short_statement, verdict.summary,
    verdict.rationale, verdict.evidence, verdict.raters->'labels' AS labels, verdict.methodology_version,
    ${STALE} AS stale, verdict.stale_since, verdict.review_by::text AS review_by, verdict.basis, ${GONE_SINCE} AS gone_since,
    verdict.published_at, verdict.first_published_at,
    claim.claimant, claim.claimant_same_as, claim.made_at, claim.appearances, claim.language,
    document.title, document.url, document.published_at AS document_published_at, source.name AS publisher,
    judged.exact, judged.prefix, judged.suffix, judged.start_offset, judged.end_offset, judged.version_number,
    judged.text_sha256, newest.source_state, newest.created_at AS source_moved_at,
    scheme.key AS scheme_key, scheme.scheme_version, scheme.content AS scheme_content,
    adjudication.cause AS adjudication_cause, adjudication.rationale AS adjudication_rationale,
    successor.number AS superseded_by, successor.published_at AS superseded_at, latest.number AS newest_number
  ${FROM_REPORTS}
  JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
  LEFT JOIN adjudication ON adjudication.id = verdict.adjudication_id
  ${JUDGED}
  ${LATER}`;

/** The corrections log of the claims on a page. */
const CORRECTIONS = `
  SELECT correction.claim_id, json_agg(json_build_object(
    'fromVerdictId', correction.from_verdict_id, 'kind', correction.kind, 'what', correction.what_was_wrong,
    'now', correction.what_it_says_now, 'why', correction.why, 'at', correction.decided_at
  ) ORDER BY correction.decided_at DESC, correction.id DESC) AS entries
  FROM correction
  WHERE correction.status = 'APPLIED' AND correction.claim_id IN (SELECT page.claim_id FROM page)
  GROUP BY correction.claim_id`;

/** Reports under these conditions, with everything in one statement and so of one moment. */
export const selectReports = (where: string, order: 'ASC' | 'DESC', limit: string): string => `
  WITH page AS (${SELECT_REPORT} WHERE ${where} ORDER BY verdict.report_number ${order} LIMIT ${limit})
  SELECT page.*, coalesce(log.entries, '[]') AS corrections
  FROM page LEFT JOIN (${CORRECTIONS}) log ON log.claim_id = page.claim_id
  ORDER BY page.report_number ${order}`;
