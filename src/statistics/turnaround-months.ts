import { MIN_TIMED } from './published-figures.schemas.js';

/**
 * SQL: `PublishedTurnaround`s, hours from acceptance to first publication by month (UTC) of publication.
 * @param verdicts SQL with a row for each verdict: `first_published_at`, `accepted_at` (may be null, then it is not counted)
 */
export function turnaroundByMonth(verdicts: string): string {
  const quartile = (share: number): string =>
    `CASE WHEN count(hours) >= ${MIN_TIMED} THEN percentile_cont(${share}) WITHIN GROUP (ORDER BY hours) END`;
  return `SELECT to_char(first_published_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(hours)::int AS verdicts,
      ${quartile(0.25)} AS "lowerQuartileHours", ${quartile(0.5)} AS "medianHours", ${quartile(0.75)} AS "upperQuartileHours"
    FROM (
      SELECT first_published_at, extract(epoch FROM first_published_at - accepted_at)::float8 / 3600 AS hours
      FROM (${verdicts}) verdict
      WHERE first_published_at >= accepted_at
    ) timed
    GROUP BY 1 ORDER BY 1`;
}
