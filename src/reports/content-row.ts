import type { RoundPolicy } from '../assignments/round-policy.js';
import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { Provenance, VerdictEvidence } from '../verdicts/verdict.entity.js';
import type { ReportContent } from './verdict-report.schemas.js';

/** What the content of a report is made of, as one row. */
export interface ContentRow {
  id: string;
  /** Null until it is published. */
  report_number: string | null;
  claim_id: string;
  document_id: string;
  verdict_number: number;
  origin: ReportContent['origin'];
  label: string;
  statement: string;
  short_statement: string;
  summary: string;
  rationale: string;
  evidence: VerdictEvidence[];
  labels: Record<string, number>;
  provenance: Provenance;
  policy: RoundPolicy;
  methodology_version: string;
  /** Somebody read the round's ratings before their reveal. */
  unblinded: boolean;
  approver_roles: string[] | null;
  /** Of a verdict that is not published yet: this moment. */
  published_at: Date;
  first_published_at: Date | null;
  claimant: string | null;
  claimant_same_as: string | null;
  /** As the desk said; null where nobody has. */
  claimant_kind: 'PERSON' | 'ORGANISATION' | null;
  made_at: Date | null;
  appearances: string[];
  topics: string[];
  language: string;
  title: string;
  url: string | null;
  document_published_at: Date | null;
  source_id: string | null;
  publisher: string | null;
  exact: string;
  prefix: string | null;
  suffix: string | null;
  start_offset: number;
  end_offset: number;
  version_number: number;
  text_sha256: string;
  scheme_key: string;
  scheme_version: number;
  scheme_content: RatingSchemeContent;
  adjudication_cause: string | null;
  adjudication_rationale: string | null;
}

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

/** The content of these verdicts ($1: ids), as the desk has it in this moment. */
export const SELECT_CONTENT = `
  SELECT verdict.id, verdict.report_number, verdict.claim_id, claim.document_id, verdict.number AS verdict_number,
    verdict.origin, verdict.label, verdict.statement, verdict.short_statement, verdict.summary,
    verdict.rationale, verdict.evidence, verdict.raters->'labels' AS labels,
    verdict.provenance, judged_round.policy, verdict.methodology_version,
    EXISTS (SELECT FROM round_unblinding look WHERE look.round_id = verdict.round_id) AS unblinded,
    approver.roles AS approver_roles, coalesce(verdict.published_at, now()) AS published_at, verdict.first_published_at,
    claim.claimant, claim.claimant_same_as, claim.claimant_kind, claim.made_at, claim.appearances, claim.topics, claim.language,
    document.title, document.url, document.published_at AS document_published_at, source.id AS source_id, source.name AS publisher,
    judged.exact, judged.prefix, judged.suffix, judged.start_offset, judged.end_offset, judged.version_number,
    judged.text_sha256, scheme.key AS scheme_key, scheme.scheme_version, scheme.content AS scheme_content,
    adjudication.cause AS adjudication_cause, adjudication.rationale AS adjudication_rationale
  FROM verdict
  JOIN claim ON claim.id = verdict.claim_id
  JOIN document ON document.id = claim.document_id
  LEFT JOIN source ON source.id = document.source_id
  JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
  JOIN review_round judged_round ON judged_round.id = verdict.round_id
  LEFT JOIN adjudication ON adjudication.id = verdict.adjudication_id
  LEFT JOIN user_account approver ON approver.id = verdict.approved_by
  ${JUDGED}
  WHERE verdict.id = ANY($1::uuid[])
  ORDER BY verdict.report_number`;
