import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { CURRENT, JOIN_NEWEST } from '../verdicts/verdict-standing.js';

/** Entries of one file of the sitemap; the protocol allows no more. */
export const SITEMAP_PAGE = 50_000;

/** A part of the site map: the reports, or the documents that have some. */
export type SitemapPart = 'reports' | 'documents';

export interface SitemapEntry {
  /** Report number, or id of the document. */
  key: string;
  /** When it last changed. */
  modified: Date;
}

/** Reports that stand. What they say changes only with a new number, so their day of publication is their last change. */
const STANDING = `
  SELECT verdict.report_number, verdict.published_at, claim.document_id
  FROM verdict JOIN claim ON claim.id = verdict.claim_id ${JOIN_NEWEST}
  WHERE verdict.report_number IS NOT NULL AND ${CURRENT}`;

/** `first` puts an entry on a page: report numbers only rise, so what is on a page stays on it. */
const PARTS: Record<SitemapPart, string> = {
  reports: `SELECT report_number::text AS key, report_number AS first, published_at AS modified FROM (${STANDING}) standing`,
  documents: `SELECT document_id::text AS key, min(report_number) AS first, max(published_at) AS modified
    FROM (${STANDING}) standing GROUP BY document_id`,
};

@Injectable()
export class SitemapQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Pages of a part that have entries, with their newest change. */
  pages(part: SitemapPart): Promise<{ page: number; modified: Date }[]> {
    return this.transactions.reader.query(
      `SELECT ((first - 1) / $1)::int + 1 AS page, max(modified) AS modified FROM (${PARTS[part]}) part
       GROUP BY 1 ORDER BY 1`,
      [SITEMAP_PAGE],
    );
  }

  /** The entries of a page, at most `SITEMAP_PAGE`. @param page from 1. */
  entries(part: SitemapPart, page: number): Promise<SitemapEntry[]> {
    return this.transactions.reader.query(
      `SELECT key, modified FROM (${PARTS[part]}) part
       WHERE first > ($2::bigint - 1) * $1 AND first <= $2::bigint * $1 ORDER BY first`,
      [SITEMAP_PAGE, page],
    );
  }
}
