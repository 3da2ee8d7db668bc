import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { SqlValues } from '../database/sql-values.js';
import { independentRatings } from './independent-ratings.js';
import { type PublishedFilter, type PublishedTurnaround, TOP } from './published-figures.schemas.js';
import { publishedVerdicts } from './published-verdicts.js';
import { type RatingPattern, ratingPatterns } from './rating-patterns.js';
import { turnaroundByMonth } from './turnaround-months.js';

/** Verdicts of one scheme with this label first published in this month. */
export interface MonthRow {
  scheme_key: string;
  label: string;
  month: string;
  verdicts: number;
  not_current: number;
}

/** Verdicts of one claimant, source or topic with this label; `place` is null for all that are not among the first. */
export interface GroupRow {
  scheme_key: string;
  place: number | null;
  key: string | null;
  name: string | null;
  label: string;
  verdicts: number;
  /** How many claimants, sources or topics there are in the scheme. */
  groups: number;
}

/** The id of no person. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const GROUPS = {
  claimants: { key: 'claimant', name: 'claimant', join: '' },
  sources: { key: 'source_id::text', name: 'source_name', join: '' },
  topics: { key: 'topic.name', name: 'topic.name', join: 'CROSS JOIN unnest(topics) AS topic(name)' },
} as const;
export type GroupBy = keyof typeof GROUPS;

/** Counts of what is published, for anybody. Each is one statement. */
@Injectable()
export class PublishedFiguresQueries {
  constructor(private readonly transactions: Transactions) {}

  months(filter: PublishedFilter): Promise<MonthRow[]> {
    const values = new SqlValues();
    return this.transactions.reader.query<MonthRow[]>(
      `SELECT scheme_key, label, to_char(first_published_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
         count(*)::int AS verdicts, (count(*) FILTER (WHERE NOT current))::int AS not_current
       FROM (${publishedVerdicts(values, filter)}) published
       GROUP BY 1, 2, 3 ORDER BY 1, 3, 2`,
      values.all,
    );
  }

  /** The groups with most verdicts by place, ties by name, and the others without one. */
  groups(by: GroupBy, filter: PublishedFilter): Promise<GroupRow[]> {
    const { key, name, join } = GROUPS[by];
    const values = new SqlValues();
    return this.transactions.reader.query<GroupRow[]>(
      `WITH counted AS (
         SELECT scheme_key, ${key} AS key, ${name} AS name, label, count(*) AS verdicts
         FROM (${publishedVerdicts(values, filter)}) published ${join}
         WHERE ${key} IS NOT NULL
         GROUP BY 1, 2, 3, 4
       ),
       summed AS (
         SELECT scheme_key, key, row_number() OVER (PARTITION BY scheme_key ORDER BY sum(verdicts) DESC, lower(name), key) AS place,
           count(*) OVER (PARTITION BY scheme_key) AS groups
         FROM counted GROUP BY scheme_key, key, name
       ),
       placed AS (
         SELECT counted.*, summed.groups, CASE WHEN place <= ${TOP} THEN place END AS place
         FROM counted JOIN summed USING (scheme_key, key)
       )
       SELECT scheme_key, place::int, CASE WHEN place IS NOT NULL THEN key END AS key,
         CASE WHEN place IS NOT NULL THEN name END AS name, label, sum(verdicts)::int AS verdicts, max(groups)::int AS groups
       FROM placed GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 5`,
      values.all,
    );
  }

  /** Hours from acceptance to first publication, by month of publication. */
  turnaround(filter: PublishedFilter): Promise<PublishedTurnaround[]> {
    const values = new SqlValues();
    return this.transactions.reader.query<PublishedTurnaround[]>(
      turnaroundByMonth(publishedVerdicts(values, filter)),
      values.all,
    );
  }

  /**
   * The independent ratings behind published verdicts, by their labels: only of the round a published verdict came from. Nobody
   * rates a published claim blind, so no reader needs to be kept from any of them.
   */
  patterns(filter: PublishedFilter): Promise<RatingPattern[]> {
    const values = new SqlValues();
    const ratings = independentRatings(values, NOBODY, {});
    return this.transactions.reader.query<RatingPattern[]>(
      ratingPatterns(
        `SELECT rating.* FROM (${ratings}) rating
         WHERE rating.round_id IN (SELECT round_id FROM (${publishedVerdicts(values, filter)}) published)`,
      ),
      values.all,
    );
  }
}
