import { ROLE_PERMISSIONS } from '../access/role-permissions.js';
import { ROLES } from '../access/permissions.js';
import { labelWords } from '../schemes/scheme-translations.js';
import { agreementNote } from './agreement-note.js';
import { claimantKind } from './claimant-kind.js';
import type { ContentRow } from './content-row.js';
import { type ReportContent, reportContent } from './verdict-report.schemas.js';
import type { RightOfReplySoFar } from '../verdicts/right-of-reply.port.js';
import { isWebUrl, webUrlOrNull } from './web-url.js';

/** Stands for the number of a report that is only looked at. */
const UNNUMBERED = 1;

/**
 * What the report says, from now on and for good. It is parsed, so that no field outside the schema and no confidential
 * source can get into it. Addresses that are no web addresses are left out.
 * @param organisationName who publishes it.
 * @param replies what the other side has said by then, if anything.
 */
export function toContent(row: ContentRow, organisationName: string, replies?: RightOfReplySoFar): ReportContent {
  const content = {
    number: Number(row.report_number ?? UNNUMBERED),
    claimId: row.claim_id,
    documentId: row.document_id,
    verdictVersion: row.verdict_number,
    ...toClaim(row),
    quote: toQuote(row),
    document: toDocument(row),
    source: row.source_id === null ? null : { id: row.source_id, name: row.publisher ?? '' },
    rating: toRating(row),
    origin: row.origin,
    summary: row.summary,
    rationale: row.rationale,
    evidence: row.evidence.map(toEvidence),
    ...toDecision(row),
    rightOfReply: replies,
    methodologyVersion: row.methodology_version,
    organisation: { name: organisationName },
    firstPublishedAt: (row.first_published_at ?? row.published_at).toISOString(),
    publishedAt: row.published_at.toISOString(),
  };
  return reportContent.parse(content);
}

function toClaim(row: ContentRow) {
  return {
    statement: row.statement,
    shortStatement: row.short_statement,
    language: row.language,
    topics: row.topics,
    claimant: toClaimant(row),
    madeAt: dayOrInstant(row.made_at),
    appearances: row.appearances.filter(isWebUrl),
  };
}

/** How it came about. */
function toDecision(row: ContentRow) {
  const raters = toRaters(row);
  const { k, agreement, blind, onDisagree } = row.policy;
  return {
    raters,
    policy: { k, agreement, blind, onDisagree },
    decidedBy: {
      raters: raters.count,
      adjudicator: row.adjudication_cause !== null,
      approver: approverRole(row.approver_roles),
    },
    provenance: row.provenance,
    adjudication: toAdjudication(row),
  };
}

/** The lesser of the roles that allow it: an editor who is an administrator too approved it as an editor. */
function approverRole(roles: readonly string[] | null): string | null {
  return ROLES.find((role) => roles?.includes(role) && ROLE_PERMISSIONS[role].has('verdict.approve')) ?? null;
}

function toQuote(row: ContentRow): ReportContent['quote'] {
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
}: ContentRow): ReportContent['adjudication'] {
  return cause === null ? null : { cause, rationale: rationale ?? '' };
}

function toDocument(row: ContentRow): ReportContent['document'] {
  return {
    title: row.title,
    url: webUrlOrNull(row.url),
    version: row.version_number,
    sha256: row.text_sha256,
    publisher: row.publisher,
    publishedAt: dayOrInstant(row.document_published_at),
  };
}

function toClaimant({
  claimant,
  claimant_same_as: sameAs,
  claimant_kind: kind,
}: ContentRow): ReportContent['claimant'] {
  const name = claimant?.trim();
  return name ? { kind: kind ?? claimantKind(name), name, sameAs: webUrlOrNull(sameAs), jobTitle: null } : null;
}

function toRating({ scheme_content: scheme, ...row }: ContentRow): ReportContent['rating'] {
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

function toEvidence(item: ContentRow['evidence'][number]): ReportContent['evidence'][number] {
  const { title, url, archiveUrl, quote, stance, kind, accessedAt, attachments = [] } = item;
  // Confidential items were left out when the verdict was proposed.
  return {
    title,
    quote,
    stance,
    kind,
    url: webUrlOrNull(url),
    archiveUrl: webUrlOrNull(archiveUrl),
    accessedAt: accessedAt === null ? null : new Date(accessedAt).toISOString(),
    confidential: false,
    attachments,
  };
}

/** In the order of the scheme, truest first, so that nothing tells who rated first. */
function toRaters(row: ContentRow): ReportContent['raters'] {
  const place = (key: string) => row.scheme_content.labels.findIndex((label) => label.key === key);
  const histogram = Object.entries(row.labels)
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => place(a.label) - place(b.label) || (a.label < b.label ? -1 : 1));
  const open = row.policy.blind === 'OPEN';
  return {
    count: histogram.reduce((sum, { count }) => sum + count, 0),
    histogram,
    note: agreementNote({
      histogram,
      label: row.label,
      origin: row.origin,
      adjudicated: row.adjudication_cause !== null,
      unblinded: row.unblinded,
      open,
    }),
    independent: !open,
  };
}

/** A moment at midnight UTC was given as a day; saying more than was known would be wrong. */
function dayOrInstant(moment: Date | null): string | null {
  const iso = moment?.toISOString() ?? null;
  return iso?.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}
