import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { SetAside } from './best-discarded.js';
import { DiscardedSentence } from './discarded-sentence.entity.js';

/** A stretch of an earlier text, and how far it moved. */
export interface KeptStretch extends Span {
  shift: number;
}

/** Rows for one statement: seven parameters each, of the 65,535 that PostgreSQL takes. */
const CHUNK = 1000;

@Injectable()
export class DiscardedRepository {
  /** Removes what is kept of any version of the document. */
  async clear(tx: Tx, documentId: string): Promise<void> {
    await tx.manager.query(
      `DELETE FROM discarded_sentence USING document_version version
       WHERE version.id = discarded_sentence.document_version_id AND version.document_id = $1`,
      [documentId],
    );
  }

  /**
   * Moves what is kept of the version searched before to `version`, as far as it stands in one of the stretches, adds
   * `rows`, and keeps the best `most` of both. One statement: the rows never come here.
   * @returns how many are kept
   */
  async renew(
    tx: Tx,
    { id, documentId }: Pick<DocumentVersion, 'id' | 'documentId'>,
    rows: readonly SetAside[],
    stretches: readonly KeptStretch[],
    most: number,
  ): Promise<number> {
    const kept = await tx.manager.query<unknown[]>(
      `WITH former AS (
         DELETE FROM discarded_sentence USING document_version version
         WHERE version.id = discarded_sentence.document_version_id AND version.document_id = $2
         RETURNING discarded_sentence.*
       ), stretch AS (
         SELECT * FROM jsonb_to_recordset($4::jsonb) AS part("start" int, "end" int, shift int)
       ), both_parts AS (
         SELECT start_offset + shift AS start_offset, end_offset + shift AS end_offset, text, score, reasons
         FROM former JOIN stretch ON start_offset >= stretch."start" AND end_offset <= stretch."end"
         UNION ALL
         SELECT "start", "end", text, score, reasons
         FROM jsonb_to_recordset($3::jsonb) AS added("start" int, "end" int, text text, score real, reasons text[])
       ), ranked AS (
         SELECT *, row_number() OVER (ORDER BY score DESC, start_offset) AS rank FROM both_parts
       )
       INSERT INTO discarded_sentence (document_version_id, rank, start_offset, end_offset, text, score, reasons)
       SELECT $1, rank, start_offset, end_offset, text, score, reasons FROM ranked WHERE rank <= $5
       RETURNING rank`,
      [id, documentId, JSON.stringify(rows), JSON.stringify(stretches), most],
    );
    return kept.length;
  }

  async insert(tx: Tx, rows: readonly Omit<DiscardedSentence, 'documentVersion'>[]): Promise<void> {
    for (let at = 0; at < rows.length; at += CHUNK) {
      await tx.manager.insert(DiscardedSentence, rows.slice(at, at + CHUNK));
    }
  }

  /** The sentence that shares most with `span`: at least half of what the two cover together; null when there is none. */
  async findAt(tx: Tx, documentVersionId: string, { start, end }: Span): Promise<DiscardedSentence | null> {
    const shared = `(least(sentence.end_offset, :end) - greatest(sentence.start_offset, :start))`;
    const covered = `(greatest(sentence.end_offset, :end) - least(sentence.start_offset, :start))`;
    return tx.manager
      .createQueryBuilder(DiscardedSentence, 'sentence')
      .where('sentence.documentVersionId = :documentVersionId', { documentVersionId })
      .andWhere(`sentence.start_offset < :end AND 2 * ${shared} >= ${covered}`, { start, end })
      .orderBy(`${shared}::real / ${covered}`, 'DESC')
      .limit(1)
      .getOne();
  }
}
