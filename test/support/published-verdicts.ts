import type { DataSource } from 'typeorm';
import type { RatedRound, RatedRounds } from './rated-rounds.js';

interface KnownVerdict {
  label: string;
  /** Of first publication. */
  at: string;
  acceptedAt?: string;
  claimant?: string | null;
  topics?: string[];
  state?: 'PUBLISHED' | 'SUPERSEDED' | 'RETRACTED' | 'APPROVED';
}

/** Published verdicts straight in the database, on rounds with known ratings. */
export class PublishedVerdicts {
  private numbers = 0;

  constructor(
    private readonly sql: DataSource,
    private readonly rounds: RatedRounds,
    private readonly raters: readonly [string, string],
  ) {}

  /** @param ratings of the two raters. @returns the claim's id. */
  async add(
    verdict: KnownVerdict,
    ratings: readonly [string, string],
    round: Partial<RatedRound> = {},
  ): Promise<string> {
    const { label, at, acceptedAt = null, claimant = null, topics = [], state = 'PUBLISHED' } = verdict;
    const [ann, ben] = this.raters;
    const claimId = await this.rounds.add({
      ratings: [
        [ann, ratings[0]],
        [ben, ratings[1]],
      ],
      verdict: label,
      ...round,
    });
    await this.sql.query(
      `UPDATE claim SET claimant = $2, topics = $3, triaged_at = $4::timestamptz,
         triage = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE 'ACCEPTED' END WHERE id = $1`,
      [claimId, claimant, topics, acceptedAt],
    );
    if (state === 'APPROVED') return claimId;
    await this.sql.query(
      `UPDATE verdict SET state = 'PUBLISHED', report_number = $2, published_at = $3, first_published_at = $3 WHERE claim_id = $1`,
      [claimId, (this.numbers += 1), at],
    );
    if (state !== 'PUBLISHED') {
      await this.sql.query(`UPDATE verdict SET state = $2 WHERE claim_id = $1`, [claimId, state]);
    }
    return claimId;
  }
}
