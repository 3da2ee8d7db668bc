import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { ReportArchiveService } from './report-archive.service.js';
import type { VerdictReport } from './verdict-report.schemas.js';

/** The newest text of a document that a published report is about. */
export interface PublishedDocument {
  id: string;
  title: string;
  url: string | null;
  language: string;
  sourceId: string | null;
  publisher: string | null;
  publishedAt: Date | null;
  /** Number of the newest version. */
  version: number;
  sha256: string;
  obtainedAt: Date;
  text: string;
  blocks: { kind: string; start: number; end: number }[];
}

/** Where a claim with a published verdict stands in the newest version; offsets null where it does not. */
export interface PublishedPlacement {
  claimId: string;
  sourceState: VerdictReport['placementState'];
  start: number | null;
  end: number | null;
  /** Other places that say the same. */
  alsoAt: { start: number; end: number }[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Documents, as far as published reports are about them. To readers no other document exists. */
@Injectable()
export class PublishedDocumentsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly archive: ReportArchiveService,
  ) {}

  /** Null for whatever is no id, and for a document of which nothing is published. */
  async find(id: string): Promise<PublishedDocument | null> {
    if (!UUID.test(id)) return null;
    await this.archive.complete();
    const [found] = await this.transactions.reader.query<PublishedDocument[]>(
      `SELECT document.id, document.title, document.url, document.language, document.source_id AS "sourceId",
         source.name AS publisher, document.published_at AS "publishedAt", newest.number AS version,
         newest.text_sha256 AS sha256, newest.obtained_at AS "obtainedAt", newest.text, newest.blocks
       FROM document
       LEFT JOIN source ON source.id = document.source_id
       JOIN LATERAL (
         SELECT * FROM document_version WHERE document_version.document_id = document.id ORDER BY number DESC LIMIT 1
       ) newest ON true
       WHERE document.id = $1 AND EXISTS (SELECT FROM published_report report WHERE report.document_id = document.id)`,
      [id],
    );
    return found ?? null;
  }

  /** Of the claims with a published verdict only, in the order of the text. */
  async placements(documentId: string, version: number): Promise<PublishedPlacement[]> {
    await this.archive.complete();
    return this.transactions.reader.query<PublishedPlacement[]>(
      `SELECT place.claim_id AS "claimId", place.source_state AS "sourceState", place.start_offset AS start,
         place.end_offset AS "end", place.also_at AS "alsoAt"
       FROM claim_placement place
       JOIN document_version version ON version.id = place.document_version_id
       WHERE version.document_id = $1 AND version.number = $2 AND EXISTS (
         SELECT FROM published_report report WHERE report.claim_id = place.claim_id)
       ORDER BY place.start_offset, place.end_offset DESC, place.claim_id`,
      [documentId, version],
    );
  }

  /** Numbers of all reports on a claim, oldest first. */
  async versionsOf(claimId: string): Promise<number[]> {
    await this.archive.complete();
    const rows = await this.transactions.reader.query<{ number: string }[]>(
      `SELECT number FROM published_report report WHERE report.claim_id = $1 ORDER BY number`,
      [claimId],
    );
    return rows.map(({ number }) => Number(number));
  }
}
