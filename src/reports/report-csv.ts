import { type Cell, csvCell } from './csv-cell.js';
import { contentHashOf } from './report-json.js';
import type { VerdictReport } from './verdict-report.schemas.js';

interface Column {
  name: string;
  /** What the column holds, for the documentation of the export. */
  description: string;
  cell: (report: VerdictReport) => Cell;
}

const column = (name: string, description: string, cell: Column['cell']): Column => ({ name, description, cell });

/** Several values in one cell: one a line. */
const lines = (values: readonly (string | null)[]): string => values.filter((value) => value !== null).join('\n');

const flat = (value: string): string => value.replace(/\s+/g, ' ');

const openEvidence = (report: VerdictReport) =>
  // the type says so already; a confidential source must not leave even when a caller bypassed the schema
  report.evidence.filter((item) => item.confidential === false);

/**
 * The columns in order: one row per verdict version. The header row holds `name`; names are part of the public
 * interface, new columns are added at the end. Numbers and true/false stand bare, text is always quoted, and an empty
 * cell means "none".
 */
export const REPORT_CSV_COLUMNS: readonly Column[] = [
  column('number', 'Report number.', (r) => r.number),
  column('permalink', 'Permanent address of the report.', (r) => r.permalink),
  column('claim_id', 'Id of the claim.', (r) => r.claimId),
  column('document_id', 'Id of the document.', (r) => r.documentId),
  column('verdict_version', 'Version of the verdict.', (r) => r.verdictVersion),
  column('state', 'PUBLISHED, SUPERSEDED or RETRACTED.', (r) => r.state),
  column('stale', 'Whether the source changed since and no editor has settled it.', (r) => r.stale),
  column('retracted', 'Whether the report was retracted.', (r) => r.retracted),
  column('label', 'Label key.', (r) => r.rating.label),
  column('label_name', 'Label as readers see it.', (r) => r.rating.name),
  column('ordinal', 'Place on the scale, higher is truer; empty when off the scale.', (r) => r.rating.ordinal),
  column('scale_min', 'Least true number of the scale.', (r) => r.rating.min),
  column('scale_max', 'Truest number of the scale.', (r) => r.rating.max),
  column('scheme_key', 'Rating scheme.', (r) => r.rating.schemeKey),
  column('scheme_version', 'Version of the rating scheme.', (r) => r.rating.schemeVersion),
  column('label_definition', 'Published definition of the label.', (r) => r.rating.definition),
  column('short_statement', 'The claim in brief.', (r) => r.shortStatement),
  column('statement', 'The claim in full.', (r) => r.statement),
  column('language', 'Language of the report (BCP 47).', (r) => r.language),
  column('claimant_kind', 'PERSON or ORGANISATION.', (r) => r.claimant?.kind ?? null),
  column('claimant_name', 'Who made the claim.', (r) => r.claimant?.name ?? null),
  column('claimant_same_as', 'Page that identifies the claimant.', (r) => r.claimant?.sameAs ?? null),
  column('claimant_job_title', 'Role of the claimant.', (r) => r.claimant?.jobTitle ?? null),
  column('made_at', 'When the claim was made (ISO 8601).', (r) => r.madeAt),
  column('appearances', 'Where the claim was seen, one address a line.', (r) => lines(r.appearances)),
  column('document_title', 'Title of the document.', (r) => r.document.title),
  column('document_url', 'Address of the document.', (r) => r.document.url),
  column('document_version', 'Version whose words were judged.', (r) => r.document.version),
  column('document_sha256', 'SHA-256 of the text of that version.', (r) => r.document.sha256),
  column('document_publisher', 'Publisher of the document.', (r) => r.document.publisher),
  column('document_published_at', 'When the document was published (ISO 8601).', (r) => r.document.publishedAt),
  column('quote', 'The words judged.', (r) => r.quote.exact),
  column('quote_start', 'Offset of the words in the version text (UTF-16).', (r) => r.quote.start),
  column('quote_end', 'Offset after the words.', (r) => r.quote.end),
  column('placement_state', 'Whether the words still stand in the newest version.', (r) => r.placementState),
  column('stale_since', 'Since when the verdict is stale (ISO 8601, UTC).', (r) => r.staleSince),
  column('superseded_by', 'Version of the verdict that replaced this one.', (r) => r.supersededBy),
  column('origin', 'How the verdict came about.', (r) => r.origin),
  column('summary', 'The conclusion in brief.', (r) => r.summary),
  column('rationale', 'The reasoning in full.', (r) => r.rationale),
  column('evidence_count', 'How many sources are listed.', (r) => openEvidence(r).length),
  column('evidence_urls', 'Their addresses, one a line.', (r) => lines(openEvidence(r).map(({ url }) => url))),
  column('raters', 'How many independent ratings count.', (r) => r.raters.count),
  column('histogram', 'Ratings per label as KEY=n, one a line.', (r) =>
    lines(r.raters.histogram.map(({ label, count }) => `${label}=${count}`)),
  ),
  column('agreement_note', 'How far the raters agreed.', (r) => r.raters.note),
  column('adjudication_cause', 'Why the raters differed.', (r) => r.adjudication?.cause ?? null),
  column('adjudication_rationale', 'How it was settled.', (r) => r.adjudication?.rationale ?? null),
  column('methodology_version', 'Version of the published methodology.', (r) => r.methodologyVersion),
  column('organisation', 'Who published the report.', (r) => r.organisation.name),
  column('first_published_at', 'First publication (ISO 8601, UTC).', (r) => r.firstPublishedAt),
  column('published_at', 'Publication of this version (ISO 8601, UTC).', (r) => r.publishedAt),
  column('modified_at', 'Last change (ISO 8601, UTC).', (r) => r.modifiedAt),
  column('corrections_count', 'How many corrections were published.', (r) => r.corrections.length),
  column('corrections', 'Each as "time KIND: what it says now", one a line.', (r) =>
    lines(r.corrections.map(({ publishedAt, kind, now }) => `${publishedAt} ${kind}: ${flat(now)}`)),
  ),
  column('review_by', 'Day from which the desk means to look again (ISO 8601, UTC).', (r) => r.reviewBy),
  column(
    'standing',
    'What it is worth today: current, archived, unknown, stale, superseded, retracted.',
    (r) => r.standing,
  ),
  column('basis', 'NEWEST_VERSION, or ARCHIVED_VERSION by an editor’s decision.', (r) => r.basis),
  column('gone_since', 'Since when the source no longer has the words (ISO 8601, UTC).', (r) => r.goneSince),
  column('topics', 'What the claim is about, one a line.', (r) => lines(r.topics)),
  column('source_id', 'Id of who publishes the document.', (r) => r.source?.id ?? null),
  column('policy_k', 'How many raters the round asked for.', (r) => r.policy.k),
  column('policy_agreement', 'EXACT or MEDIAN_WITHIN_1.', (r) => r.policy.agreement),
  column('policy_blind', 'DOUBLE, SINGLE or OPEN.', (r) => r.policy.blind),
  column('policy_on_disagree', 'TIEBREAK or ADJUDICATE.', (r) => r.policy.onDisagree),
  column('adjudicated', 'Whether an adjudicator settled it.', (r) => r.decidedBy.adjudicator),
  column('approver_role', 'Role of who approved it.', (r) => r.decidedBy.approver),
  column('attachments', 'Files of the evidence as "sha256 name", one a line.', (r) =>
    lines(openEvidence(r).flatMap((item) => item.attachments.map((file) => `${file.sha256} ${flat(file.filename)}`))),
  ),
  column('content_hash', 'Hash of what was published, which never changes (docs/claim-review.md).', (r) =>
    contentHashOf(r),
  ),
];

/** `bom` puts U+FEFF first: Excel reads UTF-8 only then. Default false. */
export interface ReportCsvOptions {
  bom?: boolean;
}

/** The header row, with its line end. */
export function reportCsvHeader({ bom = false }: ReportCsvOptions = {}): string {
  return `${bom ? '\uFEFF' : ''}${REPORT_CSV_COLUMNS.map(({ name }) => csvCell(name)).join(',')}\r\n`;
}

/** One report as a row, with its line end (CRLF, RFC 4180). For streams: header first, then a row per report. */
export function reportCsvRow(report: VerdictReport): string {
  return `${REPORT_CSV_COLUMNS.map(({ cell }) => csvCell(cell(report))).join(',')}\r\n`;
}

/** The whole file in the order given. For more than a few thousand reports stream the rows instead. */
export function reportsCsv(reports: readonly VerdictReport[], options: ReportCsvOptions = {}): string {
  return reportCsvHeader(options) + reports.map(reportCsvRow).join('');
}
