import { Injectable } from '@nestjs/common';
import { wilsonInterval } from '../agreement/wilson.js';
import { isBlind } from '../database/blind-claim.js';
import { SqlValues } from '../database/sql-values.js';
import { Transactions } from '../database/transactions.js';
import type { GoldAccuracy, GoldStatsQuery } from './gold.schemas.js';

type Sums = Pick<GoldAccuracy, 'reviewerId' | 'name' | 'given' | 'rated' | 'right'>;

/** How raters do on claims with a known answer. */
@Injectable()
export class GoldStatsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Everybody who was given one, by name. A rating is held against the newest answer about the same words: an answer that
   * was corrected corrects the figure. Void rounds never count, and neither do claims the reader rates.
   */
  async accuracy(viewerId: string, filter: GoldStatsQuery): Promise<GoldAccuracy[]> {
    const values = new SqlValues();
    const conditions = [`round.status <> 'VOID'`, `NOT ${isBlind('round.claim_id', values.add(viewerId))}`];
    if (filter.schemeId) conditions.push(`round.scheme_id = ${values.add(filter.schemeId)}`);
    if (filter.from) conditions.push(`round.revealed_at >= ${values.add(new Date(filter.from))}`);
    if (filter.to) conditions.push(`round.revealed_at < ${values.add(new Date(filter.to))}`);
    const rows = await this.transactions.reader.query<Sums[]>(
      `SELECT person.id AS "reviewerId", person.display_name AS name, count(*)::int AS given,
         count(rating.label)::int AS rated,
         (count(*) FILTER (WHERE rating.label = ANY(answer.labels)))::int AS "right"
       FROM review_round round
       JOIN gold_answer given ON given.id = round.gold_answer_id
       JOIN LATERAL (SELECT newest.labels FROM gold_answer newest
         WHERE newest.claim_id = given.claim_id AND newest.scheme_id = given.scheme_id
           AND newest.wording_hash = given.wording_hash AND NOT newest.ended
         ORDER BY newest.answer_version DESC LIMIT 1) answer ON true
       JOIN user_account person ON person.id = round.gold_rater_id
       LEFT JOIN LATERAL (SELECT review.label FROM assignment
         JOIN review ON review.assignment_id = assignment.id AND review.state = 'SUBMITTED'
         WHERE assignment.round_id = round.id AND assignment.state = 'SUBMITTED' AND round.status = 'REVEALED') rating ON true
       WHERE ${conditions.join(' AND ')}
       GROUP BY person.id ORDER BY lower(person.display_name), person.id`,
      values.all,
    );
    return rows.map(withInterval);
  }
}

function withInterval(sums: Sums): GoldAccuracy {
  if (sums.rated === 0) return { ...sums, share: null, low: null, high: null };
  const share = sums.right / sums.rated;
  return { ...sums, share, ...wilsonInterval(share, sums.rated) };
}
