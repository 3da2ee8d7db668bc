import { Injectable } from '@nestjs/common';
import { SqlValues } from '../database/sql-values.js';
import { Transactions } from '../database/transactions.js';
import type { AgreementFilter, AgreementQuery } from './agreement.schemas.js';
import { independentRatings } from './independent-ratings.js';

/** Rounds that look alike: so many of this group have exactly these labels. */
export interface LabelPattern {
  scheme_id: string;
  key: string;
  name: string | null;
  /** Sorted; of a pair in its order: the reviewer asked about, then the other. */
  labels: string[];
  times: number;
}

/** Sums of one reviewer over the rounds they rated. */
export interface ReviewerSums {
  reviewer_id: string;
  name: string;
  rounds: number;
  /** Over the rounds: the share of the others with the same label. */
  peer_shares: number;
  /** Rounds with a final verdict, and those of them with the reviewer's label. */
  verdicts: number;
  verdicts_alike: number;
}

interface Grouping {
  key: string;
  name: string;
  join: string;
}

const NO_JOIN = { name: 'NULL::text', join: '' };
const GROUPINGS: Record<Exclude<AgreementQuery['scope'], 'pair'>, Grouping> = {
  all: { key: `''`, ...NO_JOIN },
  month: { key: `to_char(rating.revealed_at AT TIME ZONE 'UTC', 'YYYY-MM')`, ...NO_JOIN },
  language: { key: 'rating.language', ...NO_JOIN },
  // A claim of several topics counts in each of them.
  topic: { key: 'topic.name', name: 'NULL::text', join: 'CROSS JOIN unnest(rating.topics) AS topic(name)' },
  source: {
    key: `coalesce(rating.source_id::text, '')`,
    name: 'source.name',
    join: 'LEFT JOIN source ON source.id = rating.source_id',
  },
};

/** Ratings counted where they are stored: what comes back grows with the number of different rounds, not of ratings. */
@Injectable()
export class AgreementQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The rounds of each scheme and group that have two ratings or more, by their labels. */
  patterns(scope: keyof typeof GROUPINGS, viewerId: string, filter: AgreementFilter): Promise<LabelPattern[]> {
    const { key, name, join } = GROUPINGS[scope];
    const values = new SqlValues();
    return this.transactions.reader.query<LabelPattern[]>(
      `SELECT scheme_id, key, name, labels, count(*)::int AS times
       FROM (
         SELECT rating.scheme_id, ${key} AS key, ${name} AS name, array_agg(rating.label ORDER BY rating.label) AS labels
         FROM (${independentRatings(values, viewerId, filter)}) rating ${join}
         GROUP BY rating.round_id, 1, 2, 3
         HAVING count(*) > 1
       ) unit
       GROUP BY 1, 2, 3, 4`,
      values.all,
    );
  }

  /** What this reviewer and each other one said of the rounds both rated. */
  pairs(reviewerId: string, viewerId: string, filter: AgreementFilter): Promise<LabelPattern[]> {
    const values = new SqlValues();
    const ratings = independentRatings(values, viewerId, filter);
    const reviewer = values.add(reviewerId);
    return this.transactions.reader.query<LabelPattern[]>(
      `WITH rating AS (
         ${ratings}
         AND EXISTS (SELECT FROM assignment own WHERE own.round_id = round.id AND own.reviewer_id = ${reviewer})
       )
       SELECT mine.scheme_id, other.reviewer_id AS key, user_account.display_name AS name,
         ARRAY[mine.label, other.label] AS labels, count(*)::int AS times
       FROM rating mine
       JOIN rating other ON other.round_id = mine.round_id AND other.reviewer_id <> mine.reviewer_id
       JOIN user_account ON user_account.id = other.reviewer_id
       WHERE mine.reviewer_id = ${reviewer}
       GROUP BY 1, 2, 3, 4`,
      values.all,
    );
  }

  /**
   * Each reviewer against the others and against the final verdict, by name. Labels are only compared within a round, so
   * schemes need not be told apart. Rounds of one rater do not count: their verdict is that rater's own.
   */
  reviewers(viewerId: string, filter: AgreementFilter): Promise<ReviewerSums[]> {
    const values = new SqlValues();
    return this.transactions.reader.query<ReviewerSums[]>(
      `WITH rating AS (${independentRatings(values, viewerId, filter)}),
       compared AS (
         SELECT reviewer_id, round_id, label, count(*) OVER (PARTITION BY round_id) AS raters,
           count(*) OVER (PARTITION BY round_id, label) AS alike
         FROM rating
       ),
       final AS (
         SELECT DISTINCT ON (round_id) round_id, label FROM verdict
         WHERE state IN ('APPROVED', 'PUBLISHED', 'SUPERSEDED', 'RETRACTED')
         ORDER BY round_id, number DESC
       )
       SELECT compared.reviewer_id, user_account.display_name AS name, count(*)::int AS rounds,
         sum((alike - 1)::float8 / (raters - 1)) AS peer_shares, count(final.label)::int AS verdicts,
         (count(*) FILTER (WHERE final.label = compared.label))::int AS verdicts_alike
       FROM compared
       JOIN user_account ON user_account.id = compared.reviewer_id
       LEFT JOIN final ON final.round_id = compared.round_id
       WHERE raters > 1
       GROUP BY 1, 2
       ORDER BY lower(user_account.display_name), 1`,
      values.all,
    );
  }
}
