import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { PUBLISHED, reportConditions, type ReportFilter } from './report-filter.js';
import { FROM_REPORTS, type ReportRow, selectReports } from './report-row.js';
import { type PublishedReport, toPublishedReport } from './to-report.js';

/** What an export will hold, told before its first byte. */
export interface ReportSnapshot {
  /** Another text whenever the export would be. */
  fingerprint: string;
  /** Number of the newest report in it; later ones are left for the next export. */
  upTo: string;
  /** When anything published last changed (ISO 8601, UTC). */
  changedAt: string;
}

const EXPORT_PAGE = 100;

/** Reads for public answers: only verdicts with a report number, and nothing of the people behind them. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async find(number: string): Promise<PublishedReport | null> {
    const [found] = await this.load(['verdict.report_number = $1'], [number], 'ASC', 1);
    return found ?? null;
  }

  /** Newest first: report numbers rise with publication. One more than `limit`, to tell whether more follow. */
  list(filter: ReportFilter, limit: number, cursor?: string): Promise<PublishedReport[]> {
    const { conditions, parameters } = reportConditions(filter);
    const before = positionOf(cursor);
    if (before) conditions.push(`verdict.report_number < $${parameters.push(before)}`);
    return this.load(conditions, parameters, 'DESC', limit + 1);
  }

  async count(filter: ReportFilter): Promise<number> {
    const { conditions, parameters } = reportConditions(filter);
    const [row] = await this.transactions.reader.query<{ count: string }[]>(
      `SELECT count(*) ${FROM_REPORTS} WHERE ${conditions.join(' AND ')}`,
      parameters,
    );
    return Number(row?.count ?? 0);
  }

  /** Cheap against the export itself: no texts are read. */
  async snapshot(filter: ReportFilter): Promise<ReportSnapshot> {
    const { conditions, parameters } = reportConditions(filter);
    const [row] = await this.transactions.reader.query<{ mark: string | null; up_to: string; changed_at: Date }[]>(
      `SELECT
         md5(string_agg(concat_ws(' ', verdict.report_number, verdict.version, newest.source_state, claim.version,
           document.version, source.name), ',' ORDER BY verdict.report_number)) AS mark,
         coalesce(max(verdict.report_number), 0) AS up_to,
         coalesce(greatest(
           (SELECT max(greatest(published.published_at, published.stale_since)) FROM verdict published
            WHERE published.report_number IS NOT NULL),
           (SELECT max(decided_at) FROM correction WHERE status = 'APPLIED')
         ), (SELECT min(created_at) FROM rating_scheme), now()) AS changed_at
       ${FROM_REPORTS} WHERE ${conditions.join(' AND ')}`,
      parameters,
    );
    if (!row) throw new Error('an aggregate gave no row');
    return {
      fingerprint: `${row.mark ?? 'none'} ${row.changed_at.toISOString()}`,
      upTo: row.up_to,
      changedAt: row.changed_at.toISOString(),
    };
  }

  /**
   * Every report of the snapshot, by number, read page by page. No transaction is held while a slow reader takes them,
   * so a report that changes meanwhile is given as it then is, or left out when it no longer fits the filter.
   */
  async *walk(filter: ReportFilter, { upTo }: ReportSnapshot): AsyncGenerator<PublishedReport> {
    let after = '0';
    for (;;) {
      const { conditions, parameters } = reportConditions(filter);
      conditions.push(`verdict.report_number > $${parameters.push(after)}`);
      conditions.push(`verdict.report_number <= $${parameters.push(upTo)}`);
      const page = await this.load(conditions, parameters, 'ASC', EXPORT_PAGE);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < EXPORT_PAGE) return;
      after = String(last.report.number);
    }
  }

  private async load(
    conditions: string[],
    parameters: unknown[],
    order: 'ASC' | 'DESC',
    limit: number,
  ): Promise<PublishedReport[]> {
    const where = [PUBLISHED, ...conditions].join(' AND ');
    const rows = await this.transactions.reader.query<ReportRow[]>(
      selectReports(where, order, `$${parameters.length + 1}`),
      [...parameters, limit],
    );
    return rows.map((row) => toPublishedReport(row, this.config));
  }
}

function positionOf(cursor: string | undefined): string | null {
  const position = decodeCursor(cursor);
  if (!position) return null;
  if (/^[1-9]\d{0,14}$/.test(position[0])) return position[0];
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}
