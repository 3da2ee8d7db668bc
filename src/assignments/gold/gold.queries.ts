import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { decodeTimeCursor, type Page, toPage } from '../../common/page.js';
import { isBlind } from '../../database/blind-claim.js';
import { Transactions } from '../../database/transactions.js';
import { newestPlacement } from '../newest-placement.js';
import { wordingHash } from '../wording-hash.js';
import type { GoldPause, GoldQuery, GoldView } from './gold.schemas.js';

interface Row {
  id: string;
  claim_id: string;
  statement: string;
  answer_version: number;
  scheme_id: string;
  labels: string[];
  explanation: string;
  even_if_published: boolean;
  ended: boolean;
  wording_hash: string;
  created_by: string;
  created_at: Date;
  created_key: string;
  workflow_state: string;
  source_state: string;
  exact: string | null;
  was_published: boolean;
  given: number;
  rated: number;
}

/** The newest answers, for editors; never of claims the reader rates. */
const SELECT = `SELECT answer.*, answer.created_at::text AS created_key, claim.statement, claim.workflow_state,
    newest.source_state, newest.exact,
    EXISTS (SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.report_number IS NOT NULL) AS was_published,
    (SELECT count(*)::int FROM review_round round WHERE round.claim_id = claim.id AND round.gold_answer_id IS NOT NULL) AS given,
    (SELECT count(*)::int FROM review_round round WHERE round.claim_id = claim.id AND round.gold_answer_id IS NOT NULL
       AND round.status = 'REVEALED') AS rated
  FROM gold_answer answer
  JOIN claim ON claim.id = answer.claim_id
  JOIN LATERAL (${newestPlacement()}) newest ON true
  WHERE NOT EXISTS (SELECT FROM gold_answer newer
      WHERE newer.claim_id = answer.claim_id AND newer.answer_version > answer.answer_version)
    AND NOT ${isBlind('claim.id', '$1')}`;

@Injectable()
export class GoldQueries {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError NOT_FOUND, also for those who rate the claim. */
  async get(reader: PersonActor, claimId: string): Promise<GoldView> {
    const [row] = await this.transactions.reader.query<Row[]>(`${SELECT} AND claim.id = $2`, [reader.id, claimId]);
    if (!row) throw new AppError('NOT_FOUND', 'There is no known answer to this claim.');
    return toView(row);
  }

  /** Newest first. */
  async list(reader: PersonActor, query: GoldQuery): Promise<Page<GoldView>> {
    const after = decodeTimeCursor(query.cursor);
    const values: unknown[] = [reader.id, query.limit + 1];
    const conditions = query.ended === 'true' ? [] : ['NOT answer.ended'];
    if (after)
      conditions.push(
        `(answer.created_at, answer.id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::uuid)`,
      );
    const rows = await this.transactions.reader.query<Row[]>(
      `${SELECT} ${conditions.map((condition) => `AND ${condition}`).join(' ')}
       ORDER BY answer.created_at DESC, answer.id DESC LIMIT $2`,
      values,
    );
    return toPage(rows, query.limit, (row) => [row.created_key, row.id], toView);
  }
}

function pauseOf(row: Row): GoldPause | null {
  if (row.ended) return 'ended';
  if (row.workflow_state !== 'READY' && row.workflow_state !== 'DECIDED') return 'under-review';
  if (row.source_state !== 'CURRENT') return 'source';
  if (wordingHash(row.statement, row.exact) !== row.wording_hash) return 'wording';
  return row.was_published && !row.even_if_published ? 'published' : null;
}

function toView(row: Row): GoldView {
  const pause = pauseOf(row);
  return {
    claimId: row.claim_id,
    statement: row.statement,
    answerVersion: row.answer_version,
    schemeId: row.scheme_id,
    labels: row.labels,
    explanation: row.explanation,
    evenIfPublished: row.even_if_published,
    givenOut: pause === null,
    pause,
    given: row.given,
    rated: row.rated,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}
