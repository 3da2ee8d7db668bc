import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { isBlind } from '../database/blind-claim.js';
import { Transactions } from '../database/transactions.js';
import type { Claim } from './claim.entity.js';
import type { ExtractorOpinion } from './extractor-opinion.js';
import type { ExtractionLabel, LabelQuery } from './labels.schemas.js';

interface LabelRow {
  id: string;
  triage: NonNullable<Claim['triage']>;
  triage_reason: Claim['triageReason'];
  triaged_at: Date;
  sort_key: string;
  extractor_opinion: ExtractorOpinion;
  language: string;
  document_id: string;
  document_title: string;
  statement: string;
  claimant: string | null;
}

/** What the desk decided on what the extractor said, for measuring and training extractors. */
@Injectable()
export class LabelsQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * The latest decision on each claim the extractor had an opinion of, oldest decision first.
   * @param userId who reads; what they rate is left out, because a decision tells a claim's state. Null for an export
   *   from the database itself.
   */
  async list(query: LabelQuery, userId: string | null): Promise<Page<ExtractionLabel>> {
    const parameters: unknown[] = [];
    const value = (item: unknown): string => `$${parameters.push(item)}`;
    const conditions = ['claim.extractor_opinion IS NOT NULL', 'claim.triage IS NOT NULL'];
    if (userId !== null) conditions.push(`NOT ${isBlind('claim.id', value(userId))}`);
    if (query.since) conditions.push(`claim.triaged_at >= ${value(new Date(query.since))}`);
    const after = decodeTimeCursor(query.cursor);
    if (after)
      conditions.push(`(claim.triaged_at, claim.id) > (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
    const rows = await this.transactions.reader.query<LabelRow[]>(
      `SELECT claim.id, claim.triage, claim.triage_reason, claim.triaged_at, claim.triaged_at::text AS sort_key,
         claim.extractor_opinion, claim.language, claim.document_id, document.title AS document_title,
         claim.statement, claim.claimant
       FROM claim JOIN document ON document.id = claim.document_id
       WHERE ${conditions.join(' AND ')}
       ORDER BY claim.triaged_at, claim.id LIMIT ${value(query.limit + 1)}`,
      parameters,
    );
    return toPage(rows, query.limit, (row) => [row.sort_key, row.id], toLabel);
  }
}

/** Fields in the order of the schema: an export from here and one from a server are the same, byte for byte. */
function toLabel(row: LabelRow): ExtractionLabel {
  const opinion = row.extractor_opinion;
  const taken = opinion.picked ? 'accepted' : 'missed';
  return {
    claimId: row.id,
    text: opinion.text,
    label: row.triage === 'REJECTED' ? 'rejected' : taken,
    reason: row.triage_reason,
    score: opinion.score,
    verifiable: opinion.verifiable,
    checkworthy: opinion.checkworthy,
    type: opinion.type,
    speaker: opinion.speaker,
    reasons: opinion.reasons,
    extractorVersion: opinion.extractorVersion,
    settingsVersion: opinion.settingsVersion,
    language: row.language,
    documentId: row.document_id,
    documentTitle: row.document_title,
    statement: row.statement,
    claimant: row.claimant,
    decidedAt: row.triaged_at.toISOString(),
  };
}
