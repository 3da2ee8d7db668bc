import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';
import { DiscardedSentence } from './discarded-sentence.entity.js';

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
