import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Adjudication } from './adjudication.entity.js';
import { Correction } from './correction.entity.js';
import { ReportArchive } from './report-archive.port.js';
import { Verdict, type VerdictEvidence } from './verdict.entity.js';

export type NewVerdict = Omit<Verdict, 'id' | 'number' | 'createdAt' | 'version' | VerdictRelation>;
type VerdictRelation = 'claim' | 'round' | 'adjudication' | 'scheme' | 'placement' | 'approver' | 'publisher';

const DUE_UNNOTICED = `state = 'PUBLISHED' AND review_by <= (now() AT TIME ZONE 'UTC')::date AND review_noticed_at IS NULL`;

/**
 * Of items about the same source one is published, with the files of all. A file that also shows something confidential
 * is not named: its name and hash could lead to the source at risk.
 */
const EVIDENCE_OF_ROUND = `
  WITH cited AS (
    SELECT coalesce(item.url, item.title) AS about, item.*, assignment.id AS assignment_id, file.sha256,
      jsonb_build_object('filename', coalesce(file.filename, 'file'), 'mediaType', file.media_type,
        'sha256', file.sha256, 'size', file.size) AS shown
    FROM evidence_item item
    JOIN review ON review.id = item.review_id AND review.state = 'SUBMITTED'
    JOIN assignment ON assignment.id = review.assignment_id AND assignment.state = 'SUBMITTED'
    LEFT JOIN attachment ON attachment.id = item.attachment_id
    LEFT JOIN stored_file file ON file.id = attachment.file_id
    WHERE assignment.round_id = $1
  ), files AS (
    SELECT about, jsonb_agg(DISTINCT shown) AS attachments FROM cited
    WHERE NOT confidential AND sha256 IS NOT NULL
      AND sha256 NOT IN (SELECT hidden.sha256 FROM cited hidden WHERE hidden.confidential AND hidden.sha256 IS NOT NULL)
    GROUP BY about
  )
  SELECT DISTINCT ON (cited.about) cited.title, cited.url, cited.archive_url AS "archiveUrl", cited.quote, cited.stance,
    cited.kind, cited.accessed_at, coalesce(files.attachments, '[]') AS attachments
  FROM cited LEFT JOIN files ON files.about = cited.about
  WHERE NOT cited.confidential
  ORDER BY cited.about, (cited.quote IS NULL), cited.assignment_id, cited.position`;

@Injectable()
export class VerdictsRepository {
  constructor(private readonly archive: ReportArchive) {}

  /** @throws AppError REPORT_INVALID when this verdict, as it stands, could not be published. */
  assertPublishable(tx: Tx, id: string): Promise<void> {
    return this.archive.check(tx, id);
  }

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
    if (values.reportNumber !== null) await this.archive.freeze(tx, verdict.id);
    return tx.manager.findOneByOrFail(Verdict, { id: verdict.id });
  }

  /** Stores the change and keeps the verdict in hand in step with it. With its number a verdict gets its frozen report. */
  async update(tx: Tx, verdict: Verdict, change: Partial<Verdict>): Promise<void> {
    await tx.manager.createQueryBuilder().update(Verdict).set(change).where({ id: verdict.id }).execute();
    Object.assign(verdict, change, { version: verdict.version + 1 });
    if (change.reportNumber) await this.archive.freeze(tx, verdict.id);
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
    const rows = await tx.manager.query<(Omit<VerdictEvidence, 'accessedAt'> & { accessed_at: Date | null })[]>(
      EVIDENCE_OF_ROUND,
      [roundId],
    );
    return rows.map(({ accessed_at, ...item }) => ({ ...item, accessedAt: accessed_at?.toISOString() ?? null }));
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
