import { reportsCsv } from '../../reports/report-csv.js';
import { verdictReportJson } from '../../reports/report-json.js';
import { streamDataFeed, streamReportsCsv, streamReportsJson } from '../../reports/report-streams.js';
import { scriptSafeJson } from '../../reports/script-safe-json.js';
import { type FeedQuery, feedQuery } from '../../reports/reports.schemas.js';
import { ReportsService } from '../../reports/reports.service.js';
import { withDesk } from '../desk-session.js';
import { UsageError } from '../failures.js';
import type { Output } from '../output.js';
import { assertCurrent } from './not-current.js';
import { type FilterText, optionOf } from './filter-options.js';
import type { ReportRequest, ReportSource } from './report-source.js';

/** Reports out of the database. */
export class DeskReports implements ReportSource {
  constructor(private readonly reports: ReportsService) {}

  async one(number: string, { format, bom }: ReportRequest, current: boolean): Promise<string> {
    const { report } = await this.reports.get(number);
    if (current) assertCurrent(report);
    switch (format) {
      case 'json':
        return verdictReportJson(report);
      case 'jsonld':
        return scriptSafeJson(await this.reports.claimReview(number));
      case 'csv':
        return reportsCsv([report], { bom });
    }
  }

  async *many({ format, all, bom, filter }: ReportRequest): AsyncGenerator<string> {
    const prepared = await this.reports.prepareExport({ ...parseFilter(filter), currentOnly: !all }, format);
    switch (format) {
      case 'json':
        return yield* streamReportsJson(prepared.reports, prepared);
      case 'jsonld':
        return yield* streamDataFeed(prepared.reports, prepared);
      case 'csv':
        return yield* streamReportsCsv(prepared.reports, { bom });
    }
  }
}

/** The rules of the API. @throws UsageError that names the option */
export function parseFilter(filter: FilterText): FeedQuery {
  const { data, error } = feedQuery.safeParse(filter);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `${optionOf(String(path[0]))} ${message}`);
  throw new UsageError(faults.join('; '));
}

/** Runs `work` on the reports of the database. */
export const withDeskReports = (output: Output, work: (source: ReportSource) => Promise<void>): Promise<void> =>
  withDesk({ output }, ({ app }) => work(new DeskReports(app.get(ReportsService))));
