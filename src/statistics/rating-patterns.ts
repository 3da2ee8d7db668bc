/** Rounds that look alike: so many have exactly these labels, sorted. */
export interface RatingPattern {
  scheme_id: string;
  labels: string[];
  times: number;
}

/**
 * SQL: `RatingPattern`s of rounds with two ratings or more.
 * @param ratings SQL with a row for each rating: `scheme_id`, `round_id`, `label`
 */
export const ratingPatterns = (ratings: string): string =>
  `SELECT scheme_id, labels, count(*)::int AS times
   FROM (
     SELECT rating.scheme_id, array_agg(rating.label ORDER BY rating.label) AS labels
     FROM (${ratings}) rating
     GROUP BY rating.scheme_id, rating.round_id
     HAVING count(*) > 1
   ) unit
   GROUP BY 1, 2 ORDER BY 1, 2`;
