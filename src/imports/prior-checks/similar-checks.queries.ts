import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../../common/page.js';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions } from '../../database/transactions.js';
import { functionWords } from '../../reading/function-words.js';
import { PRIOR_COLUMNS, type PriorRow, toPriorCheckView } from './prior-check-row.js';
import type { SimilarCheck, TriageSuggestion } from './prior-checks.schemas.js';

const SIMILAR = 10;
/** Words that are searched for; the longest are the rarest. */
const TERMS = 8;
/** How many checks with any of the words are ranked at most, so that a common word costs no more than that. */
const RANKED = 2000;
/** Below this share of the words two claims are not similar. */
const LEAST_COMMON = 0.3;
/** A suggestion nobody asked for has to be better than one that was. */
const LEAST_SUGGESTED = 0.6;

type SimilarRow = PriorRow & { common: number; terms: number };
type SuggestedRow = SimilarRow & { claimId: string; statement: string; createdKey: string };

/**
 * Checks whose claims have words of a text in common, the most similar first.
 * @param text SQL of the text
 * @param stopWords SQL of an array of words that say nothing
 * @param least share of the words
 */
const similarTo = (text: string, stopWords: string, least: number, limit: number): string => `
  WITH term AS (
    SELECT lexeme FROM unnest(to_tsvector('simple', ${text}))
    WHERE (length(lexeme) > 2 OR lexeme ~ '\\d') AND lexeme <> ALL(${stopWords}) AND position('\\' IN lexeme) = 0
    ORDER BY length(lexeme) DESC, lexeme LIMIT ${TERMS}
  ), wanted AS (
    SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query, array_agg(lexeme) AS lexemes,
      count(*)::int AS terms
    FROM term
  ), found AS (
    SELECT found.*, wanted.terms, wanted.lexemes
    FROM wanted JOIN prior_check found ON to_tsvector('simple', found.claim_text) @@ wanted.query LIMIT ${RANKED}
  ), ranked AS (
    SELECT found.*, (SELECT count(*)::int FROM unnest(tsvector_to_array(to_tsvector('simple', found.claim_text))) word
      WHERE word = ANY(found.lexemes)) AS common
    FROM found
  )
  SELECT ${PRIOR_COLUMNS}, prior.common, prior.terms FROM ranked prior
  WHERE prior.common >= prior.terms * ${least}
  ORDER BY prior.common DESC, prior.review_day DESC NULLS LAST, prior.id LIMIT ${limit}`;

/** What other desks said of claims like ours. Whoever rates a claim does not get to see it here. */
@Injectable()
export class SimilarChecksQueries {
  constructor(private readonly transactions: Transactions) {}

  /** At most 10. Null when there is no such claim for this person: those who rate it have none. */
  async ofClaim(claimId: string, userId: string): Promise<SimilarCheck[] | null> {
    const [claim] = await this.transactions.reader.query<{ statement: string; language: string }[]>(
      `SELECT statement, language FROM claim WHERE id = $1 AND NOT ${isBlind('claim.id', '$2')}`,
      [claimId, userId],
    );
    if (!claim) return null;
    const rows = await this.transactions.reader.query<SimilarRow[]>(
      similarTo('$1', '$2::text[]', LEAST_COMMON, SIMILAR),
      [claim.statement, functionWords(claim.language)],
    );
    return rows.map(toSimilar);
  }

  /** Candidates of a document, each with the check most like it, where one is like enough; newest candidate first. */
  async forTriage(
    documentId: string,
    userId: string,
    { cursor, limit }: PageQuery,
  ): Promise<Page<TriageSuggestion> | null> {
    const [document] = await this.transactions.reader.query<{ language: string }[]>(
      `SELECT language FROM document WHERE id = $1`,
      [documentId],
    );
    if (!document) return null;
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<SuggestedRow[]>(
      `SELECT claim.id AS "claimId", claim.statement, claim.created_at::text AS "createdKey", best.*
       FROM claim JOIN LATERAL (${similarTo('claim.statement', '$2::text[]', LEAST_SUGGESTED, 1)}) best ON true
       WHERE claim.document_id = $1 AND claim.workflow_state = 'CANDIDATE' AND NOT ${isBlind('claim.id', '$3')}
         AND ($4::timestamptz IS NULL OR (claim.created_at, claim.id) < ($4::timestamptz, $5::uuid))
       ORDER BY claim.created_at DESC, claim.id DESC LIMIT $6`,
      [documentId, functionWords(document.language), userId, at, id, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.createdKey, row.claimId],
      ({ claimId, statement, ...row }) => ({ claimId, statement, best: toSimilar(row) }),
    );
  }
}

const toSimilar = (row: SimilarRow): SimilarCheck => ({
  ...toPriorCheckView(row),
  similarity: Math.round((row.common / row.terms) * 100) / 100,
});
