import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { Document } from '../documents/document.entity.js';
import type { VersionSearch } from '../documents/document-version.entity.js';
import type { DiscardedPage, DiscardedQuery } from './discarded.schemas.js';

interface SearchedRow {
  version_id: string;
  number: number;
  extractor_version: string;
  search: VersionSearch;
}

interface SentenceRow {
  rank: number;
  start_offset: number;
  end_offset: number;
  text: string;
  score: number;
  reasons: string[];
}

const NOTHING_SEARCHED: DiscardedPage = {
  items: [],
  nextCursor: null,
  versionNumber: null,
  extractorVersion: null,
  settingsVersion: null,
  total: 0,
  kept: 0,
};

@Injectable()
export class DiscardedQueries {
  constructor(private readonly transactions: Transactions) {}

  /** What the last search of the document set aside, best score first; null when there is no such document. */
  async list(documentId: string, query: DiscardedQuery): Promise<DiscardedPage | null> {
    const { reader } = this.transactions;
    const [searched] = await reader.query<SearchedRow[]>(
      `SELECT id AS version_id, number, extractor_version, search FROM document_version
       WHERE document_id = $1 AND search IS NOT NULL ORDER BY number DESC LIMIT 1`,
      [documentId],
    );
    if (!searched) return (await reader.existsBy(Document, { id: documentId })) ? NOTHING_SEARCHED : null;
    const rows = await this.sentences(searched.version_id, query);
    const { search } = searched;
    return {
      ...toPage(rows, query.limit, (row) => [String(row.rank), searched.version_id], toView),
      versionNumber: searched.number,
      extractorVersion: searched.extractor_version,
      settingsVersion: search.settingsVersion,
      total: search.discarded,
      kept: search.discardedKept,
    };
  }

  private sentences(versionId: string, { cursor, limit, reason }: DiscardedQuery): Promise<SentenceRow[]> {
    return this.transactions.reader.query<SentenceRow[]>(
      `SELECT rank, start_offset, end_offset, text, score, reasons FROM discarded_sentence
       WHERE document_version_id = $1 AND rank > $2 AND ($3::text IS NULL OR $3 = ANY(reasons))
       ORDER BY rank LIMIT $4`,
      [versionId, rankOf(cursor), reason ?? null, limit + 1],
    );
  }
}

const toView = ({ start_offset, end_offset, text, score, reasons }: SentenceRow) => ({
  start: start_offset,
  end: end_offset,
  text,
  score,
  reasons,
});

function rankOf(cursor: string | undefined): number {
  const [rank] = decodeCursor(cursor) ?? ['0'];
  if (/^\d{1,9}$/.test(rank)) return Number(rank);
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}
