import { parseUrl } from '../common/parse-url.js';
import type { AppConfig } from '../config/app-config.js';
import { labelWords } from '../schemes/scheme-translations.js';
import { agreementNote } from './agreement-note.js';
import { claimantKind } from './claimant-kind.js';
import type { CorrectionRow, ReportRow } from './report-row.js';
import { standingOf, type VerdictReport } from './verdict-report.schemas.js';

/** Who publishes. */
export type Publisher = Pick<AppConfig, 'publicUrl' | 'organisationName'>;

/** A report and what only its page needs. */
export interface PublishedReport {
  report: VerdictReport;
  /** Colour of the label as #rrggbb. */
  labelColor: string | null;
  /** Number of the newest report on the same claim. */
  newestNumber: number;
}

export function toPublishedReport(row: ReportRow, publisher: Publisher): PublishedReport {
  const label = row.scheme_content.labels.find(({ key }) => key === row.label);
  return {
    report: toVerdictReport(row, publisher),
    labelColor: label?.color ?? null,
    newestNumber: Number(row.newest_number),
  };
}

/** The row as it leaves the newsroom. Addresses that are no web addresses are left out: a report is a page with links. */
function toVerdictReport(row: ReportRow, publisher: Publisher): VerdictReport {
  const marks = { stale: row.stale, supersededBy: row.superseded_by, retracted: row.state === 'RETRACTED' };
  return {
    ...toIdentity(row, publisher),
    statement: row.statement,
    shortStatement: row.short_statement,
    language: row.language,
    quote: toQuote(row),
    document: toDocument(row),
    claimant: toClaimant(row),
    madeAt: dayOrInstant(row.made_at),
    appearances: row.appearances.filter(isWebUrl),
    rating: toRating(row),
    origin: row.origin,
    summary: row.summary,
    rationale: row.rationale,
    evidence: row.evidence.map(toEvidence),
    raters: toRaters(row),
    provenance: row.provenance,
    adjudication: toAdjudication(row),
    methodologyVersion: row.methodology_version,
    firstPublishedAt: (row.first_published_at ?? row.published_at).toISOString(),
    publishedAt: row.published_at.toISOString(),
    modifiedAt: modifiedAt(row),
    corrections: row.corrections.map(toCorrection),
    staleSince: staleSince(row)?.toISOString() ?? null,
    placementState: row.source_state,
    reviewBy: row.review_by,
    basis: row.basis,
    goneSince: row.gone_since?.toISOString() ?? null,
    standing: standingOf({ ...marks, state: row.state, placementState: row.source_state }),
    ...marks,
  };
}

function toIdentity(row: ReportRow, { publicUrl, organisationName }: Publisher) {
  return {
    number: Number(row.report_number),
    permalink: `${publicUrl}/reports/${row.report_number}`,
    claimId: row.claim_id,
    documentId: row.document_id,
    verdictVersion: row.verdict_number,
    state: row.state,
    organisation: { name: organisationName, url: publicUrl, correctionsPolicy: `${publicUrl}/corrections` },
  };
}

function toQuote(row: ReportRow): VerdictReport['quote'] {
  return {
    exact: row.exact,
    prefix: row.prefix ?? '',
    suffix: row.suffix ?? '',
    start: row.start_offset,
    end: row.end_offset,
  };
}

function toAdjudication({
  adjudication_cause: cause,
  adjudication_rationale: rationale,
}: ReportRow): VerdictReport['adjudication'] {
  return cause === null ? null : { cause, rationale: rationale ?? '' };
}

function toDocument(row: ReportRow): VerdictReport['document'] {
  return {
    title: row.title,
    url: webUrl(row.url),
    version: row.version_number,
    sha256: row.text_sha256,
    publisher: row.publisher,
    publishedAt: dayOrInstant(row.document_published_at),
  };
}

function toClaimant({ claimant, claimant_same_as: sameAs }: ReportRow): VerdictReport['claimant'] {
  const name = claimant?.trim();
  return name ? { kind: claimantKind(name), name, sameAs: webUrl(sameAs), jobTitle: null } : null;
}

function toRating({ scheme_content: scheme, ...row }: ReportRow): VerdictReport['rating'] {
  const label = scheme.labels.find(({ key }) => key === row.label);
  const words = labelWords(scheme, row.label, row.language);
  return {
    schemeKey: row.scheme_key,
    schemeVersion: row.scheme_version,
    label: row.label,
    name: words?.name ?? row.label,
    definition: words?.definition ?? '',
    ordinal: label?.ordinal ?? null,
    ...(label?.claimReview ? { claimReview: label.claimReview } : {}),
    min: scheme.min,
    max: scheme.max,
  };
}

function toEvidence(item: ReportRow['evidence'][number]): VerdictReport['evidence'][number] {
  const { title, url, archiveUrl, quote, stance, kind, accessedAt } = item;
  // Confidential items were left out when the verdict was proposed.
  return {
    title,
    quote,
    stance,
    kind,
    url: webUrl(url),
    archiveUrl: webUrl(archiveUrl),
    accessedAt: accessedAt === null ? null : new Date(accessedAt).toISOString(),
    confidential: false,
  };
}

/** In the order of the scheme, truest first, so that nothing tells who rated first. */
function toRaters(row: ReportRow): VerdictReport['raters'] {
  const place = (key: string) => row.scheme_content.labels.findIndex((label) => label.key === key);
  const histogram = Object.entries(row.labels)
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => place(a.label) - place(b.label) || (a.label < b.label ? -1 : 1));
  return {
    count: histogram.reduce((sum, { count }) => sum + count, 0),
    histogram,
    note: agreementNote({
      histogram,
      label: row.label,
      origin: row.origin,
      adjudicated: row.adjudication_cause !== null,
      unblinded: row.unblinded,
      open: row.open,
    }),
    independent: !row.open,
  };
}

const toCorrection = ({ kind, what, now, why, at }: CorrectionRow): VerdictReport['corrections'][number] => ({
  kind,
  what,
  now,
  why,
  publishedAt: new Date(at).toISOString(),
});

function staleSince(row: ReportRow): Date | null {
  return row.stale ? (row.stale_since ?? row.source_moved_at) : null;
}

function modifiedAt(row: ReportRow): string {
  const retraction = row.corrections.find(
    ({ kind, fromVerdictId }) => kind === 'RETRACTION' && fromVerdictId === row.id,
  );
  const moments = [row.published_at, row.superseded_at, staleSince(row), retraction ? new Date(retraction.at) : null];
  return new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0))).toISOString();
}

/** A moment at midnight UTC was given as a day; saying more than was known would be wrong. */
function dayOrInstant(moment: Date | null): string | null {
  const iso = moment?.toISOString() ?? null;
  return iso?.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

const isWebUrl = (url: string): boolean => /^https?:\/\//i.test(url) && parseUrl(url) !== null;
const webUrl = (url: string | null): string | null => (url !== null && isWebUrl(url) ? url : null);
