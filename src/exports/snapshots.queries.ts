import { Injectable } from '@nestjs/common';
import { escapeLiteral } from 'pg';
import { type CopiedRow, copyRows } from '../database/copy-rows.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { PUBLISHED, reportConditions } from '../reports/report-filter.js';
import { selectStatuses } from '../reports/report-row.js';
import { CHANGED_AT } from '../reports/reports.queries.js';
import type { StatusRow } from '../reports/to-report.js';
import { SqlValues } from '../database/sql-values.js';
import { independentRatings } from '../statistics/independent-ratings.js';
import type { ExportSnapshot } from './export-snapshot.entity.js';

/** What a person may wait for a set of a million reports to be frozen. */
const FREEZE_TIMEOUT = '15min';

/**
 * Goes along the key of the snapshot and stops at the limit, then to each report of the page. Of rows just written
 * PostgreSQL knows no numbers; left to guess, it reads and sorts all the rest of the snapshot for every page, or walks
 * through all reports up to it.
 */
const IN_ORDER = ['bitmapscan', 'seqscan', 'sort', 'hashjoin', 'mergejoin']
  .map((way) => `SET LOCAL enable_${way} = off`)
  .join('; ');

/** A claim somebody rates at the moment: that others rated it so must not reach them, in a file either. */
const NOBODY_RATES = `NOT EXISTS (SELECT FROM blind_claim WHERE blind_claim.claim_id = report.claim_id)`;

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
  'corrections',
] as const satisfies readonly (keyof StatusRow)[];

const STATUS = `jsonb_build_object(${STATUS_COLUMNS.map((name) => `'${name}', report.${name}`).join(', ')})`;

/** One report of a snapshot: what was published, and what had become of it at that moment. */
export interface FrozenItem {
  number: number;
  /** `STATUS_COLUMNS` as JSON. */
  status: Buffer;
  /** Canonical JSON of what was published (UTF-8). */
  content: Buffer;
  contentHash: string;
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
    const statuses = selectStatuses([PUBLISHED, ...conditions].join(' AND '));
    await tx.manager.query(`SET LOCAL statement_timeout = '${FREEZE_TIMEOUT}'`);
    await tx.manager.query(
      `WITH report AS MATERIALIZED (
         SELECT status.*, number = max(number) OVER (PARTITION BY claim_id) AS is_newest FROM (${statuses}) status
       ), rated AS (
         SELECT rating.claim_id, array_agg(rating.review_id ORDER BY rating.review_id) AS reviews
         FROM (${ratings}) rating WHERE rating.claim_id IN (SELECT report.claim_id FROM report) GROUP BY rating.claim_id
       ), item AS (
         INSERT INTO export_snapshot_item (snapshot_id, number, status, ratings, accepted_at)
         SELECT ${snapshot}::uuid, report.number, ${STATUS},
           CASE WHEN rated.claim_id IS NOT NULL AND report.is_newest AND ${NOBODY_RATES} THEN rated.reviews ELSE '{}' END,
           CASE WHEN report.is_newest THEN claim.triaged_at END
         FROM report
         JOIN claim ON claim.id = report.claim_id
         LEFT JOIN rated ON rated.claim_id = report.claim_id
         ORDER BY report.number
         RETURNING number
       )
       UPDATE export_snapshot SET frozen_at = now(), total = (SELECT count(*) FROM item), changed_at = ${CHANGED_AT}
       WHERE id = ${snapshot}::uuid`,
      values.all,
    );
  }

  /** The next reports after this number, in a short transaction of its own. */
  async items(snapshotId: string, after: number, limit: number): Promise<FrozenItem[]> {
    const rows = await this.transactions.run(async (tx) => {
      await tx.manager.query(IN_ORDER);
      return copyRows(
        tx,
        `SELECT item.number, item.status::text, report.content, report.content_hash
         FROM (SELECT number, status FROM export_snapshot_item
               WHERE snapshot_id = ${escapeLiteral(snapshotId)}::uuid AND number > ${BigInt(after)}
               ORDER BY number LIMIT ${BigInt(limit)}) item
         JOIN published_report report ON report.number = item.number
         ORDER BY item.number`,
      );
    });
    return rows.map(toItem);
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

function toItem([number, status, content, contentHash]: CopiedRow): FrozenItem {
  if (!number || !status || !content || !contentHash) throw new Error('a report of the snapshot lacks a column');
  return {
    number: Number(number.readBigInt64BE()),
    status,
    content,
    contentHash: contentHash.toString('latin1'),
  };
}

/** What had become of a report, as the reports' own query gave it at the moment of the snapshot. */
export function thaw({ status, number }: Pick<FrozenItem, 'status' | 'number'>): StatusRow {
  const row = JSON.parse(status.toString('utf8')) as Record<string, unknown>;
  row.number = String(number);
  for (const name of MOMENTS) row[name] = momentOf(row[name]);
  return row as unknown as StatusRow;
}

const momentOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);
