import type { AppConfig } from '../config/app-config.js';
import type { CorrectionRow, ReportRow } from './report-row.js';
import {
  type ReportContent,
  type ReportStatus,
  type SealedVerdictReport,
  standingOf,
  type VerdictReport,
} from './verdict-report.schemas.js';

/** Who publishes. */
export type Publisher = Pick<AppConfig, 'publicUrl' | 'organisationName'>;

/** A report and what only its page needs. */
export interface PublishedReport {
  report: SealedVerdictReport;
  /** Colour of the label as #rrggbb. */
  labelColor: string | null;
  /** Number of the newest report on the same claim. */
  newestNumber: number;
}

/** What was published, as it was published, with what became of it. */
export function toPublishedReport(row: ReportRow, { publicUrl }: Pick<Publisher, 'publicUrl'>): PublishedReport {
  return {
    report: sealed(row.content, row.content_hash, toStatus(row, publicUrl), publicUrl),
    labelColor: row.label_color,
    newestNumber: Number(row.newest_number),
  };
}

/** @param content JSON that was parsed by its schema when it was frozen; nothing has changed it since. */
export function sealed(
  content: string,
  contentHash: string,
  status: ReportStatus,
  publicUrl: string,
): SealedVerdictReport {
  const report = JSON.parse(content) as ReportContent;
  const organisation = { ...report.organisation, ...addressesOf(publicUrl) };
  // Not a literal with three spreads: with so many members V8 makes a hidden class for each one, and that costs six times
  // as much as reading the JSON.
  return Object.assign(report, status, { organisation, contentHash });
}

/** Addresses of who publishes, on the site of today. */
export const addressesOf = (publicUrl: string): Pick<VerdictReport['organisation'], 'url' | 'correctionsPolicy'> => ({
  url: publicUrl,
  correctionsPolicy: `${publicUrl}/corrections`,
});

/** What became of a report. */
export type StatusRow = Omit<ReportRow, 'content' | 'content_hash' | 'label_color' | 'newest_number'>;

export function toStatus(row: StatusRow, publicUrl: string): ReportStatus {
  const marks = { stale: row.stale, supersededBy: row.superseded_by, retracted: row.state === 'RETRACTED' };
  return {
    permalink: `${publicUrl}/reports/${row.number}`,
    state: row.state,
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

const toCorrection = ({ kind, what, now, why, at }: CorrectionRow): VerdictReport['corrections'][number] => ({
  kind,
  what,
  now,
  why,
  publishedAt: new Date(at).toISOString(),
});

function staleSince(row: StatusRow): Date | null {
  return row.stale ? (row.stale_since ?? row.source_moved_at) : null;
}

function modifiedAt(row: StatusRow): string {
  const retraction = row.corrections.find(
    ({ kind, fromVerdictId }) => kind === 'RETRACTION' && fromVerdictId === row.id,
  );
  const moments = [row.published_at, row.superseded_at, staleSince(row), retraction ? new Date(retraction.at) : null];
  return new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0))).toISOString();
}
