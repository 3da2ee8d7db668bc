import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { ContactAttemptView, ReplyQuery, ReplyReceipt, ReplyView, RightOfReply } from './replies.schemas.js';

type Dated<View, Key extends keyof View> = Omit<View, Key> & Record<Key, Date>;
type ReplyRow = Omit<ReplyView, 'receivedAt' | 'decidedAt'> & { receivedAt: Date; decidedAt: Date | null; key: string };

const REPLY = `reply.id, verdict.report_number AS "reportNumber", reply.claim_id AS "claimId", reply.author, reply.text,
  reply.state, reply.contact_email IS NOT NULL AS "hasContact", reply.received_at AS "receivedAt",
  reply.received_at::text AS key, reply.decided_at AS "decidedAt", reply.decided_by AS "decidedBy", reply.reason`;
const FROM = `FROM reply JOIN verdict ON verdict.id = reply.verdict_id`;

@Injectable()
export class RepliesQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first, without those on claims this person rates. */
  async list({ state, cursor, limit }: ReplyQuery, userId: string): Promise<Page<ReplyView>> {
    const parameters: unknown[] = [userId, state ?? null];
    const after = decodeTimeCursor(cursor);
    const position = after
      ? `AND (reply.received_at, reply.id) < ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`
      : '';
    const rows = await this.transactions.reader.query<ReplyRow[]>(
      `SELECT ${REPLY} ${FROM} WHERE NOT ${isBlind('reply.claim_id', '$1')} AND ($2::text IS NULL OR reply.state = $2) ${position}
       ORDER BY reply.received_at DESC, reply.id DESC LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.key, row.id], toView);
  }

  /** @throws AppError NOT_FOUND, also on claims this person rates. */
  async get(id: string, userId: string): Promise<ReplyView> {
    const [row] = await this.transactions.reader.query<ReplyRow[]>(
      `SELECT ${REPLY} ${FROM} WHERE reply.id = $1 AND NOT ${isBlind('reply.claim_id', '$2')}`,
      [id, userId],
    );
    if (!row) throw replyNotFound();
    return toView(row);
  }

  /** What its author is told; null for a secret that opens nothing. */
  async byReceipt(hash: string): Promise<ReplyReceipt | null> {
    const [row] = await this.transactions.reader.query<ReplyRow[]>(
      `SELECT ${REPLY} ${FROM} WHERE reply.receipt_hash = $1`,
      [hash],
    );
    if (!row) return null;
    const { reportNumber, state, receivedAt, decidedAt, reason } = toView(row);
    return { reportNumber, state, receivedAt, decidedAt, reason };
  }

  /** Oldest first; none on claims this person rates, whom an answer could sway. */
  async attempts(claimId: string, userId: string): Promise<ContactAttemptView[]> {
    const rows = await this.transactions.reader.query<Dated<ContactAttemptView, 'attemptedAt' | 'recordedAt'>[]>(
      `SELECT id, claim_id AS "claimId", who, way, attempted_at AS "attemptedAt", outcome, answer,
         answer_public AS "answerPublic", recorded_by AS "recordedBy", created_at AS "recordedAt"
       FROM contact_attempt WHERE claim_id = $1 AND NOT ${isBlind('contact_attempt.claim_id', '$2')}
       ORDER BY attempted_at, id`,
      [claimId, userId],
    );
    return rows.map((row) => ({
      ...row,
      attemptedAt: row.attemptedAt.toISOString(),
      recordedAt: row.recordedAt.toISOString(),
    }));
  }

  /**
   * What readers of a report see. Attempts recorded after its publication wait for the next report: raters of a new round
   * read the public page, too.
   */
  async ofReport(reportNumber: number): Promise<RightOfReply> {
    const [row] = await this.transactions.reader.query<RightOfReply[]>(
      `SELECT
         (SELECT coalesce(json_agg(json_build_object('who', who, 'way', way, 'attemptedAt', attempted_at,
            'outcome', outcome, 'answer', CASE WHEN answer_public THEN answer END) ORDER BY attempted_at, id), '[]')
          FROM contact_attempt
          WHERE claim_id = verdict.claim_id AND created_at <= verdict.published_at) AS "contactAttempts",
         (SELECT coalesce(json_agg(json_build_object('author', author, 'text', text, 'publishedAt', decided_at)
            ORDER BY decided_at, id), '[]')
          FROM reply WHERE claim_id = verdict.claim_id AND state = 'PUBLISHED') AS replies
       FROM verdict WHERE verdict.report_number = $1`,
      [reportNumber],
    );
    const { contactAttempts, replies } = row ?? { contactAttempts: [], replies: [] };
    return {
      contactAttempts: contactAttempts.map((item) => ({ ...item, attemptedAt: iso(item.attemptedAt) })),
      replies: replies.map((item) => ({ ...item, publishedAt: iso(item.publishedAt) })),
    };
  }
}

export const replyNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such reply, or it is not for you.');

/** Times within JSON come as PostgreSQL writes them. */
const iso = (time: string): string => new Date(time).toISOString();

const toView = ({ key: _key, receivedAt, decidedAt, ...row }: ReplyRow): ReplyView => ({
  ...row,
  receivedAt: receivedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});
