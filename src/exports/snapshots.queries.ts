import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { PUBLISHED, reportConditions } from '../reports/report-filter.js';
import { type ReportRow, selectReports } from '../reports/report-row.js';
import { CHANGED_AT } from '../reports/reports.queries.js';
import { independentRatings, SqlValues } from '../statistics/independent-ratings.js';
import type { ExportSnapshot } from './export-snapshot.entity.js';

/** What a person may wait for a set of a million reports to be frozen. */
const FREEZE_TIMEOUT = '15min';

/** A claim somebody rates at the moment: that others rated it so must not reach them, in a file either. */
const NOBODY_RATES = `NOT EXISTS (SELECT FROM blind_claim WHERE blind_claim.claim_id = round.claim_id)`;

/** One report of a snapshot as it is stored. */
export interface FrozenItem {
  number: string;
  frozen: Record<string, unknown>;
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
         INSERT INTO export_snapshot_item (snapshot_id, number, frozen, ratings)
         SELECT ${snapshot}::uuid, report.report_number, to_jsonb(report),
           CASE WHEN report.report_number = max(report.report_number) OVER (PARTITION BY report.claim_id)
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
      `SELECT number, frozen FROM export_snapshot_item WHERE snapshot_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
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

/** Columns of a report's row that hold moments: JSON has them as text. */
const MOMENTS = [
  'stale_since',
  'published_at',
  'first_published_at',
  'made_at',
  'document_published_at',
  'source_moved_at',
  'gone_since',
  'superseded_at',
] as const satisfies readonly (keyof ReportRow)[];

/** The row as the reports' query gave it. */
export function thaw(frozen: Record<string, unknown>): ReportRow {
  const moments = MOMENTS.map((name) => [name, momentOf(frozen[name])]);
  const row = { ...frozen, ...Object.fromEntries(moments) } as unknown as ReportRow;
  return { ...row, report_number: String(row.report_number), newest_number: String(row.newest_number) };
}

const momentOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);
