import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import type { PublishedTurnaround } from '../statistics/published-figures.schemas.js';
import { type RatingPattern, ratingPatterns } from '../statistics/rating-patterns.js';
import { turnaroundByMonth } from '../statistics/turnaround-months.js';

/** What a snapshot froze besides reports, counted where it is stored: it never changes, so neither do the counts. */
@Injectable()
export class SnapshotFiguresQueries {
  constructor(private readonly transactions: Transactions) {}

  /** The independent ratings of its claims, by the labels of a round. */
  patterns(snapshotId: string): Promise<RatingPattern[]> {
    return this.transactions.reader.query<RatingPattern[]>(
      ratingPatterns(
        `SELECT round.scheme_id, round.id AS round_id, review.label
         FROM export_snapshot_item item
         CROSS JOIN unnest(item.ratings) AS rated(review_id)
         JOIN review ON review.id = rated.review_id
         JOIN assignment ON assignment.id = review.assignment_id
         JOIN review_round round ON round.id = assignment.round_id
         WHERE item.snapshot_id = $1`,
      ),
      [snapshotId],
    );
  }

  /** Hours from the acceptance of its claims to their first publication, by month of publication. */
  turnaround(snapshotId: string): Promise<PublishedTurnaround[]> {
    return this.transactions.reader.query<PublishedTurnaround[]>(
      turnaroundByMonth(
        `SELECT coalesce(verdict.first_published_at, verdict.published_at) AS first_published_at, item.accepted_at
         FROM export_snapshot_item item
         JOIN published_report report ON report.number = item.number
         JOIN verdict ON verdict.id = report.verdict_id
         WHERE item.snapshot_id = $1 AND item.accepted_at IS NOT NULL`,
      ),
      [snapshotId],
    );
  }
}
