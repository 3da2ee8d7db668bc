import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { type ContentRow, SELECT_CONTENT } from './content-row.js';
import type { ReportContent } from './verdict-report.schemas.js';

/** A report about to be kept. */
export interface NewFrozenReport {
  verdictId: string;
  content: ReportContent;
  /** Canonical JSON of the content, and the hash over it. */
  json: string;
  hash: string;
  labelColor: string | null;
}

/** Frozen reports: added once, never changed. */
@Injectable()
export class PublishedReportsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** What the reports of these verdicts are made of, by report number. */
  contentRows(tx: Tx, verdictIds: readonly string[]): Promise<ContentRow[]> {
    return tx.manager.query<ContentRow[]>(SELECT_CONTENT, [verdictIds]);
  }

  /** @returns whether it was added; false when this verdict has its report already. */
  async add(tx: Tx, { verdictId, content, json, hash, labelColor }: NewFrozenReport): Promise<boolean> {
    const { number, claimId, documentId, source, verdictVersion, rating, language, claimant } = content;
    const added = await tx.manager.query<unknown[]>(
      `INSERT INTO published_report (number, verdict_id, claim_id, document_id, source_id, content, content_hash,
         verdict_version, label, label_color, scheme_key, language, claimant_key, topics, words, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, lower($12), lower($13), $14, to_tsvector('simple', $15),
         (SELECT published_at FROM verdict WHERE id = $2))
       ON CONFLICT (number) DO NOTHING RETURNING number`,
      [
        number,
        verdictId,
        claimId,
        documentId,
        source?.id ?? null,
        json,
        hash,
        verdictVersion,
        rating.label,
        labelColor,
        rating.schemeKey,
        language,
        claimant?.name ?? null,
        content.topics,
        [content.statement, content.shortStatement, content.summary, claimant?.name ?? ''].join('\n'),
      ],
    );
    return added.length > 0;
  }

  /** Published verdicts whose report is not kept yet, oldest first, after this report number. */
  async missingAfter(number: string, limit: number): Promise<{ id: string; number: string }[]> {
    return this.transactions.reader.query<{ id: string; number: string }[]>(
      `SELECT verdict.id, verdict.report_number AS number FROM verdict
       WHERE verdict.report_number > $1
         AND NOT EXISTS (SELECT FROM published_report report WHERE report.number = verdict.report_number)
       ORDER BY verdict.report_number LIMIT $2`,
      [number, limit],
    );
  }
}
