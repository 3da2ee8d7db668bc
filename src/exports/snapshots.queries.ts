import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { PUBLISHED, reportConditions } from '../reports/report-filter.js';
import { type ReportRow, selectReports } from '../reports/report-row.js';
import { CHANGED_AT } from '../reports/reports.queries.js';
import { SqlValues } from '../database/sql-values.js';
import { independentRatings } from '../statistics/independent-ratings.js';
import type { ExportSnapshot } from './export-snapshot.entity.js';

/** What a person may wait for a set of a million reports to be frozen. */
const FREEZE_TIMEOUT = '15min';

/** A claim somebody rates at the moment: that others rated it so must not reach them, in a file either. */
const NOBODY_RATES = `NOT EXISTS (SELECT FROM blind_claim WHERE blind_claim.claim_id = round.claim_id)`;

/** What is kept of a row besides what was frozen when the report was published. */
const STATUS_COLUMNS = [
  'id',
  'claim_id',
  'published_at',
  'state',
  'stale',
  'basis',
  'stale_since',
  'review_by',
  'source_state',
  'source_moved_at',
  'gone_since',
  'superseded_by',
  'superseded_at',
  'newest_number',
  'corrections',
] as const satisfies readonly (keyof ReportRow)[];

const STATUS = `jsonb_build_object(${STATUS_COLUMNS.map((name) => `'${name}', report.${name}`).join(', ')})`;

/** One report of a snapshot: what was published, and what had become of it at that moment. */
export interface FrozenItem {
  number: string;
  status: Record<string, unknown>;
  content: string;
  content_hash: string;
}

/** A rating of a claim as research gets it, but for the names. */
export interface RatingRow {
  number: string;
  reviewer_id: string;
  label: string;
  round: number;
  scheme_key: string;
  scheme_version: number;
  ordinal: number | null;
  adjudicated_label: string | null;
}

/** The statements of snapshots. */
@Injectable()
export class SnapshotsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Writes down which reports there are, what stands in them, and which ratings count: ONE statement, so that all of it
   * is of one moment while verdicts change. The caller has locked the snapshot.
   */
  async freeze(tx: Tx, { id, filter }: ExportSnapshot): Promise<void> {
    const { conditions, parameters } = reportConditions(filter);
    const values = new SqlValues();
    values.all.push(...parameters);
    const snapshot = values.add(id);
    const ratings = independentRatings(values, null, {});
    const reports = selectReports([PUBLISHED, ...conditions].join(' AND '), 'ASC', 'NULL');
    await tx.manager.query(`SET LOCAL statement_timeout = '${FREEZE_TIMEOUT}'`);
    await tx.manager.query(
      `WITH item AS (
         INSERT INTO export_snapshot_item (snapshot_id, number, status, ratings)
         SELECT ${snapshot}::uuid, report.number, ${STATUS},
           CASE WHEN report.number = max(report.number) OVER (PARTITION BY report.claim_id)
           THEN ARRAY(
             SELECT rating.review_id FROM (${ratings} AND round.claim_id = report.claim_id AND ${NOBODY_RATES}) rating
             ORDER BY 1
           ) ELSE '{}' END
         FROM (${reports}) report
         RETURNING number
       )
       UPDATE export_snapshot SET frozen_at = now(), total = (SELECT count(*) FROM item), changed_at = ${CHANGED_AT}
       WHERE id = ${snapshot}::uuid`,
      values.all,
    );
  }

  /** The next reports after this number. */
  items(snapshotId: string, after: string, limit: number): Promise<FrozenItem[]> {
    return this.transactions.reader.query<FrozenItem[]>(
      `SELECT item.number, item.status, report.content, report.content_hash
       FROM export_snapshot_item item JOIN published_report report ON report.number = item.number
       WHERE item.snapshot_id = $1 AND item.number > $2 ORDER BY item.number LIMIT $3`,
      [snapshotId, after, limit],
    );
  }

  /** The ratings frozen with these reports; what they say never changes. */
  ratings(snapshotId: string, from: number, to: number): Promise<RatingRow[]> {
    return this.transactions.reader.query<RatingRow[]>(
      `SELECT item.number, assignment.reviewer_id, review.label, round.number AS round, scheme.key AS scheme_key,
         scheme.scheme_version,
         (SELECT (label.value ->> 'ordinal')::int FROM jsonb_array_elements(scheme.content -> 'labels') label
          WHERE label.value ->> 'key' = review.label) AS ordinal,
         (SELECT adjudication.label FROM adjudication WHERE adjudication.round_id = round.id
          ORDER BY adjudication.number DESC LIMIT 1) AS adjudicated_label
       FROM export_snapshot_item item
       CROSS JOIN unnest(item.ratings) AS rated(review_id)
       JOIN review ON review.id = rated.review_id
       JOIN assignment ON assignment.id = review.assignment_id
       JOIN review_round round ON round.id = assignment.round_id
       JOIN rating_scheme scheme ON scheme.id = round.scheme_id
       WHERE item.snapshot_id = $1 AND item.number BETWEEN $2 AND $3`,
      [snapshotId, from, to],
    );
  }
}

/** Columns that hold moments: JSON has them as text. */
const MOMENTS = [
  'published_at',
  'stale_since',
  'source_moved_at',
  'gone_since',
  'superseded_at',
] as const satisfies readonly (typeof STATUS_COLUMNS)[number][];

/** The row as the reports' own query gave it at the moment of the snapshot. */
export function thaw({ status, ...item }: FrozenItem): ReportRow {
  const moments = MOMENTS.map((name) => [name, momentOf(status[name])]);
  return { ...status, ...Object.fromEntries(moments), ...item, label_color: null } as unknown as ReportRow;
}

const momentOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);
