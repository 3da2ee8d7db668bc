import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions.js';
import { ExtractionRerun } from './extraction-rerun.entity.js';
import { RerunDocument, type RerunDocumentState } from './rerun-document.entity.js';

/** A document that was handed out so long ago was lost with its queue. */
const LOST_AFTER = '1 hour';
/** A document that is lost so often is not tried again. */
const MOST_STARTS = 3;

export type NewRerun = Omit<ExtractionRerun, 'requester' | 'createdAt' | 'finishedAt' | 'status' | 'matched'>;

/** How a document of a rerun ended. */
export type RerunEnd = Partial<Pick<RerunDocument, 'result' | 'reason' | 'message'>> & {
  state: Extract<RerunDocumentState, 'DONE' | 'SKIPPED' | 'FAILED'>;
};

/** A rerun that has just ended, with the numbers of its documents. */
export type EndedRerun = Pick<ExtractionRerun, 'id' | 'dryRun' | 'requestedBy'> & { documents: number; failed: number };

const ended = (condition: string): string =>
  `(SELECT count(*)::int FROM extraction_rerun_document each WHERE each.rerun_id = rerun.id AND ${condition})`;

@Injectable()
export class RerunsRepository {
  /** Until the end of the transaction nobody else makes, cancels, hands out or ends reruns. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('extraction reruns', 0))`);
  }

  findOpen(tx: Tx, dryRun: boolean): Promise<ExtractionRerun | null> {
    return tx.manager.findOneBy(ExtractionRerun, { dryRun, status: 'RUNNING' });
  }

  find(tx: Tx, id: string): Promise<ExtractionRerun | null> {
    return tx.manager.findOneBy(ExtractionRerun, { id });
  }

  /**
   * Stores a rerun with its documents: those whose newest text was last searched by another extractor or with other
   * settings. A document that never was searched has a job of its own, to be run again there.
   * @param most so many of them, drawn evenly by a hash; null for all
   * @returns how many documents matched
   */
  async insert(tx: Tx, rerun: NewRerun, most: number | null): Promise<number> {
    const { documentIds, sourceId } = rerun.filter;
    await tx.manager.insert(ExtractionRerun, { ...rerun, status: 'RUNNING', matched: 0, finishedAt: null });
    const [row] = await tx.manager
      .query<{ matched: number }[]>(
        `WITH matched AS (
         SELECT document.id, version.number,
           row_number() OVER (ORDER BY CASE WHEN $6::int IS NULL THEN NULL ELSE md5($1::uuid::text || document.id) END,
                                       document.created_at DESC, document.id) AS place
         FROM document
         JOIN document_version version ON version.document_id = document.id AND version.number = document.current_version
         WHERE document.status = 'READY' AND version.extractor_version IS NOT NULL
           AND (version.extractor_version <> $2::text OR (version.search ->> 'settingsVersion')::int IS DISTINCT FROM $3::int)
           AND ($4::uuid[] IS NULL OR document.id = ANY($4)) AND ($5::uuid IS NULL OR document.source_id = $5)
       ), added AS (
         INSERT INTO extraction_rerun_document (rerun_id, document_id, version_number, place, state)
         SELECT $1::uuid, id, number, place, 'WAITING' FROM matched WHERE $6::int IS NULL OR place <= $6::int
       )
       UPDATE extraction_rerun SET matched = (SELECT count(*) FROM matched) WHERE id = $1::uuid RETURNING matched`,
        [rerun.id, rerun.extractorVersion, rerun.settingsVersion, documentIds, sourceId, most],
      )
      .then(([rows]) => rows as unknown as { matched: number }[]);
    return row?.matched ?? 0;
  }

  /** Ends a rerun and all of its documents that have not ended. What such a document is doing comes to nothing. */
  async cancel(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(
      `UPDATE extraction_rerun_document SET state = 'CANCELLED' WHERE rerun_id = $1 AND state IN ('WAITING', 'RUNNING')`,
      [id],
    );
    await this.end(tx, id, 'CANCELLED');
  }

