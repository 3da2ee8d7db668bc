import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { functionWords } from '../reading/function-words.js';
import type { RatingSchemeContent } from '../schemes/rating-scheme.rules.js';
import type { AdjudicationCause } from './adjudication.entity.js';
import type { GuidelineGap, SimilarClaim } from './verdicts.schemas.js';
import { verdictNotFound } from './verdicts.errors.js';

interface SimilarRow {
  claim_id: string;
  verdict_id: string;
  statement: string;
  state: SimilarClaim['verdictState'];
  label: string;
  scheme_content: RatingSchemeContent;
  report_number: string | null;
  published_at: Date | null;
  cause: AdjudicationCause | null;
  common: number;
  terms: number;
}

interface GapRow {
  id: string;
  round_id: string;
  claim_id: string;
  statement: string;
  label: string;
  cause: AdjudicationCause;
  guideline_gap: string;
  created_at: Date;
  created_key: string;
}

const SIMILAR = 10;
/** Words that are searched for; the longest are the rarest. */
const TERMS = 8;
/** How many verdicts with any of the words are ranked at most, so that a common word costs no more than that. */
const RANKED = 2000;
/** Below this share of the words two claims are not similar. */
const LEAST_COMMON = 0.3;

@Injectable()
export class AdjudicationQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Claims with a verdict whose words are most like those of the round's claim, the most similar first, at most 10.
   * Claims the reader rates are left out.
   * @throws AppError NOT_FOUND, also for those who rate the round's claim.
   */
  async similar(roundId: string, userId: string): Promise<SimilarClaim[]> {
    const [claim] = await this.transactions.reader.query<{ id: string; statement: string; language: string }[]>(
      `SELECT claim.id, claim.statement, claim.language FROM review_round round JOIN claim ON claim.id = round.claim_id
       WHERE round.id = $1 AND NOT ${isBlind('claim.id', '$2')}`,
      [roundId, userId],
    );
    if (!claim) throw verdictNotFound();
    const rows = await this.transactions.reader.query<SimilarRow[]>(
      `WITH term AS (
         SELECT lexeme FROM unnest(to_tsvector('simple', $1))
         WHERE (length(lexeme) > 2 OR lexeme ~ '\\d') AND lexeme <> ALL($2) AND position('\\' IN lexeme) = 0
         ORDER BY length(lexeme) DESC, lexeme LIMIT ${TERMS}
       ), wanted AS (
         SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query, array_agg(lexeme) AS lexemes,
           count(*)::int AS terms
         FROM term
       ), found AS (
         SELECT verdict.id, verdict.claim_id, verdict.statement, verdict.state, verdict.label, verdict.scheme_id,
           verdict.report_number, verdict.published_at, verdict.adjudication_id, wanted.terms, wanted.lexemes
         FROM wanted JOIN verdict ON to_tsvector('simple', verdict.statement) @@ wanted.query
         WHERE verdict.state IN ('PROPOSED', 'APPROVED', 'PUBLISHED') AND verdict.claim_id <> $3
         LIMIT ${RANKED}
       ), ranked AS (
         SELECT found.*, (SELECT count(*)::int FROM unnest(tsvector_to_array(to_tsvector('simple', found.statement))) word
           WHERE word = ANY(found.lexemes)) AS common
         FROM found
       )
       SELECT ranked.claim_id, ranked.id AS verdict_id, ranked.statement, ranked.state, ranked.label, ranked.report_number,
         ranked.published_at, ranked.common, ranked.terms, scheme.content AS scheme_content, adjudication.cause
       FROM ranked
       JOIN rating_scheme scheme ON scheme.id = ranked.scheme_id
       LEFT JOIN adjudication ON adjudication.id = ranked.adjudication_id
       WHERE ranked.common >= ranked.terms * ${LEAST_COMMON} AND NOT ${isBlind('ranked.claim_id', '$4')}
       ORDER BY ranked.common DESC, (ranked.state = 'PUBLISHED') DESC, ranked.published_at DESC NULLS LAST, ranked.id
       LIMIT ${SIMILAR}`,
      [claim.statement, functionWords(claim.language), claim.id, userId],
    );
    return rows.map(toSimilar);
  }

  /** What adjudicators say the guidelines leave open, newest first. */
  async guidelineGaps({ cursor, limit }: PageQuery, userId: string): Promise<Page<GuidelineGap>> {
    const parameters: unknown[] = [userId];
    const after = decodeTimeCursor(cursor);
    const position = after
      ? `AND (adjudication.created_at, adjudication.id) < ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`
      : '';
    const rows = await this.transactions.reader.query<GapRow[]>(
      `SELECT adjudication.id, adjudication.round_id, round.claim_id, claim.statement, adjudication.label,
         adjudication.cause, adjudication.guideline_gap, adjudication.created_at,
         adjudication.created_at::text AS created_key
       FROM adjudication
       JOIN review_round round ON round.id = adjudication.round_id
       JOIN claim ON claim.id = round.claim_id
       WHERE adjudication.guideline_gap IS NOT NULL AND NOT ${isBlind('round.claim_id', '$1')} ${position}
       ORDER BY adjudication.created_at DESC, adjudication.id DESC LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.created_key, row.id], toGap);
  }
}

function toSimilar(row: SimilarRow): SimilarClaim {
  const label = row.scheme_content.labels.find(({ key }) => key === row.label);
  return {
    claimId: row.claim_id,
    verdictId: row.verdict_id,
    statement: row.statement,
    verdictState: row.state,
    label: row.label,
    labelName: label?.name ?? row.label,
    labelColor: label?.color ?? null,
    reportNumber: row.report_number,
    publishedAt: row.published_at?.toISOString() ?? null,
    adjudicationCause: row.cause,
    similarity: Math.round((row.common / row.terms) * 100) / 100,
  };
}

const toGap = (row: GapRow): GuidelineGap => ({
  adjudicationId: row.id,
  roundId: row.round_id,
  claimId: row.claim_id,
  statement: row.statement,
  label: row.label,
  cause: row.cause,
  guidelineGap: row.guideline_gap,
  createdAt: row.created_at.toISOString(),
});
