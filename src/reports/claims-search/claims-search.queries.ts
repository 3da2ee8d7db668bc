import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { ReportArchiveService } from '../report-archive.service.js';
import { reportConditions } from '../report-filter.js';
import { FROM_REPORTS } from '../report-row.js';

/** Which reports; null where nothing was asked. */
export interface ClaimsSearch {
  words: string | null;
  /** Language without region or script: `en`. */
  language: string | null;
  maxAgeDays: number | null;
  /** Only reports before this number. */
  before: string | null;
  offset: number;
  limit: number;
}

/** What a search tells of a report, as it was frozen. */
export interface FoundRow {
  number: string;
  claim_id: string;
  short_statement: string;
  claimant: string | null;
  made_at: string | null;
  label_name: string;
  language: string;
  first_published_at: string;
  publisher: string;
}

/**
 * Of claim and review the newer one counts, and that is always the review: a report whose claim is dated after it is not
 * published.
 */
const YOUNG = (place: string): string => `verdict.first_published_at >= now() - make_interval(days => ${place}::int)`;

@Injectable()
export class ClaimsSearchQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly archive: ReportArchiveService,
  ) {}

  /** Reports that stand today, newest first; at most `limit`. One statement over the index of published words. */
  async find({ words, language, maxAgeDays, before, offset, limit }: ClaimsSearch): Promise<FoundRow[]> {
    await this.archive.complete();
    const { conditions, parameters } = reportConditions({ currentOnly: true, q: words ?? undefined });
    const and = (condition: (place: string) => string, value: unknown): void => {
      if (value !== null) conditions.push(condition(`$${parameters.push(value)}`));
    };
    and((place) => `split_part(report.language, '-', 1) = lower(${place}::text)`, language);
    and(YOUNG, maxAgeDays);
    and((place) => `report.number < ${place}::bigint`, before);
    const places = [parameters.push(limit), parameters.push(offset)];
    return this.transactions.reader.query<FoundRow[]>(
      `WITH page AS MATERIALIZED (
         SELECT report.number, report.claim_id, report.content::json AS said
         ${FROM_REPORTS}
         WHERE ${conditions.join(' AND ')}
         ORDER BY report.number DESC LIMIT $${places[0]} OFFSET $${places[1]})
       SELECT page.number, page.claim_id, said->>'shortStatement' AS short_statement,
         said#>>'{claimant,name}' AS claimant, said->>'madeAt' AS made_at, coalesce(said#>>'{rating,claimReview,name}', said#>>'{rating,name}') AS label_name,
         said->>'language' AS language, said->>'firstPublishedAt' AS first_published_at,
         said#>>'{organisation,name}' AS publisher
       FROM page ORDER BY page.number DESC`,
      parameters,
    );
  }
}
