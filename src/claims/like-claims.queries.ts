import { Injectable } from '@nestjs/common';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import { functionWords } from '../reading/function-words.js';
import { claimNotFound } from './claims.errors.js';
import type { LikeClaim } from './restructuring.schemas.js';

const MOST = 10;
/** Words that are searched for; the longest are the rarest. */
const TERMS = 8;
/** How many claims with any of the words are ranked at most, so that a common word costs no more than that. */
const RANKED = 2000;
/** Below this share of the words two claims are not alike. */
const LEAST_COMMON = 0.5;

type Row = Omit<LikeClaim, 'similarity'> & { common: number; terms: number };

/** Live claims that may say the same as another: what one looks at before merging. */
@Injectable()
export class LikeClaimsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The most similar first, at most 10; without rejected and archived claims, which nothing can be merged into, and
   * without those this person rates.
   * @throws AppError NOT_FOUND, also for those who rate the claim.
   */
  async of(claimId: string, userId: string): Promise<LikeClaim[]> {
    const [claim] = await this.transactions.reader.query<{ statement: string; language: string }[]>(
      `SELECT statement, language FROM claim WHERE id = $1 AND NOT ${isBlind('claim.id', '$2')}`,
      [claimId, userId],
    );
    if (!claim) throw claimNotFound();
    const rows = await this.transactions.reader.query<Row[]>(
      `WITH term AS (
         SELECT lexeme FROM unnest(to_tsvector('simple', $1))
         WHERE (length(lexeme) > 2 OR lexeme ~ '\\d') AND lexeme <> ALL($2) AND position('\\' IN lexeme) = 0
         ORDER BY length(lexeme) DESC, lexeme LIMIT ${TERMS}
       ), wanted AS (
         SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS query, array_agg(lexeme) AS lexemes,
           count(*)::int AS terms
         FROM term
       ), found AS (
         SELECT board.claim_id, board.workflow_state, board.published, board.words, wanted.terms, wanted.lexemes
         FROM wanted JOIN claim_board board ON board.words @@ wanted.query
         WHERE board.workflow_state NOT IN ('REJECTED', 'ARCHIVED') AND board.claim_id <> $3
         LIMIT ${RANKED}
       ), ranked AS (
         SELECT found.*, (SELECT count(*)::int FROM unnest(tsvector_to_array(found.words)) word
           WHERE word = ANY(found.lexemes)) AS common
         FROM found
       )
       SELECT claim.id AS "claimId", claim.statement, claim.claimant, claim.document_id AS "documentId",
         document.title AS "documentTitle", ranked.workflow_state AS "workflowState", ranked.published,
         ranked.common, ranked.terms
       FROM ranked JOIN claim ON claim.id = ranked.claim_id JOIN document ON document.id = claim.document_id
       WHERE ranked.common >= ranked.terms * ${LEAST_COMMON} AND NOT ${isBlind('ranked.claim_id', '$4')}
       ORDER BY ranked.common DESC, claim.created_at, claim.id LIMIT ${MOST}`,
      [claim.statement, functionWords(claim.language), claimId, userId],
    );
    return rows.map(({ common, terms, ...row }) => ({ ...row, similarity: Math.round((common / terms) * 100) / 100 }));
  }
}
