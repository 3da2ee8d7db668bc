import { feedHead, toFeedItem } from './claim-review.js';
import type { Edition } from './data-publisher.js';
import { reportCsvHeader, type ReportCsvOptions, reportCsvRow } from './report-csv.js';
import { canonicalJson, reportsFileHead, verdictReportJson } from './report-json.js';
import { scriptSafeJson } from './script-safe-json.js';
import type { VerdictReport } from './verdict-report.schemas.js';

type Reports = AsyncIterable<VerdictReport>;

/** Exports a report at a time, so that no export has to fit into memory. Reports come by number. */

/** The same bytes as `verdictReportsJson`. */
export async function* streamReportsJson(reports: Reports, edition: Edition): AsyncGenerator<string> {
  yield jsonHead(edition);
  yield* separated(reports, verdictReportJson);
  yield JSON_END;
}

/** The same bytes, of pages of reports that are canonical JSON already. */
export async function* streamReportTexts(
  pages: AsyncIterable<readonly { json: string }[]>,
  edition: Edition,
): AsyncGenerator<string> {
  yield jsonHead(edition);
  let separator = '';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map(({ json }) => json).join(',');
    separator = ',';
  }
  yield JSON_END;
}

/** Members of the file come in the order of canonical JSON, so `reports` is the last. */
const jsonHead = (edition: Edition): string => `${canonicalJson(reportsFileHead(edition)).slice(0, -1)},"reports":[`;
const JSON_END = ']}';

/** The same bytes as `scriptSafeJson(toDataFeed(…))` of the same reports: people put it into their pages. All of them must be current. */
export async function* streamDataFeed(reports: Reports, edition: Edition): AsyncGenerator<string> {
  yield `${scriptSafeJson(feedHead(edition)).slice(0, -1)},"dataFeedElement":[`;
  yield* separated(reports, (report) => scriptSafeJson(toFeedItem(report, edition.publisher)));
  yield ']}';
}

/** The same bytes as `reportsCsv`. */
export async function* streamReportsCsv(reports: Reports, options: ReportCsvOptions): AsyncGenerator<string> {
  yield reportCsvHeader(options);
  for await (const report of reports) yield reportCsvRow(report);
}

async function* separated(reports: Reports, write: (report: VerdictReport) => string): AsyncGenerator<string> {
  let separator = '';
  for await (const report of reports) {
    yield separator + write(report);
    separator = ',';
  }
}