  /** How many documents are under way, and how many were handed out within a minute. */
  async pace(tx: Tx): Promise<{ running: number; startedLately: number }> {
    const [pace] = await tx.manager.query<{ running: number; startedLately: number }[]>(
      `SELECT count(*) FILTER (WHERE state = 'RUNNING')::int AS running,
         count(*) FILTER (WHERE started_at > now() - interval '1 minute')::int AS "startedLately"
       FROM extraction_rerun_document WHERE state = 'RUNNING' OR started_at > now() - interval '1 minute'`,
    );
    return pace ?? { running: 0, startedLately: 0 };
  }

  /** Marks the next documents RUNNING. Previews go first: a person waits for them. */
  async startNext(tx: Tx, most: number): Promise<Pick<RerunDocument, 'rerunId' | 'documentId'>[]> {
    const [started] = await tx.manager.query<[Pick<RerunDocument, 'rerunId' | 'documentId'>[], number]>(
      `UPDATE extraction_rerun_document document
       SET state = 'RUNNING', starts = starts + 1, started_at = now()
       FROM (
         SELECT waiting.rerun_id, waiting.document_id FROM extraction_rerun_document waiting
         JOIN extraction_rerun rerun ON rerun.id = waiting.rerun_id
         WHERE rerun.status = 'RUNNING' AND waiting.state = 'WAITING'
         ORDER BY rerun.dry_run DESC, waiting.place LIMIT $1
       ) next
       WHERE document.rerun_id = next.rerun_id AND document.document_id = next.document_id
       RETURNING document.rerun_id AS "rerunId", document.document_id AS "documentId"`,
      [most],
    );
    return started;
  }

  /** Documents whose job was lost wait again; those lost too often have failed. */
  async giveUpLost(tx: Tx): Promise<void> {
    await tx.manager.query(
      `UPDATE extraction_rerun_document
       SET state = CASE WHEN starts < $1 THEN 'WAITING' ELSE 'FAILED' END,
         reason = CASE WHEN starts < $1 THEN NULL ELSE 'INTERNAL' END,
         message = CASE WHEN starts < $1 THEN NULL ELSE 'Its job was lost again and again. Search the document by itself.' END
       WHERE state = 'RUNNING' AND started_at < now() - $2::interval`,
      [MOST_STARTS, LOST_AFTER],
    );
  }

  /** Ends the reruns that have no document left. @returns these */
  async endFinished(tx: Tx): Promise<EndedRerun[]> {
    const finished = await tx.manager.query<EndedRerun[]>(
      `SELECT id, dry_run AS "dryRun", requested_by AS "requestedBy", ${ended('true')} AS documents,
         ${ended(`each.state = 'FAILED'`)} AS failed FROM extraction_rerun rerun
       WHERE status = 'RUNNING' AND NOT EXISTS (
         SELECT FROM extraction_rerun_document document
         WHERE document.rerun_id = rerun.id AND document.state IN ('WAITING', 'RUNNING'))`,
    );
    for (const { id } of finished) await this.end(tx, id, 'DONE');
    return finished;
  }

  findRunning(tx: Tx, rerunId: string, documentId: string): Promise<RerunDocument | null> {
    return tx.manager.findOneBy(RerunDocument, { rerunId, documentId, state: 'RUNNING' });
  }

  /** Locks a document that is under way until the transaction ends; null when it has ended, or was cancelled. */
  lockRunning(tx: Tx, rerunId: string, documentId: string): Promise<RerunDocument | null> {
    return tx.manager.findOne(RerunDocument, {
      where: { rerunId, documentId, state: 'RUNNING' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Ends a document that the caller has locked. */
  async endDocument(tx: Tx, { rerunId, documentId }: RerunDocument, end: RerunEnd): Promise<void> {
    await tx.manager.update(RerunDocument, { rerunId, documentId }, end);
  }

  private async end(tx: Tx, id: string, status: 'DONE' | 'CANCELLED'): Promise<void> {
    await tx.manager.update(ExtractionRerun, { id }, { status, finishedAt: () => 'clock_timestamp()' });
  }
}
