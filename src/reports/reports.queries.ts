import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { PUBLISHED, reportConditions, type ReportFilter } from './report-filter.js';
import { ReportArchiveService } from './report-archive.service.js';
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

/** Reports of one statement of an export: as many as are likely to fit into so many characters of content. */
const PAGE = { first: 100, least: 20, most: 500, characters: 2_000_000 };

/** SQL: when anything published last changed, and who publishes it on which terms. */
export const CHANGED_AT = `coalesce(greatest(
  (SELECT max(published_at) FROM published_report),
  (SELECT max(stale_since) FROM verdict marked WHERE marked.report_number IS NOT NULL),
  (SELECT max(decided_at) FROM correction WHERE status = 'APPLIED'),
  (SELECT max(created_at) FROM organisation_profile)
), (SELECT min(created_at) FROM rating_scheme), now())`;

/** Reads for public answers: only verdicts with a report number, and nothing of the people behind them. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly archive: ReportArchiveService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async find(number: string): Promise<PublishedReport | null> {
    const [found] = await this.load(['report.number = $1'], [number], 'ASC', 1);
    return found ?? null;
  }

  /** Newest first: report numbers rise with publication. One more than `limit`, to tell whether more follow. */
  list(filter: ReportFilter, limit: number, cursor?: string): Promise<PublishedReport[]> {
    const { conditions, parameters } = reportConditions(filter);
    const before = positionOf(cursor);
    if (before) conditions.push(`report.number < $${parameters.push(before)}`);
    return this.load(conditions, parameters, 'DESC', limit + 1);
  }

  async count(filter: ReportFilter): Promise<number> {
    await this.archive.complete();
    const { conditions, parameters } = reportConditions(filter);
    const [row] = await this.transactions.reader.query<{ count: string }[]>(
      `SELECT count(*) ${FROM_REPORTS} WHERE ${conditions.join(' AND ')}`,
      parameters,
    );
    return Number(row?.count ?? 0);
  }

  async numbersAmong(numbers: readonly number[]): Promise<number[]> {
    const { conditions, parameters } = reportConditions({ currentOnly: false, numbers });
    const rows = await this.transactions.reader.query<{ number: string }[]>(
      `SELECT report.number ${FROM_REPORTS} WHERE ${conditions.join(' AND ')}`,
      parameters,
    );
    return rows.map(({ number }) => Number(number));
  }

  /** Cheap against the export itself: no texts are read. */
  async snapshot(filter: ReportFilter): Promise<ReportSnapshot> {
    await this.archive.complete();
    const { conditions, parameters } = reportConditions(filter);
    const [row] = await this.transactions.reader.query<{ mark: string | null; up_to: string; changed_at: Date }[]>(
      `SELECT
         md5(string_agg(concat_ws(' ', report.number, verdict.version, newest.source_state), ','
           ORDER BY report.number)) AS mark,
         coalesce(max(report.number), 0) AS up_to,
         ${CHANGED_AT} AS changed_at
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
    for (let size = PAGE.first; ;) {
      const { conditions, parameters } = reportConditions(filter);
      conditions.push(`report.number > $${parameters.push(after)}`);
      conditions.push(`report.number <= $${parameters.push(upTo)}`);
      const page = await this.load(conditions, parameters, 'ASC', size);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < size) return;
      after = String(last.report.number);
      size = pageSize(page);
    }
  }

  private async load(
    conditions: string[],
    parameters: unknown[],
    order: 'ASC' | 'DESC',
    limit: number,
  ): Promise<PublishedReport[]> {
    await this.archive.complete();
    const where = [PUBLISHED, ...conditions].join(' AND ');
    const rows = await this.transactions.reader.query<ReportRow[]>(
      selectReports(where, order, `$${parameters.length + 1}`),
      [...parameters, limit],
    );
    return rows.map((row) => toPublishedReport(row, this.config));
  }
}

/** The texts of some reports are a hundred times as long as those of others; a page of either has to fit into memory. */
function pageSize(page: readonly PublishedReport[]): number {
  const characters = page.reduce((sum, { report }) => sum + sizeOf(report), 0);
  const fit = Math.floor((PAGE.characters * page.length) / characters);
  return Math.min(PAGE.most, Math.max(PAGE.least, fit));
}

/** About as many characters as its JSON has; what is not counted here is short. */
const sizeOf = ({ rationale, evidence, corrections }: PublishedReport['report']): number =>
  3000 + rationale.length + 1000 * (evidence.length + corrections.length);

function positionOf(cursor: string | undefined): string | null {
  const position = decodeCursor(cursor);
  if (!position) return null;
  if (/^[1-9]\d{0,14}$/.test(position[0])) return position[0];
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}
