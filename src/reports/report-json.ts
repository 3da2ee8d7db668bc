import { hash } from 'node:crypto';
import type { Edition } from './data-publisher.js';
import {
  reportContent,
  type SealedVerdictReport,
  verdictReport,
  type VerdictReport,
} from './verdict-report.schemas.js';

/**
 * JSON with one form per value (RFC 8785): keys sorted by UTF-16 code unit, no white space, `undefined` left out.
 * Throws TypeError for what JSON cannot carry without loss (NaN, infinities, dates, maps, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: unknown) => canonicalJson(item)).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON cannot carry this value: ${typeof value}`);
}

/** `sha256:` and the hex digest of the value's canonical JSON in UTF-8. */
export function contentHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

/** The same of text (or its UTF-8) that is canonical JSON already. */
export const textHash = (json: string | Buffer): string => `sha256:${hash('sha256', json)}`;

const CONTENT_KEYS = Object.keys(reportContent.shape);
const REPORT_KEYS: ReadonlySet<string> = new Set([...Object.keys(verdictReport.shape), 'contentHash']);
const ORGANISATION_KEYS: ReadonlySet<string> = new Set(Object.keys(verdictReport.shape.organisation.shape));

/** The part of a report that was frozen when it was published, and that its hash is over. Anything else is left out. */
export function contentOf(report: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const content = Object.fromEntries(CONTENT_KEYS.filter((key) => key in report).map((key) => [key, report[key]]));
  const { organisation } = report;
  return { ...content, organisation: isPlainObject(organisation) ? { name: organisation.name } : organisation };
}

/**
 * The report with its content hash. One that comes from the archive has it. Any other is parsed first, so that no field
 * outside the schema and no confidential source can leave; a report that does not fit throws ZodError.
 */
export function sealReport(report: VerdictReport | SealedVerdictReport): SealedVerdictReport {
  if ('contentHash' in report) return report;
  const parsed = verdictReport.parse(report);
  return { ...parsed, contentHash: contentHash(contentOf(parsed)) };
}

/** The hash the report was published with, or the one it would be published with. */
export function contentHashOf(report: VerdictReport | SealedVerdictReport): string {
  return 'contentHash' in report ? report.contentHash : contentHash(contentOf(report));
}

/** The full verdict report as canonical JSON: the same report always gives the same bytes. */
export function verdictReportJson(report: VerdictReport): string {
  return canonicalJson(sealReport(report));
}

/**
 * All reports of a snapshot, retracted and stale ones with their marks, as one canonical JSON document.
 * Order: report number, verdict version.
 */
export function verdictReportsJson(reports: readonly VerdictReport[], edition: Edition): string {
  const sorted = reports.toSorted((a, b) => a.number - b.number || a.verdictVersion - b.verdictVersion);
  return canonicalJson({ ...reportsFileHead(edition), reports: sorted.map(sealReport) });
}

/** What the document says of itself: when anything published last changed, not when the file was made. */
export const reportsFileHead = ({ changedAt, publisher: { licence } }: Edition) => ({
  exportedAt: changedAt,
  format: 'claimdesk-verdict-reports-1',
  ...(licence !== null && { licence }),
});

/**
 * Whether `json` is a report whose content still matches its hash. What became of it since (its status) is under no hash.
 * False for anything that is not a sealed report, and for one with fields of somebody else's.
 */
export function verifyReportJson(json: string): boolean {
  try {
    // the hash is taken over what was handed in, not over a parsed copy, which would lack fields somebody added
    const report: unknown = JSON.parse(json);
    if (!isPlainObject(report) || !onlyHas(report, REPORT_KEYS) || !verdictReport.safeParse(report).success)
      return false;
    if (!isPlainObject(report.organisation) || !onlyHas(report.organisation, ORGANISATION_KEYS)) return false;
    return contentHash(contentOf(report)) === report.contentHash;
  } catch {
    return false;
  }
}

const onlyHas = (value: object, keys: ReadonlySet<string>): boolean => Object.keys(value).every((key) => keys.has(key));

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // a root prototype of any realm: objects from a worker or a test sandbox are plain too
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
