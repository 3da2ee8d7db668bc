import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Adjudication } from './adjudication.entity.js';
import { Correction } from './correction.entity.js';
import { Verdict, type VerdictEvidence } from './verdict.entity.js';

export type NewVerdict = Omit<Verdict, 'id' | 'number' | 'createdAt' | 'version' | VerdictRelation>;
type VerdictRelation = 'claim' | 'round' | 'adjudication' | 'scheme' | 'placement' | 'approver' | 'publisher';

const DUE_UNNOTICED = `state = 'PUBLISHED' AND review_by <= (now() AT TIME ZONE 'UTC')::date AND review_noticed_at IS NULL`;

@Injectable()
export class VerdictsRepository {
  findById(tx: Tx, id: string): Promise<Verdict | null> {
    return tx.manager.findOneBy(Verdict, { id });
  }

  /** PROPOSED or APPROVED; a claim has at most one. */
  pending(tx: Tx, claimId: string): Promise<Verdict | null> {
    return tx.manager.findOneBy(Verdict, [
      { claimId, state: 'PROPOSED' },
      { claimId, state: 'APPROVED' },
    ]);
  }

  published(tx: Tx, claimId: string): Promise<Verdict | null> {
    return tx.manager.findOneBy(Verdict, { claimId, state: 'PUBLISHED' });
  }

  async insert(tx: Tx, values: NewVerdict): Promise<Verdict> {
    const number = (await tx.manager.countBy(Verdict, { claimId: values.claimId })) + 1;
    const verdict = tx.manager.create(Verdict, { ...values, id: newId(), number, version: 1 });
    await tx.manager.insert(Verdict, verdict);
    return tx.manager.findOneByOrFail(Verdict, { id: verdict.id });
  }

  /** Stores the change and keeps the verdict in hand in step with it. */
  async update(tx: Tx, verdict: Verdict, change: Partial<Verdict>): Promise<void> {
    await tx.manager.createQueryBuilder().update(Verdict).set(change).where({ id: verdict.id }).execute();
    Object.assign(verdict, change, { version: verdict.version + 1 });
  }

  /** Numbers are never reused; a rolled back publication leaves a gap. */
  async nextReportNumber(tx: Tx): Promise<string> {
    const [row] = await tx.manager.query<{ number: string }[]>(`SELECT nextval('report_number_seq') AS number`);
    if (!row) throw new Error('report_number_seq gave no number');
    return row.number;
  }

  async insertAdjudication(
    tx: Tx,
    values: Omit<Adjudication, 'id' | 'number' | 'createdAt' | 'round' | 'adjudicator'>,
  ): Promise<Adjudication> {
    const number = (await tx.manager.countBy(Adjudication, { roundId: values.roundId })) + 1;
    const row = tx.manager.create(Adjudication, { ...values, id: newId(), number });
    await tx.manager.insert(Adjudication, row);
    return row;
  }

  /** Evidence of the round's submitted reviews without what is confidential, by source address each once. */
  async evidenceOf(tx: Tx, roundId: string): Promise<VerdictEvidence[]> {
    const rows = await tx.manager.query<
      (Omit<VerdictEvidence, 'accessedAt' | 'archiveUrl'> & { accessed_at: Date | null; archive_url: string | null })[]
    >(
      `SELECT DISTINCT ON (coalesce(item.url, item.title)) item.title, item.url, item.archive_url, item.quote, item.stance, item.kind, item.accessed_at
       FROM evidence_item item
       JOIN review ON review.id = item.review_id AND review.state = 'SUBMITTED'
       JOIN assignment ON assignment.id = review.assignment_id AND assignment.state = 'SUBMITTED'
       WHERE assignment.round_id = $1 AND NOT item.confidential
       ORDER BY coalesce(item.url, item.title), (item.quote IS NULL), assignment.id, item.position`,
      [roundId],
    );
    return rows.map(({ accessed_at, archive_url, ...item }) => ({
      ...item,
      archiveUrl: archive_url,
      accessedAt: accessed_at?.toISOString() ?? null,
    }));
  }

  /** Published verdicts whose review date has come (days of UTC) and whose desk has not been told, longest due first. */
  async dueUnnoticed(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM verdict WHERE ${DUE_UNNOTICED} ORDER BY review_by, id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Null when somebody moved the date, or told the desk, in the meantime. */
  lockDueUnnoticed(tx: Tx, id: string): Promise<Verdict | null> {
    return tx.manager
      .createQueryBuilder(Verdict, 'verdict')
      .setLock('pessimistic_write')
      .where(`id = :id AND ${DUE_UNNOTICED}`, { id })
      .getOne();
  }

  correction(tx: Tx, id: string): Promise<Correction | null> {
    return tx.manager.findOneBy(Correction, { id });
  }

  /** The request that waits for a second person; a verdict has at most one. */
  openCorrection(tx: Tx, fromVerdictId: string): Promise<Correction | null> {
    return tx.manager.findOneBy(Correction, { fromVerdictId, status: 'REQUESTED' });
  }

  lockCorrection(tx: Tx, id: string): Promise<Correction> {
    return tx.manager.findOneOrFail(Correction, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async insertCorrection(
    tx: Tx,
    values: Omit<Correction, 'id' | 'requestedAt' | 'claim' | 'fromVerdict' | 'toVerdict' | 'requester' | 'decider'>,
  ): Promise<Correction> {
    const row = tx.manager.create(Correction, { ...values, id: newId() });
    await tx.manager.insert(Correction, row);
    return row;
  }

  async updateCorrection(tx: Tx, correction: Correction, change: Partial<Correction>): Promise<void> {
    await tx.manager.createQueryBuilder().update(Correction).set(change).where({ id: correction.id }).execute();
    Object.assign(correction, change);
  }
}
