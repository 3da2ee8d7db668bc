import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { RightOfReplyRecord } from '../verdicts/right-of-reply.port.js';
import type { ContactAttemptView, ReplyQuery, ReplyReceipt, ReplyView, RightOfReply } from './replies.schemas.js';

type Dated<View, Key extends keyof View> = Omit<View, Key> & Record<Key, Date>;
type ReplyRow = Omit<ReplyView, 'receivedAt' | 'decidedAt'> & { receivedAt: Date; decidedAt: Date | null; key: string };

const REPLY = `reply.id, verdict.report_number AS "reportNumber", reply.claim_id AS "claimId", reply.author, reply.text,
  reply.state, reply.contact_email IS NOT NULL AS "hasContact", reply.received_at AS "receivedAt",
  reply.received_at::text AS key, reply.decided_at AS "decidedAt", reply.decided_by AS "decidedBy", reply.reason`;
const FROM = `FROM reply JOIN verdict ON verdict.id = reply.verdict_id`;

/** Whom the desk asked about the claim of `verdict`, as readers see it. */
const attemptsUntil = (moment: string): string => `(
  SELECT coalesce(json_agg(json_build_object('who', who, 'way', way, 'attemptedAt', attempted_at,
    'outcome', outcome, 'answer', CASE WHEN answer_public THEN answer END) ORDER BY attempted_at, id), '[]')
  FROM contact_attempt WHERE claim_id = verdict.claim_id AND created_at <= ${moment})`;

/** What was published as a reply to any report on the claim of `verdict`. */
const repliesUntil = (moment: string): string => `(
  SELECT coalesce(json_agg(json_build_object('author', author, 'text', text, 'publishedAt', decided_at)
    ORDER BY decided_at, id), '[]')
  FROM reply WHERE claim_id = verdict.claim_id AND state = 'PUBLISHED' AND decided_at <= ${moment})`;

@Injectable()
export class RepliesQueries extends RightOfReplyRecord {
  constructor(private readonly transactions: Transactions) {
    super();
  }

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
      `SELECT ${attemptsUntil('verdict.published_at')} AS "contactAttempts", ${repliesUntil(`'infinity'`)} AS replies
       FROM verdict WHERE verdict.report_number = $1`,
      [reportNumber],
    );
    return inUtc(row ?? { contactAttempts: [], replies: [] });
  }

  async soFar(tx: Tx, verdictIds: readonly string[]): Promise<ReadonlyMap<string, RightOfReply>> {
    const published = 'coalesce(verdict.published_at, now())';
    const rows = await tx.manager.query<(RightOfReply & { id: string })[]>(
      `SELECT verdict.id, ${attemptsUntil(published)} AS "contactAttempts", ${repliesUntil(published)} AS replies
       FROM verdict WHERE verdict.id = ANY($1::uuid[])`,
      [verdictIds],
    );
    return new Map(
      rows
        .filter(({ contactAttempts, replies }) => contactAttempts.length + replies.length > 0)
        .map(({ id, ...row }) => [id, inUtc(row)]),
    );
  }
}

export const replyNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such reply, or it is not for you.');

/** Times within JSON come as PostgreSQL writes them. */
const inUtc = ({ contactAttempts, replies }: RightOfReply): RightOfReply => ({
  contactAttempts: contactAttempts.map((item) => ({ ...item, attemptedAt: new Date(item.attemptedAt).toISOString() })),
  replies: replies.map((item) => ({ ...item, publishedAt: new Date(item.publishedAt).toISOString() })),
});

const toView = ({ key: _key, receivedAt, decidedAt, ...row }: ReplyRow): ReplyView => ({
  ...row,
  receivedAt: receivedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});
